"""When a whole reading is called sure."""

from dataclasses import replace

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


@pytest.mark.parametrize(("count", "is_sure"), [(2, False), (3, True)])
def test_two_lines_that_only_some_of_the_models_ask_are_the_texts_own(count, is_sure):
    lines = tagged(*[QUESTIONS[0]] * count, surety=0.5)
    doubted = [replace(each, is_agreed=False) for each in lines]

    assert reading._is_sure(doubted) is is_sure


def test_how_an_answer_is_marked_ends_the_question_above():
    text = "Критерии оценки ответа: полнота – 4 балла"

    assert list(reading._heads(tagged(QUESTIONS[0], (Label.OTHER, text)))) == [2]
    assert not list(reading._heads(tagged(QUESTIONS[0], (Label.OTHER, "Су: зат"))))


@pytest.mark.parametrize(("count", "is_sure"), [(1, True), (2, False)])
def test_of_lines_that_ask_nothing_one_may_be_disagreed_on(count, is_sure):
    assert reading.MOST_DISAGREED == 1
    others = tagged(*[(Label.OTHER, "Су буланады.")] * count)
    lines = [*(replace(each, is_agreed=False) for each in others), *tagged(*QUESTIONS)]

    assert reading._is_whole(lines) is is_sure
    assert not reading._is_whole([replace(each, is_agreed=False) for each in tagged(*QUESTIONS)])


@pytest.mark.parametrize(("surety", "is_sure"), [(0.49, False), (0.51, True)])
def test_a_doubted_heading_right_above_what_is_asked_may_be_asked_itself(surety, is_sure):
    head = tagged((Label.ASK_HEAD, "1-тәжірибе. Суды қайнату"), surety=surety)

    assert reading._is_whole([*head, *tagged(*QUESTIONS)]) is is_sure
