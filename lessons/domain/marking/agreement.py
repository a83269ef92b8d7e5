"""How far proposals agree with the marks that a teacher then gave."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from lessons.domain.marking.key_points import WORTH, Share, fraction_of
from lessons.domain.types.definition import KeyPoint

Shares = Mapping[str, Share]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """All shares are 0..1; ``kappa`` is None for no answers, else at most 1.

    ``missed`` and ``false`` count points of the question, on average for an answer: what the
    teacher gave beyond the proposal, and what the proposal gave beyond the teacher.
    """

    answers: int
    kappa: float | None
    exact: float
    unchanged: float
    """Answers whose key points were all confirmed as proposed."""
    mean_error: float
    missed: float
    false: float


def agreement(
    key_points: Sequence[KeyPoint], pairs: Iterable[tuple[Shares, Shares]]
) -> Agreement | None:
    """``pairs`` are (proposed, teacher's); None when there are none."""
    decided = list(pairs)
    if not decided:
        return None
    exact = [_points(key_points, proposed, given) for proposed, given in decided]
    gaps = [_gaps(key_points, proposed, given) for proposed, given in decided]
    rounded = totals(key_points, decided)
    return Agreement(
        answers=len(decided),
        kappa=quadratic_kappa(rounded),
        exact=_mean([one == other for one, other in rounded]),
        unchanged=_mean([gap == (0, 0) for gap in gaps]),
        mean_error=_mean([abs(proposed - given) for proposed, given in exact]),
        missed=_mean([missed for missed, _ in gaps]),
        false=_mean([false for _, false in gaps]),
    )


def totals(
    key_points: Sequence[KeyPoint], pairs: Iterable[tuple[Shares, Shares]]
) -> list[tuple[int, int]]:
    """(proposed, given) in whole points of the key points together."""
    return [
        (whole(proposed), whole(given))
        for proposed, given in (_points(key_points, *pair) for pair in pairs)
    ]


def _points(
    key_points: Sequence[KeyPoint], proposed: Shares, given: Shares
) -> tuple[Fraction, Fraction]:
    most = sum(point.points for point in key_points)
    return fraction_of(key_points, proposed) * most, fraction_of(key_points, given) * most


def whole(points: Fraction | float) -> int:
    """Rounded, halves upwards."""
    return floor(points + Fraction(1, 2))


def quadratic_kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Cohen's kappa with quadratic weights: 1 − Σ observed·d² / Σ expected·d².

    Where all marks are one number there is nothing to tell apart: 1 for full agreement, else 0.
    """
    if not pairs:
        return None
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    observed = sum((one - other) ** 2 for one, other in pairs)
    expected = sum(
        count * other_count * (one - other) ** 2
        for one, count in first.items()
        for other, other_count in second.items()
    )
    if not expected:
        return 1.0 if not observed else 0.0
    return 1 - observed * len(pairs) / expected


def _gaps(key_points: Sequence[KeyPoint], proposed: Shares, given: Shares) -> tuple[float, float]:
    """Points (missed, false) of one answer."""
    apart = [
        float(point.points * (WORTH[given[point.id]] - WORTH[proposed[point.id]]))
        for point in key_points
    ]
    return sum(gap for gap in apart if gap > 0), -sum(gap for gap in apart if gap < 0)


def _mean(values: Sequence[Fraction | float | bool]) -> float:
    return float(sum(values, Fraction(0)) / len(values)) if values else 0.0
