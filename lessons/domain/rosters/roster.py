"""Rows → people: every row is a person, refused with a reason, or passed over and shown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lessons.domain.rosters.codes import RosterCode, RosterError
from lessons.domain.rosters.columns import (
    NAMES,
    Column,
    column_of,
    find_header,
    guess_columns,
    is_second_header,
)
from lessons.domain.rosters.grid import Row
from lessons.domain.rosters.names import Name, is_name, split_name, tidy, without_number
from lessons.domain.text.characters import DASHES, LETTER, LONG_DASHES
from lessons.domain.text.folding import fold

MOST_PEOPLE = 500
"""Of one class; the largest stream of lectures has half as many."""
MOST_OF_DEPARTMENT = 5_000
_TOTALS = frozenset({"барлығы", "барлыгы", "жиыны", "жиынтығы", "итого", "всего", "total", "sum"})
_SIGNERS = frozenset(
    {"декан", "деканы", "куратор", "кураторы", "эдвайзер", "эдвайзері", "тьютор", "староста",
     "старостасы", "методист", "кафедра", "заведующий", "меңгерушісі", "advisor", "dean"}
)  # fmt: skip
_GROUP = re.compile(
    rf"(?:топ|тобы|группа|group)\b|\b{LETTER}{{1,6}}[ {DASHES}]?\d{{2,4}}\b", re.IGNORECASE
)
_TEACHERS = frozenset({"оқытушы", "мұғалім", "преподаватель", "учитель", "teacher", "lecturer"})
_TEACHER_KEYS = frozenset(map(fold, _TEACHERS))
_LOGIN = re.compile(r"[\w.@+-]{1,150}")
_MAIL = re.compile(r"[^@\s,;]{1,64}@[^@\s,;]+\.[^@\s,;.]{2,}")
_IIN_LENGTH = 12


class Passed(StrEnum):
    """Why a row is no person."""

    TITLE = "title"
    HEADER = "header"
    GROUP = "group"
    TOTAL = "total"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    line: int
    name: Name
    login: str = ""
    email: str = ""
    iin: str = ""
    """Only to tell two rows of one list apart; it is kept nowhere."""
    group: str = ""
    is_teacher: bool = False
    """Said by a column of roles; whoever has none there is a student."""
    namesake: int | None = None
    """The line of an earlier row with the same name, which nothing tells apart for sure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    line: int
    code: RosterCode
    text: str
    other: int | None = None
    """The earlier line that says the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedRow:
    line: int
    why: Passed
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    columns: tuple[Column, ...]
    heads: tuple[str, ...]
    """What stands above each column in the list; empty without a header."""
    people: tuple[ListedPerson, ...]
    refused: tuple[RefusedRow, ...]
    passed: tuple[PassedRow, ...]

    @property
    def groups(self) -> list[str]:
        return list(dict.fromkeys(person.group for person in self.people if person.group))


def read_roster(
    rows: Sequence[Row], columns: Sequence[Column] | None = None, *, is_of_classes: bool = False
) -> Roster:
    """``columns`` are those that a person chose; else they are guessed. In a list of several
    classes the same person may stand once in each."""
    header = find_header(rows)
    guessed = guess_columns(rows, header)
    chosen = tuple(columns) if columns and len(columns) == len(guessed) else guessed
    reading = _Reading(chosen, is_of_classes=is_of_classes)
    first = 0 if header is None else header + 1 + is_second_header(rows, header)
    for row in rows[:first]:
        is_head = header is not None and row.line >= rows[header].line
        reading.passed.append(_passed(row, Passed.HEADER if is_head else Passed.TITLE))
    for row in rows[first:]:
        reading.take(row)
    heads = rows[header].cells if header is not None else ()
    return Roster(
        columns=chosen,
        heads=heads,
        people=tuple(reading.people),
        refused=tuple(reading.refused),
        passed=tuple(reading.passed),
    )


def choose_grid(grids: Sequence[Sequence[Row]], *, most_people: int = MOST_PEOPLE) -> Sequence[Row]:
    """The sheet that names most people. Raises RosterError."""
    found = [(len(read_roster(rows).people), -place) for place, rows in enumerate(grids) if rows]
    if not found:
        raise RosterError(RosterCode.EMPTY)
    most, place = max(found)
    if not most:
        raise RosterError(RosterCode.NOBODY)
    if most > most_people:
        raise RosterError(RosterCode.TOO_MANY)
    return grids[-place]


class _Reading:
    """Takes one row after another and remembers what it has seen."""

    def __init__(self, columns: Sequence[Column], *, is_of_classes: bool) -> None:
        self.columns = columns
        self._is_of_classes = is_of_classes
        self.people: list[ListedPerson] = []
        self.refused: list[RefusedRow] = []
        self.passed: list[PassedRow] = []
        self._group = ""
        self._lines: dict[tuple[str, str, str], int] = {}
        self._names: dict[str, int] = {}

    def take(self, row: Row) -> None:
        why = self._why_nobody(row)
        if why is Passed.GROUP:
            self._group = row.text[:120]
        if why is not None:
            self.passed.append(_passed(row, why))
            return
        try:
            self.people.append(self._person(row))
        except _RefusedError as refused:
            self.refused.append(
                RefusedRow(
                    line=row.line, code=refused.code, text=row.text[:200], other=refused.other
                )
            )

    def _why_nobody(self, row: Row) -> Passed | None:
        filled = [cell for cell in row.cells if cell]
        words = fold(filled[0]).split()
        if words and words[0] in _TOTALS:
            return Passed.TOTAL
        if set(words) & _SIGNERS:
            return Passed.SIGNATURE
        if len([cell for cell in filled if column_of(cell) is not Column.OTHER]) > 1:
            return Passed.HEADER
        if len(filled) == 1 and len(self.columns) > 1 and not is_name(without_number(filled[0])):
            return Passed.GROUP if _GROUP.search(filled[0]) else Passed.TITLE
        return None

    def _person(self, row: Row) -> ListedPerson:
        cells: dict[Column, str] = {}
        for column, cell in zip(self.columns, row.cells, strict=False):
            cells.setdefault(column, cell)
        name = _name(cells)
        login = cells.get(Column.LOGIN, "")
        if login and not _LOGIN.fullmatch(login):
            raise _RefusedError(RosterCode.LOGIN_WRONG)
        email = cells.get(Column.EMAIL, "").casefold()
        if email and not (_MAIL.fullmatch(email) and len(email) <= 150):
            raise _RefusedError(RosterCode.EMAIL_WRONG)
        iin = _iin(cells.get(Column.IIN, ""))
        group = cells.get(Column.GROUP, "")[:120] or self._group
        place = group if self._is_of_classes else ""
        self._refuse_repeated(row.line, place, login=login.casefold(), email=email, iin=iin)
        key = fold(name.full)
        namesake = self._names.setdefault(key, row.line)
        return ListedPerson(
            line=row.line,
            name=name,
            login=login,
            email=email,
            iin=iin,
            group=group,
            is_teacher=fold(cells.get(Column.ROLE, "")) in _TEACHER_KEYS,
            namesake=namesake if namesake != row.line else None,
        )

    def _refuse_repeated(self, line: int, place: str, **told: str) -> None:
        keys = [(place, kind, value) for kind, value in told.items() if value]
        for key in keys:
            if key in self._lines:
                raise _RefusedError(RosterCode.REPEATED, other=self._lines[key])
        for key in keys:
            self._lines[key] = line


class _RefusedError(Exception):
    def __init__(self, code: RosterCode, *, other: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.other = other


def _name(cells: dict[Column, str]) -> Name:
    for column in (Column.FULL_NAME, Column.NAME_FIRST):
        if column in cells:
            is_first = column is Column.NAME_FIRST
            return _full_name(without_number(cells[column]), is_first_name_first=is_first)
    last = without_number(cells.get(Column.LAST_NAME, ""))
    first = cells.get(Column.FIRST_NAME, "")
    patronymic = cells.get(Column.PATRONYMIC, "")
    if not last and not first:
        raise _RefusedError(RosterCode.NAME_MISSING)
    if not all(is_name(part) for part in (last, first, patronymic) if part):
        raise _RefusedError(RosterCode.NAME_WRONG)
    if not last or not first:
        return _full_name(last or first)
    return _whole(Name(tidy(last), tidy(first), tidy(patronymic.strip(LONG_DASHES + "-"))))


def _full_name(text: str, *, is_first_name_first: bool = False) -> Name:
    if not text:
        raise _RefusedError(RosterCode.NAME_MISSING)
    if not is_name(text):
        raise _RefusedError(RosterCode.NAME_WRONG)
    return _whole(split_name(text, is_first_name_first=is_first_name_first))


def _whole(name: Name) -> Name:
    """A surname is no initial."""
    if len(name.last.strip(".")) < 2 or not name.first:
        raise _RefusedError(RosterCode.NAME_SHORT)
    return name


def _iin(text: str) -> str:
    """A spreadsheet that takes it for a number drops the zeros in front."""
    digits = "".join(text.split())
    is_number = digits.isascii() and digits.isdecimal() and 9 <= len(digits) <= _IIN_LENGTH
    return digits.zfill(_IIN_LENGTH) if is_number else ""


def _passed(row: Row, why: Passed) -> PassedRow:
    return PassedRow(line=row.line, why=why, text=row.text[:200])


def has_names(columns: Sequence[Column]) -> bool:
    """Whether people can be read with these columns at all."""
    return bool(set(columns) & NAMES)
