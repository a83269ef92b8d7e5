"""Tables drawn with rules: which cell each word stands in."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lessons.domain.handouts.pages.line import Cell
from lessons.domain.handouts.pages.page import Box
from lessons.domain.handouts.pages.words import Word

_TOUCH = 3.0
"""Points: rules as near as that meet."""
_SHORTEST = 5.0
_MOST_RULES = 1_500
"""Of one page; the search compares neighbours, and a drawing is no table."""


@dataclass(frozen=True, slots=True)
class Table:
    """``columns`` are rules up the page, ``rows`` rules across it."""

    box: Box
    columns: tuple[Box, ...]
    rows: tuple[Box, ...]

    def holds(self, word: Word) -> bool:
        box = self.box
        x, y = _middle(word)
        return box.left < x < box.right and box.bottom < y < box.top

    def cell(self, word: Word) -> Box:
        """The nearest rules around the word; a rule that a merged cell interrupts is none."""
        x, y = _middle(word)
        across = [rule for rule in self.rows if rule.left - _TOUCH <= x <= rule.right + _TOUCH]
        upright = [rule for rule in self.columns if rule.bottom - _TOUCH <= y <= rule.top + _TOUCH]
        return Box(
            max((rule.right for rule in upright if rule.right <= x), default=self.box.left),
            max((rule.top for rule in across if rule.top <= y), default=self.box.bottom),
            min((rule.left for rule in upright if rule.left > x), default=self.box.right),
            min((rule.bottom for rule in across if rule.bottom > y), default=self.box.top),
        )

    def place(self, box: Box) -> Cell:
        """Of one of its cells."""
        lefts = (*_distinct(rule.left for rule in self.columns), self.box.right)
        tops = _distinct(-rule.bottom for rule in self.rows)
        reach = sum(box.left + _TOUCH < left < box.right - _TOUCH for left in lefts)
        is_only = box.right - box.left > self.box.right - self.box.left - 2 * _TOUCH
        return Cell(
            columns=lefts[:-1],
            row=sum(top < -box.top - _TOUCH for top in tops),
            column=sum(left < box.left - _TOUCH for left in lefts),
            is_only=is_only,
            is_merged=reach > 0,
        )


def find_tables(rules: Sequence[Box]) -> tuple[Table, ...]:
    """Rules that meet, with at least two columns between them; a frame alone is no table."""
    long = [rule for rule in rules if max(rule.width, rule.height) >= _SHORTEST][:_MOST_RULES]
    return tuple(table for group in _groups(long) for table in _table(group))


def _groups(rules: Sequence[Box]) -> Iterable[list[Box]]:
    """Rules that meet directly or through others: union-find over the rules sorted by left."""
    parents = list(range(len(rules)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    order = sorted(range(len(rules)), key=lambda index: rules[index].left)
    lefts = [rules[index].left for index in order]
    for place, index in enumerate(order):
        reach = bisect_right(lefts, rules[index].right + _TOUCH)
        for other in order[place + 1 : reach]:
            if _meet(rules[index], rules[other]):
                parents[root(other)] = root(index)
    groups: dict[int, list[Box]] = defaultdict(list)
    for index, rule in enumerate(rules):
        groups[root(index)].append(rule)
    return groups.values()


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left - _TOUCH <= other.right
        and other.left - _TOUCH <= one.right
        and one.bottom - _TOUCH <= other.top
        and other.bottom - _TOUCH <= one.top
    )


def _table(group: Sequence[Box]) -> Iterator[Table]:
    columns = tuple(rule for rule in group if rule.height > rule.width)
    rows = tuple(rule for rule in group if rule.width >= rule.height)
    if len(_distinct(rule.left for rule in columns)) < 3:
        return
    if len(_distinct(rule.bottom for rule in rows)) < 2:
        return
    box = Box(
        min(rule.left for rule in group),
        min(rule.bottom for rule in group),
        max(rule.right for rule in group),
        max(rule.top for rule in group),
    )
    yield Table(box, columns, rows)


def _distinct(values: Iterable[float]) -> tuple[float, ...]:
    """Those that do not touch the one before them."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOUCH:
            found.append(value)
    return tuple(found)


def _middle(word: Word) -> tuple[float, float]:
    """Half the letters' height above the base line: accents and tails reach into neighbours."""
    return (word.left + word.right) / 2, word.y + word.size * 0.3
