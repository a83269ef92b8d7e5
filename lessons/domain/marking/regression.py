"""Logistic regression that stays near what was known before: weights are drawn to a prior."""

from collections.abc import Sequence
from math import exp

Row = tuple[float, ...]
_ROUNDS = 12
_STEADY = 1e-6


def probability(weights: Sequence[float], row: Row) -> float:
    """0..1; ``weights[0]`` is the constant."""
    sum_ = weights[0] + sum(w * x for w, x in zip(weights[1:], row, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, sum_))))


def fit(
    rows: Sequence[Row],
    targets: Sequence[float],
    *,
    prior: Sequence[float],
    strength: Sequence[float],
) -> tuple[float, ...]:
    """Weights that make Σ log-likelihood − ½ Σ strength·(weight − prior)² largest.

    ``targets`` are 0..1. Newton's steps, halved where they would leave what is plausible.
    """
    weights = list(prior)
    for _ in range(_ROUNDS):
        gradient = [s * (p - w) for s, p, w in zip(strength, prior, weights, strict=True)]
        size = len(weights)
        curvature = [[s if i == j else 0.0 for j in range(size)] for i, s in enumerate(strength)]
        for row, target in zip(rows, targets, strict=True):
            chance = probability(weights, row)
            full = (1.0, *row)
            slope = max(chance * (1 - chance), _STEADY)
            for i, x in enumerate(full):
                gradient[i] += (target - chance) * x
                for j, other in enumerate(full):
                    curvature[i][j] += slope * x * other
        step = solve(curvature, gradient)
        largest = max(map(abs, step))
        scale = min(1.0, 4.0 / largest) if largest else 1.0
        weights = [w + scale * d for w, d in zip(weights, step, strict=True)]
        if largest < _STEADY:
            break
    return tuple(weights)


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Gauss with pivots; the matrix is square and regular."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(len(rows)):
        pivot = max(range(at, len(rows)), key=lambda one: abs(rows[one][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for below in range(at + 1, len(rows)):
            factor = rows[below][at] / rows[at][at]
            rows[below] = [x - factor * y for x, y in zip(rows[below], rows[at], strict=True)]
    found = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        known = sum(rows[at][one] * found[one] for one in range(at + 1, len(rows)))
        found[at] = (rows[at][-1] - known) / rows[at][at]
    return found
