"""Tables and program text among the rows of theory, each made one row that stays as it is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from lessons.domain.content.prose import program_text, table_text
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.lines import Grid, Place, Row

_JOINED = " | "
_LONGEST_CELL = 600
"""Characters; what holds more is a page laid out with a table."""
_MOST_PARAGRAPHS = 4
"""Of one cell, for the same reason."""
_LABEL = re.compile(r"\(?\w{1,3} ?[.)]?\)?|.{0,60}№")


def with_blocks(rows: Sequence[Row], doubts: list[Doubt]) -> tuple[Row, ...]:
    """``doubts`` grows with the tables that lost their merged cells."""
    found: list[Row] = []
    for grid, group in groupby(rows, key=_kind):
        own = list(group)
        if grid is True:
            found.append(_program(own))
        elif isinstance(grid, Grid):
            found.extend(_table(grid, own, doubts))
        else:
            found.extend(_after_block(own, found))
    return tuple(found)


def _kind(row: Row) -> Grid | bool:
    """True for program text, False for prose."""
    if row.is_block:
        return False
    if row.program is not None:
        return True
    return row.place.grid if row.place else False


def _after_block(rows: Sequence[Row], above: Sequence[Row]) -> Iterator[Row]:
    for place, row in enumerate(rows):
        follows = place == 0 and bool(above) and above[-1].is_block
        yield replace(row, starts=True, is_mid_sentence=False) if follows else row


def _program(rows: Sequence[Row]) -> Row:
    lines = [rows[0].program or ""]
    for above, row in pairwise(rows):
        lines.extend([""] if row.line > above.line + 1 else [])
        lines.append(row.program or "")
    return _block(program_text(lines), rows)


def _block(text: str, rows: Sequence[Row]) -> Row:
    return Row(line=rows[0].line, text=text, last_line=rows[-1].line, is_block=True)


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of a table with the texts of its cells by their column."""

    rows: tuple[Row, ...]
    cells: dict[int, str]


def _table(grid: Grid, rows: Sequence[Row], doubts: list[Doubt]) -> Iterator[Row]:
    lines = [
        _Line(tuple(own), _cells(grid, own))
        for _, group in groupby(rows, key=lambda row: _place(row).row)
        for own in [list(group)]
    ]
    lead = next((i for i, line in enumerate(lines) if len(line.cells) > 1), len(lines))
    body = lines[lead:]
    columns = sorted({column for line in body for column in line.cells})
    if len(body) < 2 or len(columns) < 2 or not all(map(_is_line, body)):
        yield from rows
        return
    yield from (row for line in lines[:lead] for row in line.rows)
    head, *others = ([line.cells.get(column, "") for column in columns] for line in body)
    block = _block(table_text(head, others), [row for line in body for row in line.rows])
    if grid.has_merged:
        doubts.append(Doubt(line=block.line, code=Code.CELLS_MERGED))
    yield block


def _place(row: Row) -> Place:
    if row.place is None:
        raise ValueError("only rows of tables are asked")
    return row.place


def _is_line(line: _Line) -> bool:
    counts: dict[int, int] = {}
    for row in line.rows:
        counts[_place(row).column] = counts.get(_place(row).column, 0) + 1
    is_short = all(len(text) <= _LONGEST_CELL for text in line.cells.values())
    return is_short and max(counts.values()) <= _MOST_PARAGRAPHS


def _cells(grid: Grid, rows: Sequence[Row]) -> dict[int, str]:
    number = _place(rows[0]).row
    own = {column: text for (row, column), text in sorted(grid.cells.items()) if row == number}
    if len(rows) == 1 and len(parts := rows[0].text.split(_JOINED)) == len(own) > 1:
        return dict(zip(own, parts, strict=True))
    return _with_labels(own, _by_column(rows))


def _by_column(rows: Iterable[Row]) -> dict[int, str]:
    found: dict[int, str] = {}
    for row in rows:
        column = _place(row).column
        found[column] = f"{found[column]} {row.text}" if column in found else row.text
    return found


def _with_labels(own: dict[int, str], found: dict[int, str]) -> dict[int, str]:
    """A number in a cell of its own was read as the label of the text beside it."""
    for column, label in own.items():
        following = next((each for each in sorted(found) if each > column), None)
        if column in found or following is None or not _LABEL.fullmatch(label):
            continue
        text = found[following]
        if text.startswith(label):
            found[following] = text.removeprefix(label).lstrip(".) ")
            found[column] = label
    return found
