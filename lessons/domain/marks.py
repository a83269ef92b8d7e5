"""fraction 0..1 in code → mark = fraction × maximum → whole percent only where it is reported."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_MARK = Decimal("0.01")
_STORED = Decimal("0.00001")


def mark_of(fraction: Fraction | Decimal, points: int) -> Decimal:
    """The mark, rounded half up to hundredths of a point."""
    return _decimal(Fraction(fraction) * points).quantize(_MARK, ROUND_HALF_UP)


def stored(fraction: Fraction) -> Decimal:
    """A fraction as the database keeps it: five places, so thirds add up again to a whole mark."""
    return _decimal(fraction).quantize(_STORED, ROUND_HALF_UP)


def percent(fraction: Fraction | Decimal) -> int:
    """Whole percent, half up, 0..100."""
    return int(_decimal(Fraction(fraction) * 100).quantize(Decimal(1), ROUND_HALF_UP))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
