"""Statements below a heading that says so are asked, and the heading is not."""

import pytest

from lessons.domain.handouts.learnt.judged_lists import with_judged_lists
from lessons.domain.handouts.learnt.labels import Label
from tests.domain.handouts.learnt.lines_of_text import tagged

HEAD, ASKED, OTHER = Label.ASK_HEAD, Label.QUESTION, Label.OTHER


def labels(*texts: str) -> list[Label]:
    pairs = [(ASKED, texts[0]), *((OTHER, text) for text in texts[1:])]
    return [each.label for each in with_judged_lists(tagged(*pairs))]


def test_a_list_below_the_heading():
    found = labels("Верно или неверно?", "1. Лёд тонет", "2. Вода – газ (неверно)", "Дома: опыт")

    assert found == [HEAD, ASKED, ASKED, OTHER]


def test_lines_without_marks_say_what_they_are():
    found = labels("Дұрыс/бұрыс", "Мұз батады – бұрыс", "Су – зат – дұрыс", "Мұғаліммен бірге су")

    assert found == [HEAD, ASKED, ASKED, OTHER]


@pytest.mark.parametrize(
    "below", [["Мұз суға батады."], ["1. Су деген не?", "2. Мұз неге жүзеді?"], ["Мұз", "Су"]]
)
def test_anything_else_stays_what_it_was(below):
    assert labels("Дұрыс/бұрыс", *below) == [ASKED, *[OTHER for _ in below]]
