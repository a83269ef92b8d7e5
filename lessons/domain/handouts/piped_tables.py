"""Tables drawn with ``|`` whose first row says what each column holds: read as those of Word."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.lines import Grid, Place, Row, tidy
from lessons.domain.handouts.office.entries import Box, Entries, Entry
from lessons.domain.handouts.office.headed_tables import read_headed
from lessons.domain.handouts.office.manuscript import Paragraph, Stretch
from lessons.domain.handouts.piped_cells import is_piped, is_rule, split_cells

_FEWEST_ROWS = 2
_TableRow = tuple[int, list[Box]]
"""The line in the source, and the cells."""


def read_piped(extracted: Extracted) -> Extracted:
    """With the cells of such tables in reading order; others are left as they are."""
    rows: list[Row] = []
    doubts: list[Doubt] = []
    for is_table, group in groupby(extracted.rows, lambda row: _is_drawn(row, extracted.lines)):
        found = list(group)
        entries = _read_table(found, extracted.lines) if is_table else None
        if entries is None:
            rows.extend(_placed(found, extracted.lines) if is_table else found)
            continue
        for line, entry in entries:
            text = entry.paragraph.text
            if entry.is_used:
                rows.append(Row(line, text))
            else:
                doubts.append(Doubt(line=line, code=Code.NOT_USED, text=text))
    return replace(extracted, rows=tuple(rows), doubts=(*extracted.doubts, *doubts))


def _placed(rows: Sequence[Row], lines: Sequence[str]) -> Iterator[Row]:
    """Each cell a row of its own, with its place."""
    table = [(line, boxes) for line, boxes in _table_rows(rows, lines) if boxes]
    if len(table) < _FEWEST_ROWS:
        yield from rows
        return
    own = {line: [row for row in rows if row.line == line] for line, _ in table}
    cells = {(at, box.column): box.text for at, (_, boxes) in enumerate(table) for box in boxes}
    grid = Grid(cells, height=len(table), width=len({column for _, column in cells}))
    for at, (line, boxes) in enumerate(table):
        is_whole = len(own[line]) < len(boxes)
        for number, box in enumerate(boxes):
            row = own[line][0 if is_whole else number]
            text = box.text if is_whole else row.text
            place = Place(grid, at, box.column)
            yield replace(row, text=text, starts=True, is_mid_sentence=False, place=place)


def _is_drawn(row: Row, lines: Sequence[str]) -> bool:
    """A row of plain text is the whole line, one of Markdown a cell of it."""
    return row.line <= len(lines) and is_piped(tidy(lines[row.line - 1]))


def _read_table(rows: Sequence[Row], lines: Sequence[str]) -> list[tuple[int, Entry]] | None:
    table = list(_table_rows(rows, lines))
    if read_headed([boxes for _, boxes in table]) is None:
        return None
    (first, header), *body = table
    read = [(line, read_headed([header, boxes]) or ()) for line, boxes in body]
    head: Entries = next(entries for _, entries in read if entries)[: len(header)]
    below = [(line, entry) for line, entries in read for entry in entries[len(header) :]]
    return [*((first, entry) for entry in head), *below]


def _table_rows(rows: Sequence[Row], lines: Sequence[str]) -> Iterator[_TableRow]:
    for line, group in groupby(rows, lambda row: row.line):
        own = list(group)
        cells = split_cells(tidy(lines[line - 1]))
        if not is_rule(tidy(lines[line - 1])):
            filled = [column for column, text in enumerate(cells) if text]
            texts = [text for row in own for text in _texts(row.text)]
            yield line, [_box(text, column) for column, text in zip(filled, texts, strict=False)]


def _texts(text: str) -> list[str]:
    return [cell for cell in split_cells(text) if cell] if is_piped(text) else [text]


def _box(text: str, column: int) -> Box:
    return Box((Entry(Paragraph(lines=((Stretch(text),),))),), column, is_only=False)
