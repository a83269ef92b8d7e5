"""Who chose what: options by five equal parts of the students, in the order of their marks."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lessons.domain.items.answered import Answered
from lessons.domain.items.intervals import USUAL, Figure, correlation_figure, share_figure
from lessons.domain.items.spread import correlation

PARTS = 5
NO_ANSWER = ""
"""Stands for those who chose nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionFigures:
    option: str
    share: Figure
    """Of all students."""
    discrimination: Figure | None
    """Point-biserial: the correlation of choosing it with the rest of the test."""
    fifths: tuple[float, ...]
    """Its share in each, from those with the lowest marks to those with the highest; empty where
    nobody's marks are known."""


def option_figures(
    rows: Sequence[Answered], options: Sequence[str], *, z: float = USUAL
) -> tuple[OptionFigures, ...]:
    """In the order of ``options``; with NO_ANSWER last where somebody gave none."""
    blank = [NO_ANSWER] if any(not row.chosen for row in rows) else []
    placed = [row for row in rows if row.rest is not None]
    by_fifth = _by_fifth(placed)
    found = (_figures(option, rows, placed, by_fifth, z=z) for option in [*options, *blank])
    return tuple(figures for figures in found if figures is not None)


def has_chosen(row: Answered, option: str) -> bool:
    return option in row.chosen if option else not row.chosen


def _figures(
    option: str,
    rows: Sequence[Answered],
    placed: Sequence[Answered],
    by_fifth: Sequence[Mapping[str, float]],
    *,
    z: float,
) -> OptionFigures | None:
    chosen = sum(has_chosen(row, option) for row in rows)
    share = share_figure(chosen / len(rows), len(rows), z=z) if rows else None
    if share is None:
        return None
    ticked = [float(has_chosen(row, option)) for row in placed]
    found = correlation(ticked, [row.rest or 0.0 for row in placed])
    size = len(placed) / PARTS
    return OptionFigures(
        option=option,
        share=share,
        discrimination=correlation_figure(found, len(placed), z=z),
        fifths=tuple(counted[option] / size for counted in by_fifth),
    )


def _by_fifth(placed: Sequence[Answered]) -> list[defaultdict[str, float]]:
    """How many chose each option, in each fifth; those with the same marks are spread evenly over
    the places that they share, so the order of a list tells nothing."""
    if not placed:
        return []
    counted: list[defaultdict[str, float]] = [defaultdict(float) for _ in range(PARTS)]
    size, start = len(placed) / PARTS, 0
    for _, tied in groupby(sorted(placed, key=_rest), key=_rest):
        block = list(tied)
        chosen = Counter(option for row in block for option in row.chosen or {NO_ANSWER})
        for fifth, weight in _weights(start, start + len(block), size):
            for option, count in chosen.items():
                counted[fifth][option] += count * weight
        start += len(block)
    return counted


def _weights(start: int, end: int, size: float) -> list[tuple[int, float]]:
    """Of each member of a block of places from ``start`` to ``end``, by fifth."""
    overlaps = (
        (fifth, min(end, (fifth + 1) * size) - max(start, fifth * size)) for fifth in range(PARTS)
    )
    return [(fifth, overlap / (end - start)) for fifth, overlap in overlaps if overlap > 0]


def _rest(row: Answered) -> float:
    return row.rest or 0.0
