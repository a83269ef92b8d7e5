"""Between what a figure may lie, over many more students of the same kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, comb, exp, log, sqrt, tanh
from statistics import NormalDist, median

from lessons.domain.items.spread import mean, variance

USUAL = NormalDist().inv_cdf(0.975)
"""95 in 100 intervals: what a page shows."""
STRICT = NormalDist().inv_cdf(0.995)
"""99 in 100: what a flag asks for, as a level has some twenty questions and each is tried."""
_TAIL = 0.025


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value over ``count`` answers, and the ends of its interval."""

    value: float
    low: float
    high: float
    count: int


def share_figure(share: float, count: int, *, z: float = USUAL) -> Figure | None:
    """Of a mean of values from 0 to 1; None over nothing.

    Wilson, Probable inference, the law of succession, and statistical inference, 1927,
    doi:10.1080/01621459.1927.10502953. Part marks spread less than right and wrong with the same
    mean, so for them the interval is rather too wide than too narrow.
    """
    if not count:
        return None
    square = z * z
    middle = share + square / (2 * count)
    half = z * sqrt(max(0.0, share * (1 - share)) / count + square / (4 * count * count))
    whole = 1 + square / count
    low, high = max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)
    return Figure(value=share, low=low, high=high, count=count)


def correlation_figure(value: float | None, count: int, *, z: float = USUAL) -> Figure | None:
    """tanh(atanh r ± z / √(n - 3)): Fisher, On the "probable error" of a coefficient of correlation
    deduced from a small sample, Metron 1 (1921). None for fewer than four pairs.

    Where all pairs lie on a line, whose interval would have no width, it is reckoned as if r were
    1 / n away from that.
    """
    if value is None or count < 4:
        return None
    most, half = 1 - 1 / count, z / sqrt(count - 3)
    middle = atanh(max(-most, min(most, value)))
    low, high = min(value, tanh(middle - half)), max(value, tanh(middle + half))
    return Figure(value=value, low=low, high=high, count=count)


def mean_figure(values: Sequence[float], *, z: float = USUAL) -> Figure | None:
    """mean ± z · s / √n; None for fewer than two values."""
    if len(values) < 2:
        return None
    value, half = mean(values), z * sqrt(variance(values) / len(values))
    return Figure(value=value, low=value - half, high=value + half, count=len(values))


def median_figure(values: Sequence[float]) -> Figure | None:
    """Between the order statistics that a binomial of a half leaves at least 95 in 100: Conover,
    Practical Nonparametric Statistics, 3.2. None for fewer than six values: they hold no such."""
    count = len(values)
    rank = _outer_rank(count)
    if rank is None:
        return None
    ordered = sorted(values)
    low, high = ordered[rank], ordered[count - 1 - rank]
    return Figure(value=median(ordered), low=low, high=high, count=count)


def _outer_rank(count: int) -> int | None:
    """The greatest number of values that may lie below the interval, from 0; None for none."""
    total, rank, limit = 0, -1, _TAIL * 2**count
    while rank < count // 2 and (total := total + comb(count, rank + 1)) <= limit:
        rank += 1
    return rank if rank >= 0 else None


def alpha_figure(alpha: float, *, items: int, count: int) -> Figure | None:
    """1 - exp(ln(1 - α) ± z √(2k / ((k - 1)(n - 2)))): Bonett, Sample size requirements for testing
    and estimating coefficient alpha, 2002, doi:10.3102/10769986027004335. None where it is not
    defined: two students, or an alpha of 1."""
    if items < 2 or count < 3 or alpha >= 1:
        return None
    half = USUAL * sqrt(2 * items / ((items - 1) * (count - 2)))
    middle = log(1 - alpha)
    low, high = 1 - exp(middle + half), 1 - exp(middle - half)
    return Figure(value=alpha, low=low, high=high, count=count)
