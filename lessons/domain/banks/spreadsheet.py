"""XLSX: every sheet that has a header we know."""

import csv
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from io import BytesIO, StringIO
from itertools import zip_longest
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lessons.domain.banks.archive import Archive
from lessons.domain.banks.bank import Bank, BankQuestion
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.columns import TEXT
from lessons.domain.banks.examples import example_questions
from lessons.domain.banks.set_apart import PLAIN, Look
from lessons.domain.banks.sheets import NO_VALUE, NOT_TEXT, Sheet, SheetReader, source_of
from lessons.domain.banks.table import Row, columns_of, sources_of_rows, write_rows
from lessons.domain.handouts.document import DocumentError
from lessons.domain.languages import LANGUAGES
from lessons.domain.types.registry import REGISTRY

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_BYTES = 16 * 1024 * 1024
_MOST_UNPACKED = 160 * 1024 * 1024
_MOST_FILES = 500
_MOST_COLUMNS = 60
_MOST_ROWS = 60_000
_LONGEST_CELL = 32_767
_LARGEST = 1e15
_FORMULA = re.compile(rb'<(?:\w{1,20}:)?f[\s/>]|\st="e"')
_PERCENT = re.compile(rb'numFmtId="(?:9|10)"|formatCode="[^"%]{0,40}%')
_SHEET_TITLE = "Questions"
_WIDE, _NARROW = 50, 18
_USUAL = frozenset({"000000", "FFFFFF"})
_USUAL_INDEXED = frozenset({0, 1, 8, 9, 64, 65})
_UNWRITABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])


class Spreadsheet:
    code = "xlsx"
    suffixes: tuple[str, ...] = (".xlsx",)
    media_type = MEDIA_TYPE
    max_bytes = MAX_BYTES
    kinds = frozenset(REGISTRY)

    def recognises(self, data: bytes) -> bool:
        return data.startswith(b"PK")

    def read(self, data: bytes) -> Bank:
        reader = SheetReader()
        found = [reader.read(sheet) for sheet in sheets_of(data)]
        if not any(found):
            raise DocumentError(code=BankCode.HEADER_MISSING)
        return reader.collector.bank(head=source_of(reader.head.names))

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        return self.compose_in("kk", questions)

    def compose_in(self, language: str, questions: Iterable[BankQuestion]) -> bytes:
        return sheet_file(write_rows(questions, language))

    def compose_rejected(self, bank: Bank) -> bytes:
        lines = [bank.head, *sources_of_rows(bank)]
        rows = [next(csv.reader(StringIO(line, newline="")), []) for line in lines]
        return sheet_file(rows)

    def template(self, language: str) -> bytes:
        known = language if language in LANGUAGES else LANGUAGES[0]
        return self.compose_in(known, example_questions(known))


def sheets_of(data: bytes) -> Iterator[Sheet]:
    """Raises DocumentError."""
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
    for place, (sheet, same) in enumerate(zip_longest(sheets, formulas)):
        rows = _plain_rows(sheet) if is_plain else _rows(sheet, same)
        yield Sheet(sheet.title, rows, partial(_looks, data, place))


def _looks(data: bytes, place: int) -> Iterator[list[Look]]:
    for row in _raw_rows(_open(data, with_values=True)[place]):
        yield [_look(cell) for cell in row]


def _look(cell: Any) -> Look:
    if not getattr(cell, "has_style", False):
        return PLAIN
    fill = cell.fill
    return Look(
        is_bold=bool(cell.font and cell.font.b),
        colour=_colour(cell.font.color) if cell.font else "",
        fill=_colour(fill.fgColor) if fill and fill.fill_type == "solid" else "",
    )


def _colour(colour: Any) -> str:
    """Empty for black, white and what the theme gives to every cell."""
    if colour is None:
        return ""
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return "" if colour.rgb[-6:] in _USUAL else colour.rgb
    if colour.type == "theme":
        return "" if colour.theme in {0, 1} else f"theme {colour.theme}"
    return "" if colour.indexed in _USUAL_INDEXED else f"index {colour.indexed}"


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
            cells[place] = f"{NOT_TEXT}{NO_VALUE}"
    return _trimmed(cells)


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(cell: Any) -> str:
    value = cell.value
    if value is not None and cell.data_type == "e":
        return f"{NOT_TEXT}{value}"
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
        return f"{NOT_TEXT}{value}"
    return str(value).strip()


def sheet_file(rows: Sequence[Sequence[str]]) -> bytes:
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
