"""Figures for plots that the server draws: heights of bars, points of a line."""

from collections.abc import Sequence
from dataclasses import dataclass

TENS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """``low``–``high`` in whole percent, both included."""

    low: int
    high: int
    count: int


def histogram(values: Sequence[int | None], *, bins: int = TENS) -> list[Bin]:
    """Of percents in equal bins; the last one takes 100 too."""
    width = 100 // bins
    places = [min(bins - 1, value // width) for value in values if value is not None]
    return [
        Bin(
            low=place * width,
            high=100 if place == bins - 1 else (place + 1) * width - 1,
            count=places.count(place),
        )
        for place in range(bins)
    ]


def median(values: Sequence[int | None]) -> int | None:
    """Whole, half up; None of nothing."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return None
    middle = len(known) // 2
    if len(known) % 2:
        return known[middle]
    return (known[middle - 1] + known[middle] + 1) // 2


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int
    value: int


def line(values: Sequence[int | None], *, width: int, height: int) -> list[list[Point]]:
    """Points from left to right, 100 at the top; a new piece of the line after what is empty."""
    pieces: list[list[Point]] = [[]]
    step = width / max(1, len(values) - 1)
    for place, value in enumerate(values):
        if value is None:
            pieces.append([])
        else:
            y = round(height * (100 - value) / 100)
            pieces[-1].append(Point(round(place * step), y, value))
    return [piece for piece in pieces if piece]
