"""Tests cut apart by the roles of their lines."""

from lessons.domain.handouts.learnt.choice_groups import items_of
from lessons.domain.handouts.learnt.labels import Label
from tests.domain.handouts.learnt.lines_of_text import tagged


def read(*pairs):
    found = items_of(tagged(*pairs))
    return found and [
        (item.number, [row.text for row in item.rows], options(item)) for item in found.items
    ]


def options(item) -> list[tuple[str, bool]]:
    return [(" ".join(row.text for row in o.rows), o.has_sign) for o in item.options]


def test_lines_without_letters_are_options_by_their_roles():
    found = read((Label.STEM, "3. Су"), (Label.OPTION, "бу"), (Label.OPTION, "сұйық"))

    assert found == [(3, ["Су"], [("бу", False), ("сұйық", False)])]


def test_a_plus_marks_the_right_option():
    found = read((Label.STEM, "Су"), (Label.OPTION, "– бу"), (Label.OPTION, "+ сұйық"))

    assert found == [(None, ["Су"], [("бу", False), ("сұйық", True)])]


def test_letters_on_one_line_are_cut():
    found = read((Label.STEM, "1. Су"), (Label.OPTION, "а) бу ә) сұйық б) мұз"))

    assert found == [(1, ["Су"], [("бу", False), ("сұйық", False), ("мұз", False)])]


def test_numbers_are_options_under_a_stem_that_is_counted_otherwise():
    found = read(
        (Label.STEM, "Вопрос 3. Вода"),
        (Label.OPTION, "1) пар"),
        (Label.OPTION, "2) жидкость"),
        (Label.STEM, "Вопрос 4. Лёд"),
        (Label.OPTION, "1) пар"),
        (Label.OPTION, "2) твёрдое тело"),
    )

    assert [(number, stem, len(own)) for number, stem, own in found] == [
        (3, ["Вода"], 2),
        (4, ["Лёд"], 2),
    ]


def test_a_line_that_goes_on_is_no_option_of_its_own():
    found = read(
        (Label.STEM, "1. Су"),
        (Label.STEM_ON, "деген"),
        (Label.OPTION, "бу"),
        (Label.OPTION_ON, "емес"),
        (Label.OPTION, "мұз"),
    )

    assert found == [(1, ["Су", "деген"], [("бу емес", False), ("мұз", False)])]


def test_a_key_beside_the_test_is_its_own():
    found = items_of(
        tagged(
            (Label.STEM, "1. Су"),
            (Label.OPTION, "бу"),
            (Label.OPTION, "мұз"),
            (Label.ANSWER, "Дұрыс жауап: мұз"),
        )
    )

    assert [item.key for item in found.items] == ["мұз"]


def test_a_stem_without_options_leaves_all_to_the_letters():
    assert read((Label.STEM, "1. Су"), (Label.STEM, "2. Мұз"), (Label.OPTION, "бу")) is None
