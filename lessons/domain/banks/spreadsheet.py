"""XLSX: every sheet that has a header we know."""

import csv
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from io import BytesIO, StringIO
from itertools import chain, zip_longest
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lessons.domain.banks.archive import Archive
from lessons.domain.banks.bank import Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.columns import TEXT
from lessons.domain.banks.examples import example_questions
from lessons.domain.banks.table import (
    HEADER_WITHIN,
    Row,
    columns_of,
    find_header,
    read_row,
    sources_of_rows,
    write_rows,
)
from lessons.domain.handouts.document import DocumentError
from lessons.domain.languages import LANGUAGES
from lessons.domain.types.registry import REGISTRY

_MAX_BYTES = 16 * 1024 * 1024
_MOST_UNPACKED = 160 * 1024 * 1024
_MOST_FILES = 500
_MOST_COLUMNS = 60
_MOST_ROWS = 60_000
_LONGEST_CELL = 32_767
_LARGEST = 1e15
_FORMULA = re.compile(rb'<(?:\w{1,20}:)?f[\s/>]|\st="e"')
_PERCENT = re.compile(rb'numFmtId="(?:9|10)"|formatCode="[^"%]{0,40}%')
_NO_VALUE = "=?"
"""What a file of rejected rows shows of a formula without its value; unmended it stays rejected."""
_NOT_TEXT = "\ufdd0"
"""In place of a cell that is no text, so that its row is rejected."""
_SHEET_TITLE = "Questions"
_WIDE, _NARROW = 50, 18
_UNWRITABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])


class Spreadsheet:
    code = "xlsx"
    suffixes: tuple[str, ...] = (".xlsx",)
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    max_bytes = _MAX_BYTES
    kinds = frozenset(REGISTRY)

    def recognises(self, data: bytes) -> bool:
        return data.startswith(b"PK")

    def read(self, data: bytes) -> Bank:
        collector, head = Collector(), Head()
        is_found = False
        for title, rows in _sheets(data):
            first = [row for _, row in zip(range(HEADER_WITHIN), rows, strict=False)]
            header = find_header(first)
            if header is not None:
                is_found = True
                _read_sheet(collector, head, title, chain(first, rows), header)
        if not is_found:
            raise DocumentError(code=BankCode.HEADER_MISSING)
        return collector.bank(head=_source(head.names))

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        return self.compose_in("kk", questions)

    def compose_in(self, language: str, questions: Iterable[BankQuestion]) -> bytes:
        return _file(write_rows(questions, language))

    def compose_rejected(self, bank: Bank) -> bytes:
        lines = [bank.head, *sources_of_rows(bank)]
        rows = [next(csv.reader(StringIO(line, newline="")), []) for line in lines]
        return _file(rows)

    def template(self, language: str) -> bytes:
        known = language if language in LANGUAGES else LANGUAGES[0]
        return self.compose_in(known, example_questions(known))


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


def _read_sheet(
    collector: Collector, head: Head, title: str, rows: Iterable[Row], header: int
) -> None:
    columns: list[str] = []
    places: list[int] = []
    for number, row in enumerate(rows):
        if number == header:
            columns, places = columns_of(row), head.places_of(row)
        elif any(row):
            item = RawItem(number + 1, _source(_placed(row, places)))
            collector.take(item, partial(_read, columns, row, number + 1), place=title)


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
    if any(cell.startswith(_NOT_TEXT) or cell == _NO_VALUE for cell in row):
        raise ItemError(BankCode.CELL_NOT_TEXT)
    return read_row(columns, row, line=number)


def _source(row: Row) -> str:
    out = StringIO(newline="")
    csv.writer(out, lineterminator="").writerow([cell.removeprefix(_NOT_TEXT) for cell in row])
    return out.getvalue()


def _sheets(data: bytes) -> Iterator[tuple[str, Iterator[Row]]]:
    """(title, rows) of each sheet. Raises DocumentError."""
    archive = Archive(data, most_unpacked=_MOST_UNPACKED)
    if len(archive.names) > _MOST_FILES:
        raise DocumentError(code=BankCode.PACKAGE_TOO_LARGE, detail=str(len(archive.names)))
    sheets = _open(data, with_values=True)
    # Values alone are read in two thirds of the time; formulas cost a second reading.
    named = [name for name in archive.names if "worksheets/" in name]
    styles = [name for name in archive.names if name.endswith("styles.xml")]
    has_formulas = any(archive.has(name, _FORMULA) for name in named)
    is_plain = not has_formulas and not any(archive.has(name, _PERCENT) for name in styles)
    formulas: Sequence[Any] = _open(data, with_values=False) if has_formulas else ()
    for sheet, same in zip_longest(sheets, formulas):
        yield sheet.title, _plain_rows(sheet) if is_plain else _rows(sheet, same)


def _open(data: bytes, *, with_values: bool) -> Sequence[Any]:
    """The sheets with the values of their formulas, or with the formulas themselves."""
    # A damaged workbook fails in as many ways as openpyxl has lines that touch it.
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(
                BytesIO(data), read_only=True, data_only=with_values, keep_links=False
            )
    except Exception as error:
        raise DocumentError(code=BankCode.TABLE_BROKEN, detail=type(error).__name__) from error
    return list(book.worksheets)


def _plain_rows(sheet: Any) -> Iterator[Row]:
    for row in _raw_rows(sheet, values_only=True):
        yield _trimmed([_shown(value) for value in row])


def _rows(sheet: Any, formulas: Any) -> Iterator[Row]:
    """``formulas`` is the same sheet read for its formulas, None where it has none."""
    found = _raw_rows(sheet)
    if formulas is None:
        yield from (_texts(row) for row in found)
        return
    for row, written in zip(found, _raw_rows(formulas), strict=False):
        yield _texts(row, [cell.data_type == "f" for cell in written])


def _raw_rows(sheet: Any, *, values_only: bool = False) -> Iterator[Sequence[Any]]:
    sheet.reset_dimensions()
    found = iter(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=values_only))
    number = 0
    while True:
        try:
            row = next(found, None)
        except Exception as error:
            raise DocumentError(code=BankCode.TABLE_BROKEN, line=number + 1) from error
        if row is None:
            return
        number += 1
        if number > _MOST_ROWS:
            raise DocumentError(code=BankCode.TOO_MANY_QUESTIONS, line=_MOST_ROWS)
        yield row


def _texts(row: Sequence[Any], are_formulas: Iterable[bool] = ()) -> list[str]:
    """The cells as texts, without the empty ones at the end."""
    cells = [_text(cell) for cell in row]
    for place, (cell, is_formula) in enumerate(zip(row, are_formulas, strict=False)):
        # A formula whose value is an empty text says so.
        if is_formula and cell.value is None and cell.data_type != "str":
            cells[place] = f"{_NOT_TEXT}{_NO_VALUE}"
    return _trimmed(cells)


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(cell: Any) -> str:
    value = cell.value
    if value is not None and cell.data_type == "e":
        return f"{_NOT_TEXT}{value}"
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and "%" in cell.number_format and abs(value) < _LARGEST:
        return _percentage(value)
    return _shown(value)


def _percentage(value: float) -> str:
    """As it is shown: 50% for 0.5."""
    shown = f"{Decimal(repr(value)) * 100:f}"
    return (shown.rstrip("0").rstrip(".") if "." in shown else shown) + "%"


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time | timedelta):
        return f"{_NOT_TEXT}{value}"
    return str(value).strip()


def _file(rows: Sequence[Sequence[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_SHEET_TITLE)
    sheet.freeze_panes = "A2"
    for place, name in enumerate(rows[0], start=1):
        wide = columns_of([name])[0] == TEXT
        sheet.column_dimensions[get_column_letter(place)].width = _WIDE if wide else _NARROW
    for number, row in enumerate(rows):
        sheet.append([_cell(sheet, text, is_header=not number) for text in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, text: str, *, is_header: bool) -> Any:
    """Always a text: what begins with "=" must not become a formula."""
    if not text:
        return None
    cell = WriteOnlyCell(sheet, text.translate(_UNWRITABLE)[:_LONGEST_CELL])
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = _ALIGNMENT
    if is_header:
        cell.font = _BOLD
    return cell


_ALIGNMENT = Alignment(wrap_text=True, vertical="top")
_BOLD = Font(bold=True)
