"""The words of a page in the order in which a person reads them: columns, cells, lines.

First tables drawn with rules, cell by cell. The rest is cut where a gutter runs down through
many lines with prose on both sides; what only stands in a line beside something else (options of
a test, a field and its value) is read along the line.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, pairwise

from lessons.domain.handouts.headings import find_heading
from lessons.domain.handouts.lines import Place
from lessons.domain.handouts.pages.aligned_tables import find_aligned
from lessons.domain.handouts.pages.columns import Gutters
from lessons.domain.handouts.pages.line import Cell, Line, main_word
from lessons.domain.handouts.pages.option_grids import with_options_in_order
from lessons.domain.handouts.pages.page import Box
from lessons.domain.handouts.pages.tables import Table, find_tables
from lessons.domain.handouts.pages.words import SAME_LINE, Sight, Word
from lessons.domain.text.characters import LIST_SIGNS

Words = tuple[Word, ...]

_WIDE_GAP = 2.2
"""In sizes: more is no blank between two words of a sentence."""
_DEEPEST = 6
_LONGEST_NAME = 60
_MARK = re.compile(rf"(?:\(?\w{{1,3}}[.)]|[{LIST_SIGNS}]|№|\d{{1,2}}(?:\.\d{{1,2}})*\.?)")
_OPTION = re.compile(r"\(?[^\W\d_]\)")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one column or cell."""

    lines: tuple[Words, ...]
    edges: tuple[float, float] | None = None
    """Of a cell; a column's are those of its text."""
    place: Place | None = None
    """Of a cell that is one line, however it is broken."""
    cell: Cell | None = None


def read_in_order(sight: Sight, *, page: int, gutters: Gutters) -> list[Line]:
    """``gutters`` grows with those of this page, for the pages that follow."""
    tables = find_tables(sight.rules)
    numbers = count()
    return [
        line
        for block in _blocks(sight.lines, tables, gutters)
        for line in _lines_of(block, page=page, region=next(numbers))
    ]


def _blocks(lines: Sequence[Words], tables: Sequence[Table], gutters: Gutters) -> Iterator[_Block]:
    """Free lines down to a table, the table, free lines below it."""
    free: list[Words] = []
    cells: dict[int, list[Word]] = defaultdict(list)
    tops = {index: table.box.top for index, table in enumerate(tables)}
    for line in lines:
        rest = []
        for word in line:
            index = next((i for i, table in enumerate(tables) if table.holds(word)), None)
            if index is None:
                rest.append(word)
            else:
                cells[index].append(word)
        if rest:
            free.append(tuple(rest))
    for index in sorted(cells, key=lambda index: -tops[index]):
        above = [line for line in free if line[0].y > tops[index] - 1]
        free = free[len(above) :]
        yield from _free(above, gutters)
        yield from _cells(tables[index], cells[index])
    yield from _free(free, gutters)


def _free(lines: Sequence[Words], gutters: Gutters) -> Iterator[_Block]:
    """Tables without rules among the columns."""
    first = 0
    for table in find_aligned(lines):
        yield from _columns(lines[first : table.first], gutters)
        for place, words in table.cells():
            left = table.columns[place.column]
            yield _Block((words,), (left, max(word.right for word in words)), place)
        first = table.end
    yield from _columns(lines[first:], gutters)


def _cells(table: Table, words: Iterable[Word]) -> Iterator[_Block]:
    by_cell: dict[Box, list[Word]] = defaultdict(list)
    for word in words:
        by_cell[table.cell(word)].append(word)
    for box in sorted(by_cell, key=lambda box: (-round(box.top), box.left)):
        lines = _unwrapped(list(_relined(by_cell[box])))
        yield _Block(lines, (box.left, box.right), cell=table.place(box))


def _unwrapped(lines: list[Words]) -> tuple[Words, ...]:
    """The name of a field in a narrow cell is one line: a heading is found in one line only."""
    text = " ".join(word.text for line in lines for word in line)
    is_broken = "- " in text
    runs_on = all(
        line[0].text[0].islower() and not _OPTION.match(line[0].text) for line in lines[1:]
    )
    if len(lines) == 1 or len(text) > _LONGEST_NAME or not runs_on:
        return tuple(lines)
    if is_broken and find_heading(text.replace("- ", "-")) is None:
        return tuple(lines)
    words: list[Word] = []
    for word in chain.from_iterable(lines):
        if words and words[-1].text.endswith("-") and word.left < words[-1].right:
            words[-1] = words[-1]._replace(text=words[-1].text + word.text)
        else:
            words.append(word)
    return (tuple(words),)


def _relined(words: Iterable[Word]) -> Iterator[Words]:
    """Words of one cell or column to its own lines."""
    line: list[Word] = []
    for word in sorted(words, key=lambda word: -word.y):
        if line and line[0].y - word.y > SAME_LINE * max(line[0].size, 1.0):
            yield _sorted(line)
            line = []
        line.append(word)
    if line:
        yield _sorted(line)


def _sorted(line: Iterable[Word]) -> Words:
    return tuple(sorted(line, key=lambda word: word.left))


# --- Columns -----------------------------------------------------------------------------------


def _columns(lines: Sequence[Words], gutters: Gutters, depth: int = 0) -> Iterator[_Block]:
    cut = gutters.find(lines) if depth < _DEEPEST and len(lines) > 1 else None
    if cut is None:
        if lines:
            yield _Block(tuple(lines))
        return
    first, last, x = cut
    yield from _columns(lines[:first], gutters, depth + 1)
    inner = [word for line in lines[first:last] for word in line]
    for side in (
        [word for word in inner if word.right <= x],
        [word for word in inner if word.right > x],
    ):
        yield from _columns(list(_relined(side)), gutters, depth + 1)
    yield from _columns(lines[last:], gutters, depth + 1)


# --- Lines -------------------------------------------------------------------------------------


def _lines_of(block: _Block, *, page: int, region: int) -> Iterator[Line]:
    left, right = block.edges or _edges(block.lines)
    for words in with_options_in_order(block.lines):
        parts = [words] if block.place else _parts(words)
        for index, part in enumerate(parts):
            yield Line(
                words=part,
                page=page,
                region=region,
                left_edge=left,
                right_edge=right,
                cell=block.cell,
                is_apart=index > 0,
                place=block.place,
            )


def _edges(lines: Sequence[Words]) -> tuple[float, float]:
    """A word or two that stick out over the margin are not the margin."""
    rights = sorted(line[-1].right for line in lines)
    return min(line[0].left for line in lines), rights[(len(rights) - 1) * 19 // 20]


def _parts(words: Words) -> list[Words]:
    """The line cut where a gap is no blank, unless it follows a number."""
    size = max(main_word(words).size, 1.0)
    gaps = sorted(right.left - left.right for left, right in pairwise(words))
    usual = gaps[(len(gaps) - 1) // 2] if len(gaps) > 1 else 0.0
    cuts = _marked_options(words)
    parts: list[list[Word]] = [[words[0]]]
    for index, (left, right) in enumerate(pairwise(words), start=1):
        gap = right.left - left.right
        is_mark = len(parts[-1]) == 1 and _MARK.fullmatch(left.text) is not None
        is_wide = gap > max(_WIDE_GAP * size, 3 * usual)
        if index in cuts or (is_wide and not is_mark):
            parts.append([])
        parts[-1].append(right)
    return [tuple(part) for part in parts]


def _marked_options(words: Words) -> set[int]:
    """Where options begin in a line set in several ways: one of them may be marked as right."""
    if len({(word.style.colour, word.style.is_bold) for word in words}) == 1:
        return set()
    return {index for index, word in enumerate(words) if _OPTION.match(word.text)}
