"""What the columns of a class list hold: by their heads in three languages, else by their cells."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from lessons.domain.rosters.grid import Row
from lessons.domain.rosters.names import is_name, order_told, without_number
from lessons.domain.text.folding import fold

HEADER_WITHIN = 30
"""Rows in which the header is looked for: the name of the university stands above it."""
_JUDGED = 60
_MOST = 0.6
"""Of the filled cells of a column that look alike; titles and totals stand among them."""


class Column(StrEnum):
    NUMBER = "number"
    FULL_NAME = "full-name"  # surname first
    NAME_FIRST = "name-first"  # a full name as well
    LAST_NAME = "last-name"
    FIRST_NAME = "first-name"
    PATRONYMIC = "patronymic"
    LOGIN = "login"
    EMAIL = "email"
    IIN = "iin"
    GROUP = "group"
    ROLE = "role"
    OTHER = "other"  # passed over


NAMES = frozenset({Column.FULL_NAME, Column.NAME_FIRST, Column.LAST_NAME, Column.FIRST_NAME})
_HEADS: dict[Column, tuple[str, ...]] = {
    Column.NUMBER: ("№", "n", "no", "nr", "р/с", "р/н", "р с", "п/п", "№ п/п", "№ р/с", "рет саны",
                    "реттік саны", "реттік нөмірі", "нөмірі", "номер", "number", "қ/с"),
    Column.FULL_NAME: ("аты-жөні", "аты жөні", "толық аты-жөні", "толық аты", "фио", "ф и о",
                       "ф.и.о.", "т а ә", "т.а.ә.", "таә", "а ж т", "студент", "студенты",
                       "студенттер", "студенттің аты-жөні", "білім алушы",
                       "білім алушының аты-жөні",
                       "обучающийся", "фамилия имя", "full name", "name", "names", "student"),
    Column.LAST_NAME: ("тегі", "фамилия", "фамилиясы", "surname", "last name", "family name",
                       "lastname"),
    Column.FIRST_NAME: ("аты", "есімі", "имя", "first name", "given name", "firstname"),
    Column.PATRONYMIC: ("әкесінің аты", "әкесі", "отчество", "patronymic", "middle name"),
    Column.LOGIN: ("логин", "логині", "login", "username", "user name", "пайдаланушы аты",
                   "имя пользователя", "id", "студент id", "student id", "студент коды",
                   "сынақ кітапшасы", "номер зачетки", "зачетка"),
    Column.EMAIL: ("e-mail", "email", "mail", "пошта", "электрондық пошта", "эл пошта",
                   "эл. пошта", "электронная почта", "эл почта", "эл. почта", "почта",
                   "электрондық поштасы", "электронный адрес"),
    Column.IIN: ("жсн", "иин", "iin", "жсн иин", "жсн (иин)"),
    Column.GROUP: ("топ", "тобы", "топтың атауы", "академиялық топ", "группа", "group", "class"),
    Column.ROLE: ("рөл", "рөлі", "роль", "role"),
}  # fmt: skip
_BY_HEAD = {fold(head) or head: column for column, heads in _HEADS.items() for head in heads}
_THREE = (Column.LAST_NAME, Column.FIRST_NAME, Column.PATRONYMIC)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_IIN = re.compile(r"\d{12}")
_COUNT = re.compile(r"\d{1,4}[.)]?")
_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{2,}")


def column_of(head: str) -> Column:
    """OTHER for a head that we do not know."""
    key = fold(head) or head.strip()
    if key in _BY_HEAD:
        return _BY_HEAD[key]
    told = {column for name, column in _BY_HEAD.items() if f" {name} " in f" {key} "}
    if len(told & set(_THREE)) > 1 or Column.FULL_NAME in told:
        return Column.FULL_NAME
    return next((column for column in Column if column in told), Column.OTHER)


def find_header(rows: Sequence[Row]) -> int | None:
    """The place of the row that names the columns; None where there is none."""
    for place, row in enumerate(rows[:HEADER_WITHIN]):
        known = [column for column in map(column_of, row.cells) if column is not Column.OTHER]
        is_alone = len(list(filter(None, row.cells))) == 1
        if set(known) & NAMES and (len(known) > 1 or (is_alone and _is_narrow(rows[place + 1 :]))):
            return place
    return None


def _is_narrow(rows: Sequence[Row]) -> bool:
    return all(len(list(filter(None, row.cells))) <= 2 for row in rows[:_JUDGED])


def guess_columns(rows: Sequence[Row], header: int | None) -> tuple[Column, ...]:
    """One for each cell of the widest row; no name column where none can be told."""
    width = max((len(row.cells) for row in rows), default=0)
    below = rows if header is None else rows[header + 1 :]
    columns = [Column.OTHER] * width
    if header is not None:
        columns = _from_heads(rows, header, width)
    for place, column in enumerate(columns):
        if column is Column.OTHER:
            guessed = _from_cells([_cell(row, place) for row in below[:_JUDGED]])
            columns[place] = guessed if guessed not in columns else Column.OTHER
    if not set(columns) & NAMES:
        _find_names(columns, below)
    if Column.FULL_NAME in columns:
        place = columns.index(Column.FULL_NAME)
        head = "" if header is None else _cell(rows[header], place)
        if _is_first_name_first(head, [_cell(row, place) for row in below[:_JUDGED]]):
            columns[place] = Column.NAME_FIRST
    return tuple(columns)


def _is_first_name_first(head: str, cells: Sequence[str]) -> bool:
    """What the names themselves tell counts; the head where they tell nothing."""
    names = [name for cell in cells if is_name(name := without_number(cell))]
    order = order_told(names)
    return _is_head_first(head) if order is None else order


def _is_head_first(head: str) -> bool:
    """«Имя и фамилия», «Аты, тегі», «First name Last name»."""
    told = [_BY_HEAD.get(word) for word in fold(head).split()]
    known = [one for one in told if one in {Column.FIRST_NAME, Column.LAST_NAME}]
    return known[:2] == [Column.FIRST_NAME, Column.LAST_NAME]


def _from_heads(rows: Sequence[Row], header: int, width: int) -> list[Column]:
    """Of two columns with the same head the first counts; a merged head may go on below."""
    columns = [column_of(_cell(rows[header], place)) for place in range(width)]
    if is_second_header(rows, header):
        inner = [column_of(_cell(rows[header + 1], place)) for place in range(width)]
        columns = [low if low in _THREE else high for high, low in zip(columns, inner, strict=True)]
        columns = [Column.OTHER if one is Column.FULL_NAME else one for one in columns]
    elif Column.FULL_NAME in columns:
        columns = _spread(columns, rows, header)
    seen: set[Column] = set()
    for place, column in enumerate(columns):
        columns[place] = Column.OTHER if column in seen else column
        seen.add(column)
    return columns


def is_second_header(rows: Sequence[Row], header: int) -> bool:
    """«Аты-жөні» over «Тегі», «Аты» and «Әкесінің аты»."""
    if header + 1 >= len(rows):
        return False
    below = [column_of(cell) for cell in rows[header + 1].cells if cell]
    return len(set(below) & set(_THREE)) > 1


def _spread(columns: list[Column], rows: Sequence[Row], header: int) -> list[Column]:
    """One head over the three cells of a name, whose right ones are empty in it."""
    place = columns.index(Column.FULL_NAME)
    below = rows[header + 1 : header + 1 + _JUDGED]
    wide = [place]
    while len(wide) < len(_THREE):
        after = wide[-1] + 1
        cells = [_cell(row, after) for row in below]
        if after >= len(columns) or _cell(rows[header], after) or not _are(cells, _is_one_word):
            break
        wide.append(after)
    if len(wide) > 1 and _are([_cell(row, place) for row in below], _is_one_word):
        for at, column in zip(wide, _THREE, strict=False):
            columns[at] = column
    return columns


def _from_cells(cells: Sequence[str]) -> Column:
    for column, pattern in (
        (Column.EMAIL, _MAIL),
        (Column.IIN, _IIN),
        (Column.NUMBER, _COUNT),
    ):
        if _are(cells, pattern.fullmatch):
            return column
    return Column.OTHER


def _find_names(columns: list[Column], rows: Sequence[Row]) -> None:
    """The first column of names in two words and more; else neighbours of one word each."""
    free = [place for place, column in enumerate(columns) if column is Column.OTHER]
    cells = {place: [_cell(row, place) for row in rows[:_JUDGED]] for place in free}
    full = next((place for place in free if _are(cells[place], _is_full_name)), None)
    if full is not None:
        columns[full] = Column.FULL_NAME
    else:
        single = [place for place in free if _are(cells[place], _is_one_word)][: len(_THREE)]
        if len(single) > 1:
            for place, column in zip(single, _THREE, strict=False):
                columns[place] = column
    if Column.LOGIN not in columns:
        for place in free:
            is_free = columns[place] is Column.OTHER
            if is_free and _are(cells[place], _LOGIN.fullmatch):
                columns[place] = Column.LOGIN
                break


def _are(cells: Sequence[str], test: Callable[[str], object]) -> bool:
    """Most of the cells that hold anything, and most rows hold something."""
    filled = [cell for cell in cells if cell]
    told = sum(bool(test(cell)) for cell in filled)
    return bool(filled) and len(filled) * 2 >= len(cells) and told >= _MOST * len(filled)


def _is_full_name(cell: str) -> bool:
    name = without_number(cell)
    return is_name(name) and len(name.split()) > 1


def _is_one_word(cell: str) -> bool:
    return is_name(cell) and len(cell.split()) == 1 and not cell.isascii()


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""
