"""The columns of a grade sheet, in its order, and the names that a formula may use."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from lessons.domain.journal.weekly import Activity
from lessons.domain.text.characters import TO_CYRILLIC


class Column(StrEnum):
    """A formula may use the columns before its own, so none of them goes round in a circle."""

    MIDTERM_1 = "midterm-1"
    RATING_1 = "rating-1"
    MIDTERM_2 = "midterm-2"
    RATING_2 = "rating-2"
    PROJECT = "project"
    ADMISSION = "admission"
    EXAM = "exam"
    FINAL = "final"

    @property
    def place(self) -> int:
        return list(Column).index(self)


class Function(StrEnum):
    MEAN = "mean"
    BEST = "best"
    WORST = "worst"
    SUM = "sum"
    COUNT = "count"
    FIRST = "first"
    """The first of its numbers that is not empty."""
    ROUND = "round"
    UP = "up"
    IF = "if"


_TABLES: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("names.toml").read_text(encoding="utf-8")
)


def folded_name(name: str) -> str:
    """Р1 is the same whichever keyboard it was typed on."""
    return name.casefold().translate(TO_CYRILLIC)


def _by_name(table: str) -> dict[str, str]:
    rows = _TABLES[table].items()
    return {folded_name(name): key for key, names in rows for name in names}


COLUMN_NAMES = {name: Column(key) for name, key in _by_name("columns").items()}
SERIES_NAMES = {name: Activity(key) for name, key in _by_name("series").items()}
FUNCTION_NAMES = {name: Function(key) for name, key in _by_name("functions").items()}


def shown_name(name: Column | Activity | Function) -> str:
    """As the product itself writes it in a formula."""
    tables = (_TABLES["columns"], _TABLES["series"], _TABLES["functions"])
    return next(table[name.value][0] for table in tables if name.value in table)
