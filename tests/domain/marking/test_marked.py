"""Marked answers as files hold them: what a mark between two shares counts as."""

from fractions import Fraction

import pytest

from lessons.domain.marking.key_points import Share
from lessons.domain.marking.marked import MarkedAnswer, share_of
from tests.domain.marking.rubrics import MARKET


@pytest.mark.parametrize(
    ("part", "share"),
    [
        (Fraction(0), Share.NONE),
        (Fraction(24, 100), Share.NONE),
        (Fraction(1, 4), Share.HALF),
        (Fraction(74, 100), Share.HALF),
        (Fraction(3, 4), Share.FULL),
        (Fraction(1), Share.FULL),
    ],
)
def test_what_lies_between_two_shares_goes_up(part, share):
    assert share_of(part) is share


def test_a_mark_is_a_part_of_what_its_key_point_is_worth():
    points = {"a": Fraction(2), "b": Fraction(1)}
    answer = MarkedAnswer(id="1", rubric="market", answer="Баға", points=points)
    assert answer.total == 3
    assert answer.shares(MARKET) == {"a": Share.FULL, "b": Share.HALF}
