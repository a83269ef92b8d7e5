"""How far a figure over few marks may be from what many would show: 95 in 100 intervals."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from lessons.domain.marking.agreement import quadratic_kappa

_Z = 1.96
_SMALLEST = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float


def wilson(right: int, count: int) -> Interval:
    """Of the share ``right / count``: Wilson, Probable inference, the law of succession, and
    statistical inference, 1927, doi:10.1080/01621459.1927.10502953. Raises ValueError for 0."""
    if not 0 <= right <= count or not count:
        raise ValueError(f"{right} of {count}")
    share, square = right / count, _Z * _Z
    middle = share + square / (2 * count)
    half = _Z * sqrt(share * (1 - share) / count + square / (4 * count * count))
    whole = 1 + square / count
    return Interval(max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole))


def kappa_interval(pairs: Sequence[tuple[int, int]]) -> Interval | None:
    """Of ``quadratic_kappa``, by leaving out one answer after another: Fleiss, Davies, Jackknifing
    functions of multinomial frequencies, with an application to a measure of concordance, 1982,
    doi:10.1093/oxfordjournals.aje.a113367. None where leaving out
    changes nothing, as where all agree: that shows no narrow interval, but that nothing is known
    of its width."""
    count, found = len(pairs), quadratic_kappa(pairs)
    if found is None or len(set(pairs)) < 2:
        return None
    without = [(_without(pairs, pair), times) for pair, times in Counter(pairs).items()]
    mean = sum(kappa * times for kappa, times in without) / count
    spread = sum(times * (kappa - mean) ** 2 for kappa, times in without)
    half = _Z * sqrt(spread * (count - 1) / count)
    if half < _SMALLEST:
        return None
    return Interval(max(-1.0, found - half), min(1.0, found + half))


def _without(pairs: Sequence[tuple[int, int]], pair: tuple[int, int]) -> float:
    rest = list(pairs)
    rest.remove(pair)
    return quadratic_kappa(rest) or 0.0
