"""A file or a pasted text as numbered rows of cells: whatever program wrote it."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.open_sheet import MEDIA_TYPE as OPEN_SHEET
from lessons.domain.banks.open_sheet import sheets_of as sheets_of_open_sheet
from lessons.domain.banks.sheets import NO_VALUE, NOT_TEXT, Sheet
from lessons.domain.banks.spreadsheet import sheets_of
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.encoding import decode, split_lines
from lessons.domain.rosters.codes import RosterCode, RosterError
from lessons.domain.text.normalising import has_pile_of_accents, normal

MAX_BYTES = 4 * 1024 * 1024
SUFFIXES = (".xlsx", ".csv", ".tsv", ".txt", ".ods")
MOST_ROWS = 12_000
"""Of one list: a whole university is told apart from a class only once it has been read."""
MOST_COLUMNS = 40
_MOST_SHEETS = 20
_LONGEST_CELL = 300
_LONGEST_LINE = 100_000
_JUDGED = 60
"""Lines that tell what parts the cells."""
_SEPARATORS = "\t;,|"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_CODES: dict[str, RosterCode] = {
    Code.EMPTY_FILE: RosterCode.EMPTY,
    Code.NOT_TEXT: RosterCode.FORMAT,
    Code.ENCODING_UNKNOWN: RosterCode.ENCODING,
    Code.TOO_MANY_LINES: RosterCode.TOO_LARGE,
    Code.FILE_INFLATES: RosterCode.TOO_LARGE,
    BankCode.PACKAGE_TOO_LARGE: RosterCode.TOO_LARGE,
    BankCode.TOO_MANY_QUESTIONS: RosterCode.TOO_LARGE,
}


@dataclass(frozen=True, slots=True)
class Row:
    """``line`` is its number in the file, from 1, as a spreadsheet shows it."""

    line: int
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        return " · ".join(filter(None, self.cells))


def read_grids(name: str, data: bytes) -> list[list[Row]]:
    """The sheets of a file, one for a text. Raises RosterError."""
    if len(data) > MAX_BYTES:
        raise RosterError(RosterCode.TOO_LARGE)
    try:
        return [_rows(grid) for grid in _grids(name, data)]
    except DocumentError as error:
        code = _CODES.get(error.code, RosterCode.BROKEN)
        raise RosterError(code, line=error.line) from error


def read_pasted(text: str) -> list[Row]:
    """What a person copied out of a spreadsheet. Raises RosterError."""
    if has_pile_of_accents(text):
        raise RosterError(RosterCode.FORMAT)
    return _rows(_parted(split_lines(text))) if text.strip() else _nothing()


def _nothing() -> list[Row]:
    raise RosterError(RosterCode.EMPTY)


def _grids(name: str, data: bytes) -> Iterator[Iterable[tuple[int, Sequence[str]]]]:
    if data.startswith(_OLD_OFFICE):
        raise DocumentError(code=Code.NOT_TEXT)
    if data.startswith(b"PK"):
        yield from map(_numbered, islice(_sheets(data), _MOST_SHEETS))
    elif PurePath(name).suffix.lower() == ".pdf" or data.startswith(b"%PDF"):
        raise DocumentError(code=Code.NOT_TEXT)
    else:
        yield _parted(decode(data).lines)


def _sheets(data: bytes) -> Iterator[Sheet]:
    is_open = OPEN_SHEET.encode() in data[:200]
    return sheets_of_open_sheet(data) if is_open else sheets_of(data)


def _numbered(sheet: Sheet) -> Iterable[tuple[int, Sequence[str]]]:
    return enumerate(sheet.rows, start=1)


def _rows(found: Iterable[tuple[int, Sequence[str]]]) -> list[Row]:
    """The rows that hold anything, each no wider than its last cell."""
    rows: list[Row] = []
    for line, cells in found:
        if len(rows) >= MOST_ROWS:
            raise RosterError(RosterCode.TOO_LARGE, line=line)
        plain = [_plain(cell) for cell in cells[:MOST_COLUMNS]]
        while plain and not plain[-1]:
            plain.pop()
        if plain:
            rows.append(Row(line, tuple(plain)))
    return rows


def _plain(cell: str) -> str:
    """One line; a date shows as it is, a formula that nobody has computed holds nothing."""
    told = cell[: _LONGEST_CELL + len(NOT_TEXT)].removeprefix(NOT_TEXT)
    if cell.startswith(NOT_TEXT) and told == NO_VALUE:
        return ""
    if has_pile_of_accents(told):
        return "?"
    shown = "".join(each if each.isprintable() else " " for each in normal(told))
    return " ".join(shown.split()).removeprefix("'")


def _parted(lines: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    long = next((at for at, line in enumerate(lines, 1) if len(line) > _LONGEST_LINE), None)
    if long is not None:
        raise RosterError(RosterCode.BROKEN, line=long)
    separator = _separator(lines)
    return enumerate(([line] for line in lines), 1) if not separator else _records(lines, separator)


def _separator(lines: Sequence[str]) -> str:
    """The sign that gives most rows the same number of cells; empty where each line is one."""
    told = [line for line in lines if line.strip()][:_JUDGED]
    counts = {sign: [line.count(sign) for line in told if sign in line] for sign in _SEPARATORS}
    # A comma also stands inside cells: of equals the sign that comes first is the one.
    best = max(_SEPARATORS, key=lambda sign: _regularity(counts[sign]))
    return best if _regularity(counts[best]) * 2 >= len(told) else ""


def _regularity(counts: Sequence[int]) -> int:
    """How many lines have as many of a sign as most that have any."""
    return max((counts.count(count) for count in set(counts)), default=0)


def _records(lines: Sequence[str], separator: str) -> Iterator[tuple[int, Sequence[str]]]:
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator)
    start = 0
    try:
        for cells in reader:
            if not (start == 0 and cells and cells[0].lower().startswith("sep=")):
                yield start + 1, cells
            start = reader.line_num
    except csv.Error as error:
        raise RosterError(RosterCode.BROKEN, line=start + 1) from error
