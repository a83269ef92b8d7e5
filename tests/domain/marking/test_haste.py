import pytest

from lessons.domain.marking.haste import CHARACTERS_A_SECOND, LEAST_SECONDS, read_in_time

LONG = "сөз " * 100
NEEDED = len(LONG) / CHARACTERS_A_SECOND


def test_nobody_looks_decides_and_presses_a_key_in_less_than_two_seconds():
    assert read_in_time(["Иә"], LEAST_SECONDS - 0.1) == [False]
    assert read_in_time(["Иә"], LEAST_SECONDS) == [True]


@pytest.mark.parametrize(("seconds", "expected"), [(NEEDED - 0.1, False), (NEEDED, True)])
def test_a_long_answer_takes_the_time_that_its_characters_take(seconds, expected):
    assert read_in_time([LONG], seconds) == [expected]


def test_a_time_that_is_not_known_shows_nothing():
    assert read_in_time(["Иә", LONG], None) == [False, False]


def test_different_answers_of_one_action_are_read_one_after_another():
    assert read_in_time([LONG, "басқа " * 60, "Иә"], NEEDED + 1) == [True, False, False]


def test_the_same_words_are_read_once_however_they_are_typed():
    assert read_in_time([LONG, LONG.upper(), LONG + "."], NEEDED) == [True, True, True]


def test_no_answers_need_no_time():
    assert read_in_time([], 0) == []
