"""How the marks of a class are spread."""

from collections.abc import Iterable
from dataclasses import dataclass

STEP = 10


@dataclass(frozen=True, slots=True)
class Bar:
    """Marks from ``low`` to ``high`` percent, both included."""

    low: int
    high: int
    count: int


def histogram(percents: Iterable[int]) -> tuple[Bar, ...]:
    """Ten bars of whole percents; 100 stands in the last."""
    counts = [0] * (100 // STEP)
    for percent in percents:
        counts[min(percent, 99) // STEP] += 1
    last = len(counts) - 1
    return tuple(
        Bar(low=place * STEP, high=100 if place == last else (place + 1) * STEP - 1, count=count)
        for place, count in enumerate(counts)
    )
