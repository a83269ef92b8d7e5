"""Logistic regression with a ridge, in plain Python: the same rows give the same weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt
from operator import mul

ROUNDS = 30
STEADY = 1e-7
Column = list[float]


def standardised(columns: Sequence[Column]) -> tuple[list[Column], list[float], list[float]]:
    """Each column with mean 0 and deviation 1; then the means and the deviations."""
    means = [sum(column) / len(column) for column in columns]
    spreads = [
        sqrt(sum((x - mean) ** 2 for x in column) / len(column)) or 1.0
        for column, mean in zip(columns, means, strict=True)
    ]
    scaled = [
        [(x - mean) / spread for x in column]
        for column, mean, spread in zip(columns, means, spreads, strict=True)
    ]
    return scaled, means, spreads


def scaled(columns: Sequence[Column]) -> tuple[list[Column], list[float]]:
    """Each column with squares of mean 1, zeros where they were; then what it was divided by."""
    spreads = [sqrt(sum(x * x for x in column) / len(column)) or 1.0 for column in columns]
    parts = zip(columns, spreads, strict=True)
    return [[x / spread for x in column] for column, spread in parts], spreads


def fit(
    columns: Sequence[Column],
    targets: Column,
    weights: Column,
    *,
    ridge: float,
    start: Sequence[float] = (),
) -> list[float]:
    """The constant and a weight for each column that make −Σ w·log-likelihood + ridge·|β|² least;
    ``targets`` are 0..1. Newton's steps, halved where they would leave what is plausible."""
    full = [[1.0] * len(targets), *columns]
    strength = [0.0] + [2 * ridge] * len(columns)
    found = list(start) or [0.0] * len(full)
    return _stepped(full, _Rows([0.0] * len(targets), targets, weights), found, strength)


def fit_beyond(
    sums: Column,
    columns: Sequence[Column],
    targets: Column,
    weights: Column,
    *,
    ridge: float,
) -> list[float]:
    """As ``fit``, of what is added to ``sums`` that are known; without a constant, so that a row of
    zeros adds nothing."""
    strength = [2 * ridge] * len(columns)
    rows = _Rows(sums, targets, weights)
    return _stepped(columns, rows, [0.0] * len(columns), strength)


@dataclass(frozen=True, slots=True)
class _Rows:
    known: Column
    targets: Column
    weights: Column


def _stepped(
    full: Sequence[Column], rows: _Rows, found: list[float], strength: Sequence[float]
) -> list[float]:
    for _ in range(ROUNDS):
        step = solve(*_newton(full, rows, found, strength))
        largest = max(map(abs, step))
        scale = min(1.0, 4.0 / largest) if largest else 1.0
        found = [b + scale * d for b, d in zip(found, step, strict=True)]
        if largest < STEADY:
            break
    return found


def _newton(
    full: Sequence[Column], rows: _Rows, found: Sequence[float], strength: Sequence[float]
) -> tuple[list[list[float]], list[float]]:
    chances = chances_of(full, found, rows.known)
    gaps = [w * (y - p) for w, y, p in zip(rows.weights, rows.targets, chances, strict=True)]
    slopes = [w * max(p * (1 - p), 1e-9) for w, p in zip(rows.weights, chances, strict=True)]
    gradient = [
        sum(map(mul, gaps, column)) - s * b
        for column, s, b in zip(full, strength, found, strict=True)
    ]
    curvature = [[0.0] * len(full) for _ in full]
    for i, one in enumerate(full):
        scaled = list(map(mul, slopes, one))
        for j, other in enumerate(full[: i + 1]):
            curvature[i][j] = curvature[j][i] = sum(map(mul, scaled, other))
        curvature[i][i] += strength[i] or 1e-9
    return curvature, gradient


def chances_of(full: Sequence[Column], found: Sequence[float], known: Column) -> list[float]:
    sums = list(known)
    for weight, column in zip(found, full, strict=True):
        if weight:
            sums = [total + weight * x for total, x in zip(sums, column, strict=True)]
    return [1 / (1 + exp(-max(-30.0, min(30.0, one)))) for one in sums]


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Gauss with pivots; the matrix is square and regular."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(len(rows)):
        pivot = max(range(at, len(rows)), key=lambda one: abs(rows[one][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for below in range(at + 1, len(rows)):
            factor = rows[below][at] / rows[at][at]
            if factor:
                rows[below] = [x - factor * y for x, y in zip(rows[below], rows[at], strict=True)]
    found = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        known = sum(rows[at][one] * found[one] for one in range(at + 1, len(rows)))
        found[at] = (rows[at][-1] - known) / rows[at][at]
    return found
