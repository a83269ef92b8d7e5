"""Sheets that other programs give out to be filled in: one header, always the same columns."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from io import StringIO
from itertools import chain, islice

from lessons.domain.banks.bank import Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.sheets import NO_VALUE, NOT_TEXT, source_of
from lessons.domain.banks.spreadsheet import MAX_BYTES, MEDIA_TYPE, sheet_file, sheets_of
from lessons.domain.banks.table import HEADER_WITHIN, Row
from lessons.domain.handouts.document import DocumentError


class FormSheet:
    """What Kahoot and Quizizz share; each has its own columns and its own names of kinds."""

    code = ""
    suffixes: tuple[str, ...] = (".xlsx",)
    media_type = MEDIA_TYPE
    max_bytes = MAX_BYTES
    kinds: frozenset[str] = frozenset()
    header: tuple[str, ...] = ()
    """As the program writes it."""

    def columns_of(self, row: Row) -> list[str]:
        """Our names for the cells of a header; nothing for a row that is none."""
        raise NotImplementedError

    def read_cells(self, cells: Mapping[str, str], *, line: int) -> BankQuestion:
        """Raises ItemError."""
        raise NotImplementedError

    def write_row(self, question: BankQuestion, number: int) -> list[str]:
        raise NotImplementedError

    def recognises(self, data: bytes) -> bool:
        if not data.startswith(b"PK"):
            return False
        try:
            tops = [list(islice(sheet.rows, HEADER_WITHIN)) for sheet in sheets_of(data)]
        except DocumentError:
            return False
        return any(map(self._header_of, tops))

    def _header_of(self, rows: Sequence[Row]) -> tuple[int, list[str]] | None:
        found = ((place, self.columns_of(row)) for place, row in enumerate(rows))
        return next(((place, columns) for place, columns in found if columns), None)

    def read(self, data: bytes) -> Bank:
        collector, head = Collector(), ""
        for sheet in sheets_of(data):
            rows = iter(sheet.rows)
            first = list(islice(rows, HEADER_WITHIN))
            header = self._header_of(first)
            if header is None:
                continue
            head = source_of(first[header[0]])
            for number, row in enumerate(chain(first, rows)):
                if number > header[0] and len([cell for cell in row if cell]) > 1:
                    item = RawItem(number + 1, source_of(row))
                    read = partial(self._read, header[1], row, number + 1)
                    collector.take(item, read, place=sheet.title)
        if not head:
            raise DocumentError(code=BankCode.HEADER_MISSING)
        return collector.bank(head=head)

    def _read(self, columns: Sequence[str], row: Row, line: int) -> BankQuestion:
        if any(cell.startswith(NOT_TEXT) or cell == NO_VALUE for cell in row):
            raise ItemError(BankCode.CELL_NOT_TEXT)
        cells = {column: cell for column, cell in zip(columns, row, strict=False) if column}
        return self.read_cells(cells, line=line)

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        rows = (self.write_row(one, number) for number, one in enumerate(questions, start=1))
        return sheet_file([list(self.header), *rows])

    def compose_rejected(self, bank: Bank) -> bytes:
        return sheet_file(list(_rows([bank.head, *(item.source for item in bank.rejected)])))


def _rows(sources: Iterable[str]) -> Iterator[list[str]]:
    for source in sources:
        yield next(csv.reader(StringIO(source, newline="")), [])
