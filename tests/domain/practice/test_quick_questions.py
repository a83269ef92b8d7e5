"""Which quick questions stand inside a lesson's text."""

from lessons.domain.practice.in_text import Quick, in_text


def quick(key: int, *, section: int = 1, practice: bool = False) -> Quick:
    return Quick(key=key, section=section, position=key, is_for_practice=practice)


def test_a_section_has_two_at_most_in_the_order_of_the_lesson():
    assert in_text([quick(3), quick(1), quick(2), quick(4, section=2)]) == {1: [1, 2], 2: [4]}


def test_those_for_practice_alone_go_before_what_a_test_asks():
    assert in_text([quick(1), quick(2), quick(3, practice=True)]) == {1: [1, 3]}
