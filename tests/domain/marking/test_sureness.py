"""When a proposal may be believed: only by the question's own confirmed answers."""

import pytest

from lessons.domain.marking.proposal import Band
from lessons.domain.marking.sureness import FEWEST_MARKED, Judged, Sureness

MIDDLE = Judged(proposed=0.5, expected=0.5, given=0.5)
FULL = Judged(proposed=1.0, expected=0.95, given=1.0)
NOTHING = Judged(proposed=0.0, expected=0.05, given=0.0)


def sureness(*confirmed):
    return Sureness([*confirmed, *[MIDDLE] * FEWEST_MARKED])


@pytest.mark.parametrize(("rightly", "band"), [(2, Band.LOOK), (3, Band.FULL)])
def test_full_is_sure_once_three_full_proposals_were_confirmed(rightly, band):
    assert sureness(*[FULL] * rightly).band(FULL) is band


@pytest.mark.parametrize(("rightly", "band"), [(0, Band.LOOK), (1, Band.NONE)])
def test_nothing_is_sure_once_one_such_proposal_was_confirmed(rightly, band):
    assert sureness(*[NOTHING] * rightly).band(NOTHING) is band


def test_one_wrong_proposal_among_them_and_none_is_sure():
    wrong = Judged(proposed=1.0, expected=0.96, given=0.7)
    assert sureness(*[FULL] * 6, wrong).band(FULL) is Band.LOOK


def test_middle_marks_and_questions_with_few_marks_are_never_sure():
    assert sureness(*[FULL] * 6).band(MIDDLE) is Band.LOOK
    assert Sureness([FULL] * (FEWEST_MARKED - 1)).band(FULL) is Band.LOOK


def test_an_answer_of_strange_words_is_never_surely_nothing():
    strange = Judged(proposed=0.0, expected=0.05, understood=0.3)
    assert sureness(*[NOTHING] * 6).band(strange) is Band.LOOK


@pytest.mark.parametrize(
    ("expected", "band"), [(0.9, Band.FULL), (0.899, Band.LOOK), (1.0, Band.FULL)]
)
def test_full_is_sure_as_far_as_the_widest_limit_and_no_farther(expected, band):
    judged = Judged(proposed=0.9, expected=expected)
    assert sureness(*[FULL] * 3).band(judged) is band


@pytest.mark.parametrize(("expected", "band"), [(0.12, Band.NONE), (0.121, Band.LOOK)])
def test_nothing_is_sure_as_far_as_the_widest_limit_and_no_farther(expected, band):
    judged = Judged(proposed=0.1, expected=expected, understood=0.57)
    assert sureness(NOTHING).band(judged) is band


def test_a_wrong_proposal_narrows_the_limit_to_those_nearer_than_it():
    wrong = Judged(proposed=0.9, expected=0.91, given=0.5)
    judged = sureness(*[FULL] * 3, wrong)
    assert judged.band(FULL) is Band.FULL
    assert judged.band(Judged(proposed=1.0, expected=0.92)) is Band.LOOK


def test_a_tenth_apart_is_not_wrong_yet():
    nearly = Judged(proposed=1.0, expected=0.95, given=0.9)
    assert sureness(*[nearly] * 3).band(FULL) is Band.FULL


def test_fifteen_answers_are_enough():
    assert Sureness([FULL] * FEWEST_MARKED).band(FULL) is Band.FULL


def test_what_is_not_proposed_in_full_or_as_nothing_is_looked_at():
    assert sureness(*[FULL] * 3).band(Judged(proposed=0.89, expected=0.95)) is Band.LOOK
    assert sureness(NOTHING).band(Judged(proposed=0.11, expected=0.05)) is Band.LOOK
