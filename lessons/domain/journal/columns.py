"""The columns of a grade sheet, in its order, and the names that a formula may use."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from lessons.domain.expressions.functions import NAMES, Function, folded_name, named
from lessons.domain.expressions.language import Language
from lessons.domain.journal.weekly import MAX_WEEKS, Activity


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


_TABLES: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("names.toml").read_text(encoding="utf-8")
)


def _by_name(table: str) -> dict[str, str]:
    rows = _TABLES[table].items()
    return {folded_name(name): key for key, names in rows for name in names}


COLUMN_NAMES = {name: Column(key) for name, key in _by_name("columns").items()}
SERIES_NAMES = {name: Activity(key) for name, key in _by_name("series").items()}
FUNCTION_NAMES = named(set(Function) - {Function.DOWN, Function.ABSOLUTE})
LANGUAGE = Language(
    numbers=COLUMN_NAMES,
    series=SERIES_NAMES,
    functions=FUNCTION_NAMES,
    longest_series=MAX_WEEKS,
    rounds_to_decimals=False,
)
"""Of the formulas of a journal: columns of the same student, and numbers week by week."""


def shown_name(name: Column | Activity | Function) -> str:
    """As the product itself writes it in a formula."""
    tables = (_TABLES["columns"], _TABLES["series"], NAMES)
    return next(table[name.value][0] for table in tables if name.value in table)
