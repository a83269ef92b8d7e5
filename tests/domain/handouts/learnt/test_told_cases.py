"""A story behind a label that ends in a question is asked, unless what is below asks it."""

import pytest

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.told_cases import with_told_cases
from tests.domain.handouts.learnt.lines_of_text import tagged

CASE = "Кейс. Иванов продал машину Петрову, но не передал документы. Кто прав?"


def label(text: str, *below: tuple[Label, str]) -> Label:
    return next(iter(with_told_cases(tagged((Label.OTHER, text), *below)))).label


def test_a_story_that_asks():
    assert label(CASE, (Label.TEST_HEAD, "Тест")) is Label.QUESTION


@pytest.mark.parametrize(
    ("text", "below"),
    [
        (CASE, [(Label.QUESTION, "1. Кто прав?")]),
        (CASE.replace("Кто прав?", "Петров не платит."), []),
        (CASE.removeprefix("Кейс. "), []),
        (CASE.replace("Кейс.", "Ситуация в городе такова:"), []),
        (f"{CASE} {'Суд долго изучал договор. ' * 8}", []),
        ("Кейс. Кто прав?", []),
    ],
)
def test_a_story_whose_questions_stand_below_and_a_text_are_none(text, below):
    assert label(text, *below) is Label.OTHER
