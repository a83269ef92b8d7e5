"""Levels and points, from wherever the author put them."""

import pytest

from lessons.domain.handouts.learnt.worth import (
    Worth,
    behind,
    in_table,
    name_level,
    points_of_each,
)
from tests.domain.handouts.learnt.lines_of_text import rows, table


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Оңай сұрақтар", 1),
        ("Репродуктивті", 1),
        ("Задания реконструктивного характера", 2),
        ("Қиындығы орта есептер", 2),
        ("Повышенный уровень", 2),
        ("Творческие задания", 3),
        ("Задачи на первый закон термодинамики", None),
        ("Вопросы и задания", None),
        ("Білу:", 1),
        ("Орташа", 2),
        ("Применение", 2),
        ("Қиын сұрақтар", 3),
        ("Evaluate", 3),
        ("«3» бағасына", 1),
        ("«4» бағасына", 2),
        ("на «5»", 3),
        ("Сұрақтар", None),
        ("на 7", None),
        ("Жоғары оқу орындарында білім алудың ерекшеліктері туралы", None),
    ],
)
def test_a_line_above_questions_names_their_level(text, level):
    assert name_level(text) == level


def test_a_level_behind_each_question_is_its_own():
    found, worth = behind(rows("Су деген не? (I)", "Мұзды сипаттаңыз. (II)", "Бу неге? (III)"))

    assert [row.text for row in found] == ["Су деген не?", "Мұзды сипаттаңыз.", "Бу неге?"]
    assert [each.level for each in worth] == [1, 2, 3]


def test_a_sign_behind_few_questions_is_part_of_what_they_say():
    texts = ["Витаминнің түрі (A)", "Су деген не?", "Мұз деген не?", "Бу деген не?"]

    found, worth = behind(rows(*texts))

    assert [row.text for row in found] == texts
    assert worth == [Worth()] * 4


@pytest.mark.parametrize(
    "behind_it", ["(5 балл)", "[5 балл]", "– 5 балл", "(5 ұпай)", "(5 points)"]
)
def test_points_behind_a_question(behind_it):
    (row,), worth = behind(rows(f"Су деген не? {behind_it}"))

    assert (row.text, worth) == ("Су деген не?", [Worth(points=5)])


@pytest.mark.parametrize("behind_it", ["(5 бет)", "(2020 ж.)", "(0 балл)"])
def test_other_numbers_behind_a_question_stay(behind_it):
    (row,), worth = behind(rows(f"Су деген не? {behind_it}"))

    assert (row.text, worth) == (f"Су деген не? {behind_it}", [Worth()])


def worth_of(cells, text: str) -> Worth:
    return next(in_table(row.place) for row in cells if row.text == text)


def test_columns_of_levels_and_points_beside_the_question():
    cells = table(
        ["№", "Сұрақ", "Деңгей", "Балл"],
        ["1", "Су деген не?", "2", "10"],
        ["2", "Мұз деген не?", "Жоғары", "15"],
    )

    assert worth_of(cells, "Су деген не?") == Worth(2, 10)
    assert worth_of(cells, "Мұз деген не?") == Worth(3, 15)


def test_a_column_without_a_head_holds_levels_where_nothing_else_would_look_so():
    signs = ["1", "1", "2", "2", "3"]
    cells = table(["Сұрақ", ""], *([f"Су {n} не?", sign] for n, sign in enumerate(signs)))

    assert worth_of(cells, "Су 4 не?") == Worth(3)


def test_a_column_that_counts_holds_no_levels():
    cells = table(["Сұрақ", ""], *([f"Су {n} не?", str(n)] for n in range(1, 5)))

    assert worth_of(cells, "Су 2 не?") == Worth()


def test_the_head_of_the_questions_own_column_tells_their_level():
    cells = table(["1-деңгей", "2-деңгей"], ["Су не?", "Мұз неге қатады?"])

    assert worth_of(cells, "Мұз неге қатады?") == Worth(2)


def test_the_last_row_of_such_a_table_tells_their_points():
    cells = table(["1-деңгей", "2-деңгей"], ["Су не?", "Мұз не?"], ["3 балл", "5 балл"])

    assert worth_of(cells, "Мұз не?") == Worth(2, 5)


def test_outside_of_tables_nothing_stands_beside_a_question():
    assert in_table(None) == Worth()


@pytest.mark.parametrize(
    ("numbers", "worth"),
    [
        ([2, 1, 3], [Worth(points=2), Worth(points=1), Worth(points=3)]),
        ([1, 2, 3], [Worth(level=1), Worth(level=2), Worth(level=3)]),
    ],
)
def test_numbers_in_square_brackets_that_fall_again_are_points(numbers, worth):
    texts = [f"Explain the law of ice. [{number}]" for number in numbers]

    assert behind(rows(*texts))[1] == worth


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("Starter (2 marks each)", 2),
        ("3 балдық есептер", 3),
        ("5-балльные задачи", 5),
        ("Задачи на 3 балла", None),
        ("Сынақ (10 минут әрқайсысы)", None),
    ],
)
def test_a_heading_gives_points_to_each(words, points):
    assert points_of_each(words) == points
