"""Rows pasted from a spreadsheet or typed as a table: cells between tabs or bars, below a head that
begins with ``№``."""

from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.lines import Grid, Place, Row, tidy

HEADS = frozenset({"№", "№ п/п", "No", "No.", "N", "#"})
_FEWEST_ROWS = 2


def with_tabbed(rows: Sequence[Row], lines: Sequence[str]) -> tuple[Row, ...]:
    """``lines`` are the source, whose tabs the rows have lost."""
    found: list[Row] = []
    place = 0
    while place < len(rows):
        table = _table(rows[place:], lines)
        found += table or rows[place : place + 1]
        place += len({row.line for row in table}) or 1
    return tuple(found)


def _table(rows: Sequence[Row], lines: Sequence[str]) -> list[Row]:
    cells = [_cells(lines[rows[0].line - 1])]
    if cells[0][0] not in HEADS or len(cells[0]) == 1:
        return []
    for row in rows[1:]:
        own = _cells(lines[row.line - 1])
        if len(own) == 1 or len(own) > len(cells[0]) or not own[0].rstrip(".)").isdecimal():
            break
        cells.append(own)
    if len(cells) <= _FEWEST_ROWS:
        return []
    texts = {(r, c): text for r, row in enumerate(cells) for c, text in enumerate(row) if text}
    grid = Grid(texts, height=len(cells), width=len(cells[0]))
    return [
        replace(rows[r], text=text, starts=True, is_mid_sentence=False, place=Place(grid, r, c))
        for (r, c), text in texts.items()
    ]


def _cells(line: str) -> list[str]:
    sign = "\t" if "\t" in line else " | "
    return [tidy(cell) for cell in line.rstrip("\t\r\n ").split(sign)]
