"""Numbers of a journal: exact while they are reckoned with, rounded half up where they are told."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor

_HUNDREDTH = Decimal("0.01")


def whole(value: Fraction | Decimal | int) -> int:
    """Half up: 49.5 is 50."""
    return floor(Fraction(value) + Fraction(1, 2))


def whole_percent(share: Fraction) -> int:
    """Of 0..1, half up; the same as ``whole(share * 100)`` without making two fractions more."""
    return (200 * share.numerator + share.denominator) // (2 * share.denominator)


def hundredths(value: Fraction) -> Decimal:
    """As a rating is shown, without zeros that say nothing: 78.5, 78.33, 78."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    shown = exact.quantize(_HUNDREDTH, ROUND_HALF_UP).normalize()
    return shown.quantize(Decimal(1)) if shown == shown.to_integral() else shown
