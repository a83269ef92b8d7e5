"""A line without a mark among questions without marks is one where the models half believe it."""

from dataclasses import replace

import pytest

from lessons.domain.handouts.learnt.asked_between import LEAST, with_asked_between
from lessons.domain.handouts.learnt.labels import Label
from tests.domain.handouts.learnt.lines_of_text import tagged

QUESTION, OTHER, HEAD = Label.QUESTION, Label.OTHER, Label.ASK_HEAD
DRAWN = "Изобразите силы, действующие на книгу."


def labels(*pairs: tuple[Label, str], asked: float = LEAST) -> list[Label]:
    lines = [replace(each, asked=asked) for each in tagged(*pairs)]
    return [each.label for each in with_asked_between(lines)]


def test_below_a_heading_that_nobody_knows():
    found = labels((OTHER, "Разминка"), (OTHER, DRAWN), (QUESTION, "Сравните силы."))

    assert found == [HEAD, QUESTION, QUESTION]


@pytest.mark.parametrize(
    ("pairs", "asked"),
    [
        ([(QUESTION, "Сравните силы."), (OTHER, DRAWN), (OTHER, "Вывод в тетради.")], LEAST),
        ([(QUESTION, "Сравните силы."), (OTHER, DRAWN), (Label.STEM, "1. Сила")], LEAST / 2),
        ([(QUESTION, "1. Сравните силы."), (OTHER, DRAWN), (Label.STEM, "1. Сила")], LEAST),
        ([(QUESTION, "Сравните силы."), (OTHER, "Сила велика."), (HEAD, "Тест")], LEAST),
    ],
)
def test_a_remark_and_what_the_models_do_not_believe_stay(pairs, asked):
    assert labels(*pairs, asked=asked)[1] is OTHER
