"""Names that are levels beside each other, on top of columns and in them."""

import pytest

from lessons.domain.handouts.learnt.level_scales import level_in_table, scale_of
from tests.domain.handouts.learnt.lines_of_text import table


@pytest.mark.parametrize(
    "names",
    [
        ("Core", "Applied", "Stretch"),
        ("Basic", "Core", "Stretch"),
        ("ЖАСЫЛ БЕЛДЕУ", "САРЫ БЕЛДЕУ", "ҚЫЗЫЛ БЕЛДЕУ"),
        ("репродуктивті", "қолдану", "талдау"),
        ("Оқушы деңгейі (А)", "Алгоритмдік деңгей (В)", "Шығармашылық деңгей (С)"),
        ("Бастапқы деңгей", "Кезекті", "Шебер"),
    ],
)
def test_three_names_of_which_two_stand_in_their_places_are_a_scale(names):
    assert scale_of(names) == dict(zip(names, (1, 2, 3), strict=True))


@pytest.mark.parametrize(
    "names",
    [
        ("Лексика", "Грамматика", "Сложные слова"),
        ("Stretch", "Applied", "Core"),
        ("Core", "Stretch"),
        ("Core", "Applied", "Stretch", "More"),
        ("Core", "Applied", f"Stretch {'x' * 45}"),
    ],
)
def test_other_headings_are_none(names):
    assert scale_of(names) == {}


def test_a_name_beside_questions_holds_for_the_empty_cells_below_it():
    rows = table(["Basic", "Define it."], ["", "Name it."], ["Core", "Why?"], ["Stretch", "Argue."])

    found = {row.text: level_in_table(row.place) for row in rows if row.place.column == 1}

    assert list(found.values()) == [1, 1, 2, 3]


def test_a_name_on_top_of_questions_is_their_level():
    rows = table(["Бастаушыға", "Жалғастырушыға", "Шеберге"], ["Су не?", "Мұз не?", "Бу не?"])

    assert [level_in_table(row.place) for row in rows if row.place.row] == [1, 2, 3]


def test_other_tables_name_none():
    rows = table(["Сұрақ", "Балл"], ["Су не?", "2"])

    assert {level_in_table(row.place) for row in rows} == {None}
