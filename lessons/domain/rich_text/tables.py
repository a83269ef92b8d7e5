"""A block of ``| cell | cell |`` lines, the second of them a rule; ``: …`` below is its caption.

A cell of ``<<`` alone belongs to the one before it, a cell of ``^^`` to the one above.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from lessons.domain.rich_text.inline import inlines
from lessons.domain.rich_text.nodes import Cell, Table
from lessons.domain.rich_text.source import Line, Source, joined

MOST_CELLS = 4000
"""A larger table stays as the lines that it is."""
_CELL_BREAK = re.compile(r"(?<!\\)\|")
_RULE_CELL = re.compile(r"\s*:?-{3,}:?\s*")
_CAPTION = re.compile(r":\s+(?=\S)")
_BEFORE, _ABOVE = "<<", "^^"
_FEWEST_LINES = 2

Labels = Set[str]


def table_of(lines: Sequence[Line], labels: Labels) -> Table | None:
    caption = _CAPTION.match(lines[-1].text) if len(lines) > _FEWEST_LINES else None
    grid = lines[:-1] if caption else lines
    if len(grid) < _FEWEST_LINES or not all(map(_is_row, grid)):
        return None
    head, rule, *rows = map(_cells, grid)
    if len(rule) != len(head) or not all(_RULE_CELL.fullmatch(cell.text) for cell in rule):
        return None
    if len(head) * len(grid) > MOST_CELLS:
        return None
    told = inlines(joined([lines[-1].cut(caption.end()).stripped()]), labels) if caption else ()
    filled = [_filled(row, len(head), grid[-1]) for row in rows]
    return Table(_row(head, labels), tuple(_merged(filled, labels)), told)


def _is_row(line: Line) -> bool:
    text = line.text.strip()
    return len(text) > 1 and text[0] == text[-1] == "|"


def _cells(line: Line) -> list[Line]:
    inner = line.stripped()
    ends = [found.start() for found in _CELL_BREAK.finditer(inner.text)]
    return [
        Line(inner.text[start + 1 : end], inner.start + start + 1).stripped()
        for start, end in pairwise(ends)
    ]


def _filled(row: list[Line], width: int, last: Line) -> list[Line]:
    end = row[-1].start if row else last.start
    return [*row, *[Line("", end)] * width][:width]


def _row(cells: Sequence[Line], labels: Labels) -> tuple[Cell, ...]:
    return tuple(cell for cell in _across(cells, labels) if cell)


def _across(cells: Sequence[Line], labels: Labels) -> list[Cell | None]:
    """None where a cell before reaches over it."""
    found: list[Cell | None] = []
    owner = 0
    for place, cell in enumerate(cells):
        owning = found[owner] if found else None
        if cell.text == _BEFORE and owning:
            found[owner] = replace(owning, columns=owning.columns + 1)
            found.append(None)
        else:
            owner = place
            found.append(Cell(inlines(_unescaped(cell), labels)))
    return found


def _merged(rows: Sequence[Sequence[Line]], labels: Labels) -> Iterator[tuple[Cell, ...]]:
    grid = [_across(row, labels) for row in rows]
    owners = [0] * (len(grid[0]) if grid else 0)
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            above = grid[owners[place]][place]
            here = grid[number][place]
            is_like = above and here and above.columns == here.columns
            if number and cell.text == _ABOVE and above and is_like:
                grid[owners[place]][place] = replace(above, rows=above.rows + 1)
                grid[number][place] = None
            else:
                owners[place] = number
    return (tuple(cell for cell in row if cell) for row in grid)


def _unescaped(cell: Line) -> Source:
    """A bar within a cell is written ``\\|``, in a formula or code of it too."""
    kept = [at for at in range(len(cell.text)) if cell.text[at : at + 2] != "\\|"]
    return Source("".join(cell.text[at] for at in kept), [cell.start + at for at in kept])
