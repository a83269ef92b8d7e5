"""Below a list of what is asked: remarks, and what is asked without a mark."""

import pytest

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.remarks import with_remarks
from lessons.domain.handouts.learnt.tagging import Tagged
from tests.domain.handouts.learnt.lines_of_text import table, tagged

QUESTIONS = [(Label.QUESTION, "1. Су деген не?"), (Label.QUESTION, "2. Бу деген не?")]
TASKS = [(Label.TASK, "1. Софистер"), (Label.TASK, "2. Стоицизм")]


def last(*pairs) -> Label:
    return list(with_remarks(tagged(*pairs)))[-1].label


@pytest.mark.parametrize(
    "text",
    [
        "Кеңес: жауапты мысалмен бекітіңіз.",
        "Көлемі 5–7 бет, қорғау 6-аптада.",
        "Работы, сданные позже срока, оцениваются вполовину.",
    ],
)
@pytest.mark.parametrize("items", [QUESTIONS, TASKS])
def test_a_remark_below_items_is_none_of_them(items, text):
    assert last(*items, (items[0][0], text)) is Label.OTHER


@pytest.mark.parametrize(
    "text",
    [
        "Үйге: отбасыңыздағы дәріні сипаттау.",
        "Мұзды сипаттаңыз.",
        "Мұз неге жүзеді?",
        "3. Мұздың балқуы",
    ],
)
def test_what_asks_or_names_its_work_stays(text):
    assert last(*QUESTIONS, (Label.QUESTION, text)) is Label.QUESTION


def test_below_items_without_marks_nothing_is_a_remark():
    assert last((Label.TASK, "Шолу жазу."), (Label.TASK, "Сызба салып келу.")) is Label.TASK


def test_the_deadline_of_a_task_goes_on_with_it():
    assert last(*TASKS, (Label.TASK, "Тапсыру мерзімі: 7-апта")) is Label.TASK_ON


def test_below_a_table_a_sentence_is_a_remark():
    cells = [Tagged(line, Label.TASK, 1.0) for line in lines_of(table(["1", "Кесте жасау"]))]
    found = list(with_remarks([*cells, *tagged((Label.TASK, "Кеш тапсырылған жұмыс алынбайды."))]))

    assert found[-1].label is Label.OTHER


def test_how_long_and_until_when_right_below_work_is_no_work():
    assert (
        last(TASKS[0], (Label.TASK, "Объём: 3–4 страницы. Срок сдачи: до 25 октября."))
        is Label.TASK_ON
    )
    assert last(TASKS[0], (Label.TASK, "Составить таблицу по трём основаниям")) is Label.TASK
