"""CSV as a spreadsheet of these countries opens it: UTF-8 with its mark, «;», decimal comma."""

import csv
from decimal import Decimal
from io import StringIO

from lessons.domain.exports.sheet import Sheet, Value

MEDIA_TYPE = "text/csv; charset=utf-8"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_of(sheet: Sheet) -> bytes:
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([_written(cell) for cell in row] for row in (sheet.head, *sheet.rows))
    return out.getvalue().encode("utf-8-sig")


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return _guarded(value) if isinstance(value, str) else str(value)


def _guarded(text: str) -> str:
    """A spreadsheet would run what begins like a formula; an apostrophe makes it text."""
    return f"'{text}" if text.startswith(_FORMULA) else text
