from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.marks import mark_of, percent, stored


@pytest.mark.parametrize(
    ("fraction", "points", "mark"),
    [
        (Fraction(0), 10, "0.00"),
        (Fraction(1), 10, "10.00"),
        (Fraction(1, 2), 3, "1.50"),
        (Fraction(1, 3), 1, "0.33"),
        (Fraction(2, 3), 1, "0.67"),
        (Fraction(1, 200), 1, "0.01"),
        (Decimal("0.33333"), 3, "1.00"),
        (Decimal("0.66667"), 3, "2.00"),
    ],
)
def test_a_mark_is_its_fraction_of_the_points_to_the_hundredth(fraction, points, mark):
    assert mark_of(fraction, points) == Decimal(mark)


@pytest.mark.parametrize(
    ("fraction", "whole"), [(0, 0), (Fraction(1, 200), 1), (Fraction(499, 1000), 50), (1, 100)]
)
def test_a_percent_is_whole_and_rounded_half_up(fraction, whole):
    assert percent(Fraction(fraction)) == whole


@given(st.integers(1, 100), st.data())
def test_a_stored_fraction_gives_the_same_mark_as_the_exact_one(points, data):
    """Whole and half points, which are all that key points can make, survive the storing."""
    halves = data.draw(st.integers(0, 2 * points))
    exact = Fraction(halves, 2 * points)

    assert mark_of(stored(exact), points) == mark_of(exact, points) == Decimal(halves) / 2


@given(st.fractions(min_value=0, max_value=1))
def test_a_stored_fraction_stays_between_0_and_1_with_five_places(fraction):
    kept = stored(fraction)

    assert 0 <= kept <= 1
    assert kept.as_tuple().exponent == -5
