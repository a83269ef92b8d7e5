"""Rows of tables drawn with rules, read as the tables of Word are: what a table is for shows in its
first row and its words, whichever program has drawn it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lessons.domain.handouts.item_marks import is_listed
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.office.entries import Entry
from lessons.domain.handouts.office.manuscript import Cell, Paragraph, Stretch, Table
from lessons.domain.handouts.office.tables import entries_of
from lessons.domain.handouts.options import label_at_start
from lessons.domain.handouts.pages.line import Line
from lessons.domain.text.characters import SOFT_HYPHEN

_TOUCH = 3.0
"""Points by which the columns of a table may move from page to page."""


@dataclass(frozen=True, slots=True)
class Set:
    """A line of a page with the row that it is."""

    line: Line
    row: Row


def entries_of_table(found: Sequence[Set]) -> Sequence[Entry]:
    """Of one table, in order of reading."""
    return tuple(entries_of((_table(found),)))


def is_same_table(above: Line, line: Line) -> bool:
    """On the next page too, where its columns are the same."""
    if above.cell is None or line.cell is None:
        return False
    first, second = above.cell.columns, line.cell.columns
    is_alike = len(first) == len(second) and all(
        abs(one - other) <= _TOUCH for one, other in zip(first, second, strict=True)
    )
    is_next = line.page == above.page + 1
    return is_alike and (is_next or (line.page == above.page and line.cell.row >= above.cell.row))


def _table(found: Sequence[Set]) -> Table:
    rows = [list(group) for _, group in groupby(found, key=_place_of_row)]
    head = _texts(rows[0])
    kept = [rows[0], *(row for row in rows[1:] if _texts(row) != head)]
    has_merged = any(each.line.cell.is_merged for each in found if each.line.cell)
    return Table(tuple(tuple(_cells(row)) for row in kept), has_merged=has_merged)


def _place_of_row(each: Set) -> tuple[int, int]:
    return each.line.page, each.line.cell.row if each.line.cell else 0


def _texts(row: Iterable[Set]) -> list[str]:
    """A head that stands on every page is read once."""
    return [each.row.text for each in row]


def _cells(row: Sequence[Set]) -> Iterator[Cell]:
    cells = [
        (cell, list(group)) for cell, group in groupby(row, key=lambda each: each.line.cell) if cell
    ]
    for cell, group in cells:
        yield Cell(tuple(_paragraphs(group)), cell.column)
    if len(cells) == 1 and not cells[0][0].is_only:
        yield Cell((), len(cells[0][0].columns))


def _paragraphs(cell: Sequence[Set]) -> Iterator[Paragraph]:
    """Lines that only the width of the cell has broken are one; options seldom fill it."""
    group: list[Set] = []
    for each in cell:
        if group and (each.row.starts or _begins_item(each.row.text)):
            yield _paragraph(group)
            group = []
        group.append(each)
    if group:
        yield _paragraph(group)


def _begins_item(text: str) -> bool:
    label = label_at_start(text)
    return is_listed(text) or (label is not None and label.is_firm)


def _paragraph(group: Sequence[Set]) -> Paragraph:
    """A table may be set larger than the text, which makes no headings of its cells."""
    cell = group[0].line.cell
    text = group[0].row.text
    for each in group[1:]:
        is_broken = text.endswith(SOFT_HYPHEN)
        text = f"{text.removesuffix(SOFT_HYPHEN)}{'' if is_broken else ' '}{each.row.text}"
    rows = [each.row for each in group]
    is_strong, is_marked = all(r.is_strong for r in rows), all(r.is_marked for r in rows)
    return Paragraph(
        lines=((Stretch(text, is_strong, is_marked),),),
        heading=rows[0].heading if cell and cell.is_only else 0,
        page=group[0].line.page,
    )
