"""Rows and columns of work at home, and stages of a lesson in which nobody is asked."""

import pytest

from lessons.domain.handouts.learnt.home_work import with_home_work
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.tagging import Tagged
from tests.domain.handouts.learnt.lines_of_text import table, tagged

TEXT = "Кестені толтырып келу"


def labels(*cells, label=Label.QUESTION, surety=0.5) -> dict[str, Label]:
    lines = lines_of(table(*cells))
    return {
        each.line.text: each.label
        for each in with_home_work([Tagged(line, label, surety) for line in lines])
    }


@pytest.mark.parametrize("name", ["Үй тапсырмасы", "Домашнее задание", "Homework", "After"])
def test_a_row_named_so_is_work_at_home(name):
    assert labels(["Кезең", "Уақыты", "Әрекеті"], [name, "2 мин", TEXT])[TEXT] is Label.TASK


@pytest.mark.parametrize("name", ["Үй тапсырмасын тексеру", "Жаңа сабақ", "Рефлексия", "In class"])
def test_a_row_named_otherwise_is_none(name):
    assert labels(["Кезең", "Әрекеті"], [name, TEXT])[TEXT] is Label.QUESTION


def test_of_the_row_only_the_fullest_cell_is_work():
    found = labels(["Үй тапсырмасы", TEXT, "Жазып алады"], label=Label.OTHER)

    assert (found[TEXT], found["Жазып алады"]) == (Label.TASK, Label.OTHER)


def test_a_row_of_points_alone_is_none():
    assert labels(["Үй тапсырмасы", "30 балл"])["30 балл"] is Label.QUESTION


def test_below_a_column_named_so_stands_work():
    assert labels(["Тақырып", "Үй тапсырмасы"], ["Су", TEXT])[TEXT] is Label.TASK


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Сәлемдесу.", Label.OTHER),
        ("Бүгін не үйрендік? Кері байланыс парағы.", Label.OTHER),
        ("Составьте рефлексивный этап к уроку.", Label.QUESTION),
        ("Жасуша не үшін бөлінеді?", Label.QUESTION),
    ],
)
def test_what_models_doubt_and_nobody_is_asked_is_no_question(text, label):
    assert labels(["Кезең", "Әрекеті"], ["Басы", text])[text] is label


def test_what_models_are_sure_of_stays_a_question():
    text = "Кері байланыс деген не?"

    assert labels(["Кезең", "Әрекеті"], ["Басы", text], surety=0.9)[text] is Label.QUESTION


@pytest.mark.parametrize(
    ("text", "label"), [("На дом.", Label.TASK_HEAD), ("На дом решить пять задач.", Label.TASK)]
)
def test_the_name_of_work_above_a_list_is_its_heading(text, label):
    given = tagged((Label.TASK, text), (Label.TASK, "1. Найти три статьи."))

    assert with_home_work(given)[0].label is label


def test_a_column_that_mostly_says_what_to_do_is_work_whatever_models_say():
    heads = ["Week", "Topic", "Assignment"]
    rows = [["1", "Aquifers", "Map the wells of your district"], ["2", "Dams", "Write a brief"]]
    found = labels(heads, *rows, ["3", "Rest", "–"], label=Label.OTHER)

    assert found["Map the wells of your district"] is Label.TASK
    assert found["Aquifers"] is Label.OTHER


def test_a_column_of_single_words_is_none():
    found = labels(["Topic", "Assignment"], ["Dams", "essay"], ["Wells", "Map the wells of yours"])

    assert found["Wells"] is Label.QUESTION
    assert labels(["Topic", "Assignment"], ["Dams", "essay"], label=Label.OTHER)["essay"] is (
        Label.OTHER
    )
