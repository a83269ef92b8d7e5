"""Columns: gutters that run down through many lines with prose on both sides."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from statistics import median
from typing import NamedTuple

from lessons.domain.handouts.pages.option_grids import beside_each_other
from lessons.domain.handouts.pages.words import Word

Words = tuple[Word, ...]

_GUTTER = 0.8
"""In sizes: the narrowest gap between columns; blanks of justified lines are mostly less."""
_FEWEST_LINES = 4
_ALIGNED_SHARE = 0.5
_WIDER = 1.5
_PROSE_SHARE = 0.55
"""Of its column's width a line of prose fills that much on the average; cells and options less."""
_NARROWEST = 0.2
"""Of the text's width: a narrower column is one of labels."""
_LETTERS = 14
_FEWEST_BESIDE, _BESIDE_SHARE = 10, 0.7
"""Lines of prose beside a list, and of the longer side. Set by hand: tables without rules of the
labelled documents have half as many lines beside the text of their cells."""


class Cut(NamedTuple):
    """Lines ``first`` to before ``last`` are two columns, left and right of ``x``."""

    first: int
    last: int
    x: float


class Gutters:
    """Finds the gutters of one document page by page, and remembers where they were.

    The last page's second column may be two lines long: too few to tell by themselves.
    """

    def __init__(self) -> None:
        self._known: dict[float, float] = {}

    def find(self, lines: Sequence[Words]) -> Cut | None:
        """The longest run of lines that are columns."""
        gaps = [_Gaps(line) for line in lines]
        found = _best(lines, gaps)
        if found is None:
            return self._find_known(lines, gaps)
        self._known[found.x] = _right_edge(lines[found.first : found.last], found.x)
        return found

    def _find_known(self, lines: Sequence[Words], gaps: Sequence[_Gaps]) -> Cut | None:
        for x, edge in self._known.items():
            for first, last in _runs(gaps, x):
                own = lines[first:last]
                if _has_tail(own, x, edge) and not beside_each_other(own, x):
                    return Cut(first, last, x)
        return None


def _right_edge(lines: Sequence[Words], x: float) -> float:
    """Where the right column's lines begin."""
    return min(word.left for line in lines for word in _first_after(line, x))


def _has_tail(lines: Sequence[Words], x: float, edge: float) -> bool:
    """Prose on the left, and all that is on the right begins where the column did before."""
    left = [tuple(word for word in line if word.right <= x) for line in lines]
    right = [word for line in lines for word in _first_after(line, x)]
    whole = max(word.right for line in lines for word in line) - lines[0][0].left
    begins_there = all(abs(word.left - edge) <= word.size / 2 for word in right)
    return bool(right) and begins_there and _is_prose([line for line in left if line], whole)


def _best(lines: Sequence[Words], gaps: Sequence[_Gaps]) -> Cut | None:
    best: Cut | None = None
    for x in _candidates(lines):
        for first, last in _runs(gaps, x):
            is_longer = last - first > (best.last - best.first if best else _FEWEST_LINES - 1)
            if is_longer and _are_columns(lines[first:last], x):
                best = Cut(first, last, x)
    return best


class _Gaps:
    """Where the words of one line begin and end, for looking up a place quickly."""

    def __init__(self, line: Words) -> None:
        self._lefts = [word.left for word in line]
        self._rights = list(accumulate((word.right for word in line), max))
        self._narrowest = _GUTTER * max(line[0].size, 1.0)

    def leave_free(self, x: float) -> bool:
        index = bisect_left(self._lefts, x)
        left = self._rights[index - 1] if index else float("-inf")
        right = self._lefts[index] if index < len(self._lefts) else float("inf")
        return left <= x and right - left >= self._narrowest


def _candidates(lines: Sequence[Words]) -> list[float]:
    """Middles of gaps, those first that many lines share."""
    counts: dict[int, int] = defaultdict(int)
    for line in lines:
        # The lines of the other column may stand between these and not beside them.
        counts[int((line[0].left - _GUTTER / 2 * line[0].size) // 4)] += 1
        for left, right in pairwise(line):
            if right.left - left.right >= _GUTTER * max(right.size, 1.0):
                for place in range(int(left.right // 4) + 1, int(min(right.left, 9e5) // 4) + 1):
                    counts[place] += 1
                    if place - left.right // 4 > 250:
                        break
    shared = sorted(counts, key=lambda place: (-counts[place], place))
    return [place * 4.0 for place in shared if counts[place] >= 2][:40]


def _runs(gaps: Sequence[_Gaps], x: float) -> Iterator[tuple[int, int]]:
    first = None
    for index, line in enumerate(gaps):
        if line.leave_free(x):
            first = index if first is None else first
        elif first is not None:
            yield first, index
            first = None
    if first is not None:
        yield first, len(gaps)


def _are_columns(lines: Sequence[Words], x: float) -> bool:
    if not _is_gutter(lines, x) or beside_each_other(lines, x):
        return False
    words = [word for line in lines for word in line]
    whole = max(word.right for word in words) - min(word.left for word in words)
    sides = (
        [tuple(word for word in line if word.right <= x) for line in lines],
        [tuple(word for word in line if word.right > x) for line in lines],
    )
    left, right = ([line for line in side if line] for side in sides)
    return (_is_prose(left, whole) and _is_prose(right, whole)) or _is_list_beside(
        left, right, whole
    )


def _is_list_beside(left: Sequence[Words], right: Sequence[Words], whole: float) -> bool:
    """A column of prose beside one of short lines, as a list of tests is; in a table without rules
    fewer lines stand beside the text of a cell."""
    fewer, more = sorted((len(left), len(right)))
    is_beside = fewer >= _FEWEST_BESIDE and fewer >= more * _BESIDE_SHARE
    sides = (left, right) if _is_prose(left, whole) else (right, left)
    letters = sum(len(word.text) for line in sides[1] for word in line) / max(len(sides[1]), 1)
    return is_beside and _is_prose(sides[0], whole) and letters >= _LETTERS / 2


def _is_gutter(lines: Sequence[Words], x: float) -> bool:
    """Wider than the blanks beside it, and lines begin right of it at the same place: where
    blanks of justified lines stand one below another by chance, neither is so."""
    begins = sorted(word.left for line in lines for word in _first_after(line, x))
    across: list[float] = []
    blanks: list[float] = []
    for line in lines:
        for left, right in pairwise(line):
            gaps = across if left.right <= x < right.right else blanks
            gaps.append(right.left - left.right)
    size = max(lines[0][0].size, 1.0)
    aligned = (
        max((bisect_right(begins, left + size / 4) - place) for place, left in enumerate(begins))
        if begins
        else 0
    )
    is_aligned = aligned >= max(_FEWEST_LINES, len(begins) * _ALIGNED_SHARE)
    return is_aligned and (not blanks or not across or min(across) > _WIDER * median(blanks))


def _first_after(line: Words, x: float) -> Words:
    return tuple(word for word in line if word.right > x)[:1]


def _is_prose(lines: Sequence[Words], whole: float) -> bool:
    if len(lines) < _FEWEST_LINES:
        return False
    left = min(line[0].left for line in lines)
    width = max(line[-1].right for line in lines) - left
    filled = sum(line[-1].right - line[0].left for line in lines) / len(lines)
    letters = sum(len(word.text) for line in lines for word in line) / len(lines)
    return width >= _NARROWEST * whole and filled >= _PROSE_SHARE * width and letters >= _LETTERS
