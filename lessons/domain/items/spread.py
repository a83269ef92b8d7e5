"""Means, spreads and how two columns go together; sample figures, with n - 1 below the line."""

from collections.abc import Sequence
from math import fsum, sqrt


def mean(values: Sequence[float]) -> float:
    """Raises ZeroDivisionError for nothing."""
    return fsum(values) / len(values)


def variance(values: Sequence[float]) -> float:
    """0 for fewer than two values."""
    return covariance(values, values)


def covariance(xs: Sequence[float], ys: Sequence[float]) -> float:
    """0 for fewer than two pairs."""
    if len(xs) < 2:
        return 0.0
    x, y = mean(xs), mean(ys)
    return fsum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / (len(xs) - 1)


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Pearson's; None where one of the two is the same throughout."""
    if is_level(xs) or is_level(ys):
        return None
    found = covariance(xs, ys) / sqrt(variance(xs) * variance(ys))
    return max(-1.0, min(1.0, found))


def is_level(values: Sequence[float]) -> bool:
    """Fewer than two different values: there is nothing that could go together with anything."""
    return len(set(values)) < 2
