"""Fields named by their own first words, where the models doubt what a line is."""

import pytest

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.named_fields import with_named_fields
from lessons.domain.handouts.learnt.naming import field_of, without_asking_lead, without_label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.roles import Role
from tests.domain.handouts.learnt.lines_of_text import table, tagged

REST = "студент желінің жұмысын түсінеді"


def label_of(
    text: str, *, surety: float = 0.6, label: Label = Label.OTHER, first: int = 5
) -> Label:
    return with_named_fields(tagged((label, text), surety=surety), first)[0].label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (f"Бұл дәріс не үшін керек? {REST}", Label.GOAL),
        (f"Чему научимся: {REST}", Label.GOAL),
        (f"На выходе студент: {REST}", Label.OUTCOMES),
        (f"By the end you will be able to {REST}", Label.OUTCOMES),
        (f"Тәсіліміз – {REST}", Label.METHODS),
        (f"Судың қасиеттері: {REST}", Label.OTHER),
        (f"Измерить показатель методом Клемана – {REST}", Label.OTHER),
        ("Мақсат: су", Label.OTHER),
    ],
)
def test_the_first_words_name_a_field(text, label):
    assert label_of(text) is label


def test_what_models_are_sure_of_or_stands_below_questions_stays():
    text = f"Чему научимся: {REST}"

    assert label_of(text, surety=0.95) is Label.OTHER
    assert label_of(text, first=0) is Label.OTHER
    assert label_of(text, label=Label.TITLE) is Label.TITLE


@pytest.mark.parametrize("lead", ["Бұл дәріс не үшін керек?", "By the end of the lesson", "Цель:"])
def test_the_words_that_name_it_are_none_of_the_field(lead):
    heading, _ = field_of(Role.GOAL, tagged((Label.GOAL, f"{lead} {REST}")))

    assert heading.rest == REST


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        (["Сабақтың мақсаты", REST], Label.GOAL),
        (["Пән", REST], Label.OUTCOMES),
        (["1", "Мақсаты", REST], Label.OUTCOMES),
    ],
)
def test_the_cell_beside_names_a_field(cells, label):
    lines = lines_of(table(cells))
    read = with_named_fields([Tagged(line, Label.OUTCOMES, 0.6) for line in lines], len(lines))

    assert read[-1].label is label


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Home assignment. Draw a cell.", "Draw a cell."),
        ("Оқытушымен бірге орындалатын жұмыс: сынама алу.", "сынама алу."),
        ("Draw a cell. Label its parts.", "Draw a cell. Label its parts."),
        ("Эссе: менің үйім.", "Эссе: менің үйім."),
    ],
)
def test_the_name_of_work_is_none_of_its_text(text, rest):
    assert without_label(text) == rest


def test_the_end_of_a_class_names_its_outcomes_whatever_the_models_believe():
    assert label_of(f"By the end of the class you can {REST}", surety=0.99) is Label.OUTCOMES


def test_a_line_to_be_filled_in_is_no_field():
    text = "English B1 · Name: ____________"

    assert label_of(text, label=Label.GOAL) is Label.OTHER


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Exit question: How will you explain it?", "How will you explain it?"),
        ("Сұрақ: Су деген не?", "Су деген не?"),
        ("Су: неге мөлдір?", "Су: неге мөлдір?"),
        ("Сұрақ: кесте сызыңыз.", "Сұрақ: кесте сызыңыз."),
    ],
)
def test_the_word_for_a_question_before_it_is_none_of_it(text, bare):
    assert without_asking_lead(text) == bare
