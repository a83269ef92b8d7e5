"""Sheets of questions as people make them, whatever file they stand in.

A header may name the columns; where it names no column for the key, or where there is no header
at all, the right option is the one that is set apart, by a sign or by how it looks.
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import StringIO
from itertools import chain, islice, zip_longest

from lessons.domain.banks.bank import BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.columns import KIND, OPTION, RIGHT, WRONG
from lessons.domain.banks.set_apart import Look, with_stars
from lessons.domain.banks.shapes import find_right_column, find_shape, with_places
from lessons.domain.banks.table import HEADER_WITHIN, Row, columns_of, find_header, read_row

NO_VALUE = "=?"
"""What a file of rejected rows shows of a formula without its value; unmended it stays rejected."""
NOT_TEXT = "\ufdd0"
"""In place of a cell that is no text, so that its row is rejected."""
_FEWEST_OPTIONS = 2
_ROWS_OF_SHAPE = 400
"""Rows that show what the columns of a sheet without a header hold."""

Looks = Iterable[Sequence[Look]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """``looks`` is called only where the key may be told by how cells look."""

    title: str
    rows: Iterable[Row]
    looks: Callable[[], Looks]


class Head:
    """One header for the rows of all sheets, each of which has an order of its own."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._places: dict[str, int] = {}

    def places_of(self, header: Row) -> list[int]:
        """Where each cell of a row under ``header`` stands in this one."""
        return [self._place(key, name) for key, name in zip(_keys(header), header, strict=True)]

    def _place(self, key: str, name: str) -> int:
        if key not in self._places:
            self._places[key] = len(self.names)
            self.names.append(name)
        return self._places[key]


def _keys(header: Row) -> list[str]:
    """What the column means, else its name and its place."""
    known = zip_longest(columns_of(header), header)
    return [column or f"{place} {name}" for place, (column, name) in enumerate(known)]


class SheetReader:
    """Takes the questions of one sheet after another; ``head`` fits the rows of them all."""

    def __init__(self) -> None:
        self.collector, self.head = Collector(), Head()

    def read(self, sheet: Sheet) -> bool:
        """Whether the sheet holds questions."""
        rows = iter(sheet.rows)
        first = list(islice(rows, HEADER_WITHIN))
        header = find_header(first)
        if header is None:
            return self._read_unnamed(sheet, list(chain(first, rows)))
        columns = columns_of(first[header])
        named = Named(header, tuple(columns), first[header])
        options = [place for place, column in enumerate(columns) if _is_one(column, OPTION)]
        if len(options) < _FEWEST_OPTIONS or RIGHT in columns:
            self._read_rows(sheet, chain(first, rows), named)
        else:
            self._read_keyless(sheet, list(chain(first, rows)), named, options)
        return True

    def _read_keyless(
        self, sheet: Sheet, rows: Sequence[Row], named: "Named", options: Sequence[int]
    ) -> None:
        right = find_right_column(named.columns, rows[named.header + 1 :], options)
        if right is None:
            self._read_rows(sheet, _starred(rows, sheet, options, named.header + 1), named)
            return
        columns = _padded(named.columns, right + 1)
        columns[right] = RIGHT
        below = with_places(rows[named.header + 1 :], right, len(options))
        rows = [*rows[: named.header + 1], *below]
        self._read_rows(sheet, rows, replace(named, columns=tuple(columns)))

    def _read_unnamed(self, sheet: Sheet, rows: Sequence[Row]) -> bool:
        shape = find_shape(rows[:_ROWS_OF_SHAPE])
        if shape is None:
            return False
        options = [place for place, column in enumerate(shape.columns) if _is_one(column, OPTION)]
        if RIGHT not in shape.columns:
            rows = list(_starred(rows, sheet, options, shape.first))
            told = (row[place] for row in rows for place in _within(row, options))
            if not any(cell.startswith("*") for cell in told):
                return False
        else:
            right = shape.columns.index(RIGHT)
            rows = with_places(rows, right, len(options))
        self._read_rows(sheet, rows, Named(shape.first - 1, shape.columns, shape.names))
        return True

    def _read_rows(self, sheet: Sheet, rows: Iterable[Row], named: "Named") -> None:
        places = self.head.places_of(_padded(named.names, len(named.columns)))
        for number, row in enumerate(rows):
            if number == named.header or not any(row):
                continue
            is_below = number > named.header
            source = source_of(_placed(row, places if is_below else ()))
            read = partial(_read, named.columns if is_below else (), row, number + 1)
            self.collector.take(RawItem(number + 1, source), read, place=sheet.title)


@dataclass(frozen=True, slots=True)
class Named:
    """``names`` is the header as the sheet has it, or as it might have it."""

    header: int
    columns: tuple[str, ...]
    names: Row


def _within(row: Row, places: Sequence[int]) -> list[int]:
    return [place for place in places if place < len(row)]


def _starred(
    rows: Sequence[Row], sheet: Sheet, options: Sequence[int], first: int
) -> Iterable[Row]:
    return chain(
        rows[:first], with_stars(rows[first:], islice(sheet.looks(), first, None), options)
    )


def _padded(names: Row, count: int) -> list[str]:
    return [*names, *[""] * (count - len(names))]


def _placed(row: Row, places: Sequence[int]) -> Row:
    """The row under the common header; cells beyond the sheet's own header follow behind."""
    if list(places) == list(range(len(places))):
        return row
    cells = [""] * (max(places) + 1)
    for cell, place in zip(row, places, strict=False):
        cells[place] = cell
    return [*cells, *row[len(places) :]]


def _read(columns: Sequence[str], row: Row, number: int) -> BankQuestion:
    if not columns:
        raise ItemError(BankCode.NOT_A_QUESTION)
    if any(cell.startswith(NOT_TEXT) or cell == NO_VALUE for cell in row):
        raise ItemError(BankCode.CELL_NOT_TEXT)
    question = read_row(columns, row, line=number)
    if _has_options(columns) and KIND not in columns and not question.payload.get("options"):
        # Options without a key among them must not become an open question.
        cells = [cell for cell, column in zip(row, columns, strict=False) if _is_option(column)]
        if sum(bool(cell) for cell in cells) >= _FEWEST_OPTIONS:
            raise ItemError(BankCode.KEY_MISSING)
    return question


def _has_options(columns: Sequence[str]) -> bool:
    return sum(map(_is_option, columns)) >= _FEWEST_OPTIONS


def _is_option(column: str) -> bool:
    return _is_one(column, OPTION) or _is_one(column, WRONG)


def _is_one(column: str, name: str) -> bool:
    return column.startswith(f"{name} ")


def source_of(row: Row) -> str:
    out = StringIO(newline="")
    csv.writer(out, lineterminator="").writerow([cell.removeprefix(NOT_TEXT) for cell in row])
    return out.getvalue()
