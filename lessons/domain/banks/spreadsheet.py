"""XLSX: the first sheet that has a header we know."""

import csv
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lessons.domain.banks import keys
from lessons.domain.banks.archive import Archive
from lessons.domain.banks.bank import Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.columns import LANGUAGES, TEXT
from lessons.domain.banks.examples import example_questions
from lessons.domain.banks.table import (
    HEADER_WITHIN,
    Row,
    columns_of,
    find_header,
    read_row,
    write_rows,
)
from lessons.domain.documents.document import DocumentError
from lessons.domain.questions.registry import REGISTRY

_MAX_BYTES = 16 * 1024 * 1024
_MOST_UNPACKED = 160 * 1024 * 1024
_MOST_FILES = 500
_MOST_COLUMNS = 60
_MOST_ROWS = 60_000
_LONGEST_CELL = 32_767
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
    kinds = keys.held(REGISTRY)

    def recognises(self, data: bytes) -> bool:
        return data.startswith(b"PK")

    def read(self, data: bytes) -> Bank:
        for rows in _sheets(data):
            first = [row for _, row in zip(range(HEADER_WITHIN), rows, strict=False)]
            header = find_header(first)
            if header is not None:
                return _read_sheet(first, header, rows)
        raise DocumentError(code=BankCode.HEADER_MISSING)

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        return self.compose_in("kk", questions)

    def compose_in(self, language: str, questions: Iterable[BankQuestion]) -> bytes:
        return _file(write_rows(questions, language))

    def compose_rejected(self, bank: Bank) -> bytes:
        lines = [bank.head, *(item.source for item in bank.rejected)]
        rows = [next(csv.reader(StringIO(line, newline="")), []) for line in lines]
        return _file(rows)

    def template(self, language: str) -> bytes:
        known = language if language in LANGUAGES else LANGUAGES[0]
        return self.compose_in(known, example_questions(known))


def _read_sheet(first: Sequence[Row], header: int, rest: Iterator[Row]) -> Bank:
    columns = columns_of(first[header])
    collector = Collector()
    for number, row in enumerate([*first, *rest], start=1):
        if any(row) and number != header + 1:
            known = columns if number > header + 1 else []
            item = RawItem(number, _source(row))
            collector.take(item, partial(_read, known, row, number))
    return collector.bank(head=_source(first[header]))


def _read(columns: Sequence[str], row: Row, number: int) -> BankQuestion:
    if not columns:
        raise ItemError(BankCode.NOT_A_QUESTION)
    if any(cell.startswith(_NOT_TEXT) for cell in row):
        raise ItemError(BankCode.CELL_NOT_TEXT)
    return read_row(columns, row, line=number)


def _source(row: Row) -> str:
    out = StringIO(newline="")
    csv.writer(out, lineterminator="").writerow([cell.removeprefix(_NOT_TEXT) for cell in row])
    return out.getvalue()


def _sheets(data: bytes) -> Iterator[Iterator[Row]]:
    """The rows of each sheet. Raises DocumentError."""
    archive = Archive(data, most_unpacked=_MOST_UNPACKED)
    if len(archive.names) > _MOST_FILES:
        raise DocumentError(code=BankCode.PACKAGE_TOO_LARGE, detail=str(len(archive.names)))
    # A damaged workbook fails in as many ways as openpyxl has lines that touch it.
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise DocumentError(code=BankCode.TABLE_BROKEN, detail=type(error).__name__) from error
    for sheet in book.worksheets:
        yield _rows(sheet)


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()
    found = iter(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True))
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
        yield _texts(row)


def _texts(row: Sequence[Any]) -> list[str]:
    """The cells as texts, without the empty ones at the end."""
    cells = [_text(cell) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(value: Any) -> str:
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
