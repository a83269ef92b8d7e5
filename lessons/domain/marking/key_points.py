"""From what a teacher decided about each key point to a fraction of the question's points."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction

from lessons.domain.types.definition import KeyPoint


class Share(StrEnum):
    """How much of one key point an answer holds."""

    NONE = "none"
    HALF = "half"
    FULL = "full"


WORTH = {Share.NONE: Fraction(0), Share.HALF: Fraction(1, 2), Share.FULL: Fraction(1)}
"""The part of a key point's points that a share earns."""


def fraction_of(key_points: Iterable[KeyPoint], shares: Mapping[str, Share]) -> Fraction:
    """Σ points × share / Σ points, 0..1.

    Raises KeyError when a key point has no share: a half-marked answer has no mark.
    """
    points = tuple(key_points)
    earned = sum((point.points * WORTH[shares[point.id]] for point in points), Fraction(0))
    return earned / sum(point.points for point in points)
