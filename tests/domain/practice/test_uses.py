from lessons.domain.parts import Part
from lessons.domain.practice.uses import Placed, Use, default_uses


def placed(count, *, part=Part.LEVEL_1, sections=(1, 2, 3), first=1, quick=bool):
    return [
        Placed(
            key=first + n,
            part=part,
            position=first + n,
            section=sections[n % len(sections)] if sections else None,
            is_quick=bool(quick(n + 1)),
        )
        for n in range(count)
    ]


def practice_of(questions):
    return {key for key, use in default_uses(questions).items() if use is Use.PRACTICE}


def test_a_third_of_a_level_of_six_or_more_is_for_practice():
    assert len(practice_of(placed(12))) == 4
    assert len(practice_of(placed(6))) == 2


def test_a_small_level_and_a_task_are_for_both():
    uses = default_uses([*placed(5), *placed(9, part=Part.GUIDED, first=50)])

    assert set(uses.values()) == {Use.BOTH}


def test_the_quick_questions_of_each_section_come_first():
    questions = placed(9, quick=lambda n: n % 3)

    assert practice_of(questions) == {1, 2, 4}


def test_the_same_questions_are_divided_in_the_same_way_whatever_their_order():
    questions = placed(12, quick=lambda n: n % 2)

    assert default_uses(questions) == default_uses(questions[::-1])


def test_each_level_is_divided_by_itself():
    both = [*placed(6), *placed(6, part=Part.LEVEL_2, first=20)]

    assert len(practice_of(both) & set(range(1, 7))) == 2
    assert len(practice_of(both) & set(range(20, 26))) == 2
