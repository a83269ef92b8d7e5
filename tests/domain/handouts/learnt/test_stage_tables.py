"""Questions between the stages of a lesson's plan, and work that groups do."""

import pytest

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.segmenting import segment
from lessons.domain.handouts.learnt.stage_tables import with_group_work, with_stages
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.roles import Role
from tests.domain.handouts.learnt.lines_of_text import table, tagged

HEADS = ("Кезең", "Уақыты", "Оқытушының әрекеті", "Студенттің әрекеті")


def told(cell: str, heads=HEADS, column: int = 2, *, name: str = "Бекіту") -> list[tuple]:
    """(role, text) of the one cell, after all others were left alone."""
    stage = ["", "3 мин", "", ""]
    stage[0], stage[column] = name, cell
    found = with_stages(
        [Tagged(line, Label.OTHER, 0.6) for line in lines_of(table(heads, stage)) if line.text]
    )
    return [(each.label, each.line.text) for each in found if each.label is not Label.OTHER]


def test_a_lone_question_of_the_teacher_is_asked():
    asked = "Бұршақ дақылдары топыраққа не береді?"

    assert told(asked) == [(Label.QUESTION, asked)]


def test_each_question_of_a_cell_stands_apart():
    found = told("Ауызша сұрайды: Су қайда кетеді? Мұз неге жүзеді?")

    assert [text for _, text in found] == ["Су қайда кетеді?", "Мұз неге жүзеді?"]


@pytest.mark.parametrize(
    "cell", ["Сәлемдесу: барлығы келді ме?", "Мәтін оқиды. Су деген не?", "Бүгін кім жоқ, неге?"]
)
def test_small_talk_and_what_only_ends_in_a_question_are_not(cell):
    assert told(cell) == []


def test_nor_is_what_students_do():
    assert told("Неге су ағады деп сұрайды?", column=3) == []


def test_nor_what_stands_in_another_table():
    assert told("Мұз неге суда жүзеді?", ("Апта", "Сағат", "Тақырып", "Түрі")) == []


def test_work_in_groups_is_a_task():
    cell = "Үш топқа бөлініп, ауыспалы егіс сызбасын құру"

    assert told(cell) == [(Label.TASK, cell)]


@pytest.mark.parametrize("label", [Label.QUESTION, Label.TASK])
def test_so_it_is_outside_tables_and_done_with_the_teacher(label):
    given = tagged((label, "In teams of three, draft an opening position."), surety=0.5)
    (blocks,) = segment(list(with_group_work(given)))

    assert [block.heading.role for block in blocks] == [Role.GUIDED]


@pytest.mark.parametrize("text", ["Describe the blood groups.", "Топпен не істедіңіз?"])
def test_a_question_stays_one(text):
    assert [each.label for each in with_group_work(tagged((Label.QUESTION, text)))] == [
        Label.QUESTION
    ]


@pytest.mark.parametrize(
    ("text", "surety", "label"),
    [
        ("The lecturer explains the stages.", 0.5, Label.OTHER),
        ("The lecturer explains the stages.", 0.9, Label.TASK),
        ("What does the lecturer explain?", 0.5, Label.TASK),
        ("Turn the mannequin.", 0.5, Label.TASK),
    ],
)
def test_what_the_teacher_does_in_a_stage_is_not_asked(text, surety, label):
    cells = table(["Stage", "What happens"], ["Opening", text])
    read = with_stages([Tagged(line, Label.TASK, surety) for line in lines_of(cells)])

    assert {each.line.text: each.label for each in read}[text] is label
