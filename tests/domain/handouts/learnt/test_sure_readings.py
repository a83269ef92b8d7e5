"""When a whole reading is called sure."""

import pytest

from lessons.domain.handouts.learnt import reading
from lessons.domain.handouts.learnt.labels import Label
from tests.domain.handouts.learnt.lines_of_text import tagged

QUESTIONS = [(Label.QUESTION, "1. Су деген не?"), (Label.QUESTION, "2. Бу деген не?")]
GAPS = [(Label.OTHER, "Жаз сайын ... ауылға барамыз."), (Label.OTHER, "Ол жол ... келе жатыр.")]
TITLE = (Label.TITLE, "Су")


def is_whole(*pairs, surety: float = 0.97) -> bool:
    return reading._is_whole(tagged(*pairs, surety=surety))


def test_where_all_models_say_the_same_and_are_sure():
    assert is_whole(TITLE, *QUESTIONS)


@pytest.mark.parametrize("surety", [reading.LEAST_OF_WHOLE - 0.01, reading.LEAST_OF_ANY - 0.01])
def test_not_where_one_is_not(surety):
    assert not is_whole(TITLE, *QUESTIONS, surety=surety)


def test_nor_where_sentences_with_gaps_are_left_in_the_text():
    assert is_whole(TITLE, GAPS[0], *QUESTIONS)
    assert not is_whole(TITLE, *GAPS, *QUESTIONS)


def test_nor_where_something_below_may_ask():
    assert not is_whole(TITLE, *QUESTIONS, (Label.OTHER, "Мұз неге жүзеді?"))
    assert is_whole(TITLE, (Label.OTHER, "Мұз неге жүзеді?"), *QUESTIONS)
