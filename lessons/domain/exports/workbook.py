"""XLSX: one sheet, its heads bold and always in sight; a text is never a formula."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lessons.domain.exports.sheet import Sheet, Value

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_CELLS = 60_000
"""What is written while a person waits; a larger table is taken as CSV."""
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_UNWRITABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])
_LONGEST_TITLE = 31
_LONGEST_CELL = 32_767
_WIDEST, _NARROWEST = 40, 8
_HEAD = Font(bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def workbook_of(sheet: Sheet) -> bytes:
    book = Workbook(write_only=True)
    page = book.create_sheet(_NOT_IN_TITLES.sub(" ", sheet.title)[:_LONGEST_TITLE])
    page.freeze_panes = "C2"
    for place, width in enumerate(_widths(sheet), start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    page.append([_head(page, text) for text in sheet.head])
    for row in sheet.rows:
        page.append([_cell(page, value) for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _widths(sheet: Sheet) -> Iterator[int]:
    for place, head in enumerate(sheet.head):
        texts = [str(row[place]) for row in sheet.rows[:200] if isinstance(row[place], str)]
        widest = max([len(head) // 2, *map(len, texts)])
        yield min(_WIDEST, max(_NARROWEST, widest + 2))


def _head(page: Any, text: str) -> Any:
    cell = _cell(page, text)
    cell.font, cell.alignment = _HEAD, _WRAPPED
    return cell


def _cell(page: Any, value: Value) -> Any:
    """A cell of its own for each text: what begins with "=" must not become a formula."""
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(page, value.translate(_UNWRITABLE)[:_LONGEST_CELL])
    cell.data_type = "s"
    return cell
