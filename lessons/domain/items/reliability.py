"""How far the mark of a test would be the same with other questions of its kind."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from lessons.domain.items.intervals import Figure, alpha_figure
from lessons.domain.items.spread import covariance, variance

ASKED_OF = 0.8
"""Of the sittings: a question of a pool that fewer were asked would leave no whole table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    alpha: Figure
    standard_error: float
    """Of a mark, in points."""
    points: float
    """Of all its questions."""
    without: Mapping[int, float]
    """Alpha of the test without each question; empty for a test of two."""


def whole_table(
    sittings: Sequence[Mapping[int, float]],
) -> tuple[tuple[int, ...], list[tuple[float, ...]]]:
    """The questions that nearly everybody has a mark in, and the points of those who have one in
    all of them."""
    asked = Counter(question for sitting in sittings for question in sitting)
    questions = tuple(sorted(q for q in asked if asked[q] >= ASKED_OF * len(sittings)))
    whole = [sitting for sitting in sittings if questions and sitting.keys() >= set(questions)]
    return questions, [tuple(sitting[question] for question in questions) for sitting in whole]


def reliability(
    questions: Sequence[int], rows: Sequence[Sequence[float]], *, points: Mapping[int, int]
) -> Reliability | None:
    """``rows`` hold a student's points in each question.

    alpha = k / (k - 1) · (1 - Σ s²ᵢ / s²): Cronbach, Coefficient alpha and the internal structure
    of tests, 1951, doi:10.1007/BF02310555. The standard error of measurement is s √(1 - alpha);
    below 0 alpha counts as 0 there. None where there is nothing to tell apart.
    """
    columns = list(zip(*rows, strict=True))
    totals = [fsum(row) for row in rows]
    whole = variance(totals)
    if len(questions) < 2 or whole <= 0:
        return None
    spreads = [variance(column) for column in columns]
    alpha = _alpha(len(questions), fsum(spreads), whole)
    figure = alpha_figure(alpha, items=len(questions), count=len(rows))
    if figure is None:
        return None
    return Reliability(
        alpha=figure,
        standard_error=sqrt(whole * (1 - max(alpha, 0.0))),
        points=float(sum(points[question] for question in questions)),
        without=_without(questions, columns, totals, spreads, whole),
    )


def _alpha(items: int, spreads: float, whole: float) -> float:
    return items / (items - 1) * (1 - spreads / whole)


def _without(
    questions: Sequence[int],
    columns: Collection[Sequence[float]],
    totals: Sequence[float],
    spreads: Sequence[float],
    whole: float,
) -> dict[int, float]:
    """By s²(T - x) = s²(T) + s²(x) - 2 s(T, x), so no total is summed again."""
    if len(questions) < 3:
        return {}
    found = {}
    for question, column, spread in zip(questions, columns, spreads, strict=True):
        rest = whole + spread - 2 * covariance(totals, column)
        if rest > whole * 1e-12:
            found[question] = _alpha(len(questions) - 1, fsum(spreads) - spread, rest)
    return found
