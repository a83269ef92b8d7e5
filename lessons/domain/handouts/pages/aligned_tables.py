"""Tables without rules: numbered rows below ``№ Вопрос Баллы``, their cells under its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from lessons.domain.handouts.lines import Grid, Place
from lessons.domain.handouts.pages.words import Word
from lessons.domain.handouts.tabbed_tables import HEADS

Words = tuple[Word, ...]

_GAP = 0.9
"""In sizes: more stands between two columns, less between two words. Set by hand."""
_TOUCH = 4.0
"""Points by which cells of one column begin apart."""
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2


@dataclass(frozen=True, slots=True)
class AlignedTable:
    """Lines ``first`` to before ``end``."""

    first: int
    end: int
    columns: tuple[float, ...]
    """Where each begins."""
    rows: tuple[tuple[Words, ...], ...]
    """The words of each cell, those of several lines one behind the other."""

    def cells(self) -> Iterator[tuple[Place, Words]]:
        """Those that hold something, with their places."""
        texts = {
            (row, column): " ".join(word.text for word in words)
            for row, cells in enumerate(self.rows)
            for column, words in enumerate(cells)
            if words
        }
        grid = Grid(texts, height=len(self.rows), width=len(self.columns))
        for row, column in texts:
            yield Place(grid, row, column), self.rows[row][column]


def find_aligned(lines: Sequence[Words]) -> Iterator[AlignedTable]:
    place = 0
    while place < len(lines):
        table = _table(lines, place) if lines[place][0].text in HEADS else None
        if table is not None:
            yield table
        place = table.end if table else place + 1


def _table(lines: Sequence[Words], first: int) -> AlignedTable | None:
    columns = tuple(words[0].left for words in _runs(lines[first]))
    rows = [[list(words) for words in _runs(lines[first])]]
    end = first + 1
    while end < len(lines):
        cells = _cells(lines[end], columns)
        is_row = cells is not None and bool(cells[0])
        if cells is None or (is_row and not _counts_on(cells[0], len(rows))):
            break
        if not is_row and len(rows) == 1:
            break
        rows = [*rows, cells] if is_row else [*rows[:-1], _joined(rows[-1], cells)]
        end += 1
    is_whole = len(rows) > _FEWEST_ROWS and len(columns) >= _FEWEST_COLUMNS
    whole = tuple(tuple(map(tuple, row)) for row in rows)
    return AlignedTable(first, end, columns, whole) if is_whole else None


def _runs(line: Words) -> list[list[Word]]:
    """Words that a wide gap parts from others."""
    runs = [[line[0]]]
    for left, right in pairwise(line):
        if right.left - left.right >= _GAP * max(right.size, 1.0):
            runs.append([])
        runs[-1].append(right)
    return runs


def _cells(line: Words, columns: Sequence[float]) -> list[list[Word]] | None:
    """None for a line that does not stand under the head."""
    cells: list[list[Word]] = [[] for _ in columns]
    for run in _runs(line):
        near = [n for n, left in enumerate(columns) if abs(left - run[0].left) <= _TOUCH]
        ends = [left for left in columns if left > run[0].left + _TOUCH]
        if not near or cells[near[0]] or (ends and run[-1].right > ends[0]):
            return None
        cells[near[0]] = run
    return cells


def _counts_on(words: Sequence[Word], number: int) -> bool:
    return "".join(word.text for word in words).rstrip(".)") == str(number)


def _joined(above: Sequence[list[Word]], below: Sequence[list[Word]]) -> list[list[Word]]:
    return [list(chain(*cell)) for cell in zip(above, below, strict=True)]
