"""CSV as spreadsheets write it, parted by semicolons, commas or tabs."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from io import StringIO

from lessons.domain.banks import text_bank
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
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
from lessons.domain.text.characters import BYTE_ORDER_MARK
from lessons.domain.types.registry import REGISTRY

_DELIMITERS = ";,\t"
_LONGEST_LINE = 1_000_000
"""Characters; thirty million semicolons in one line would take a minute to part."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""Without it Excel takes the file for one in the machine's own encoding."""


class CommaSeparated:
    code = "csv"
    suffixes: tuple[str, ...] = (".csv",)
    media_type = "text/csv; charset=utf-8"
    max_bytes = MAX_BYTES
    kinds = frozenset(REGISTRY)

    def recognises(self, data: bytes) -> bool:
        lines = text_bank.sample_of(data).split("\n")
        return any(find_header(_rows_at_top(lines, one)) is not None for one in _DELIMITERS)

    def read(self, data: bytes) -> Bank:
        lines = text_bank.read_lines(data)
        delimiter = _delimiter(lines)
        columns: list[str] = []
        collector, head = Collector(), ""
        header = find_header(_rows_at_top(lines, delimiter))
        for place, (item, row) in enumerate(_records(lines, delimiter)):
            if place == header:
                columns, head = columns_of(row), item.source
            elif any(cell.strip() for cell in row) and not _is_separator_line(row):
                collector.take(item, partial(_read, columns, row, item))
        return collector.bank(head=head)

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        return self.compose_in("kk", questions)

    def compose_in(self, language: str, questions: Iterable[BankQuestion]) -> bytes:
        return _file(write_rows(questions, language))

    def compose_rejected(self, bank: Bank) -> bytes:
        lines = [bank.head, *sources_of_rows(bank)]
        return "".join([BYTE_ORDER_MARK, *(f"{line}\r\n" for line in lines)]).encode()

    def template(self, language: str) -> bytes:
        """A file to fill in: the header and an example of each common kind."""
        known = language if language in LANGUAGES else LANGUAGES[0]
        return self.compose_in(known, example_questions(known))


def _read(columns: Sequence[str], row: Row, item: RawItem) -> BankQuestion:
    if not columns:
        raise ItemError(BankCode.NOT_A_QUESTION)
    return read_row(columns, [_unguard(cell) for cell in row], line=item.line)


def _delimiter(lines: Sequence[str]) -> str:
    """The one that makes the most known columns of the header."""
    best, most = "", 0
    for delimiter in _DELIMITERS:
        rows = _rows_at_top(lines, delimiter)
        place = find_header(rows)
        known = len(list(filter(None, columns_of(rows[place])))) if place is not None else 0
        if known > most:
            best, most = delimiter, known
    if not best:
        raise DocumentError(code=BankCode.HEADER_MISSING)
    return best


def _rows_at_top(lines: Sequence[str], delimiter: str) -> list[Row]:
    """The first records, as far as they can be read with this delimiter."""
    found: list[Row] = []
    try:
        for _, row in _records(lines[: HEADER_WITHIN * 5], delimiter):
            found.append(row)
            if len(found) >= HEADER_WITHIN:
                break
    except DocumentError:
        pass
    return found


def _records(lines: Sequence[str], delimiter: str) -> Iterator[tuple[RawItem, Row]]:
    """Each record with its line and its own lines; a cell may hold several."""
    long = next((at for at, line in enumerate(lines, 1) if len(line) > _LONGEST_LINE), None)
    if long is not None:
        raise DocumentError(code=BankCode.TABLE_BROKEN, line=long)
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True)
    start = 0
    try:
        for row in reader:
            yield RawItem(start + 1, "\r\n".join(lines[start : reader.line_num])), row
            start = reader.line_num
    except csv.Error as error:
        raise DocumentError(
            code=BankCode.TABLE_BROKEN, line=start + 1, detail=str(error)
        ) from error


def _is_separator_line(row: Row) -> bool:
    """``sep=;``, by which Excel is told the delimiter."""
    return row[0].strip().lower().startswith("sep=") and not any(row[1:])


def _file(rows: Iterable[Sequence[str]]) -> bytes:
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([[_guard(cell) for cell in row] for row in rows])
    return f"{BYTE_ORDER_MARK}{out.getvalue()}".encode()


def _guard(cell: str) -> str:
    """A spreadsheet would run what begins like a formula; an apostrophe makes it text."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
