"""A question's key as rows that a person fills in, instead of the lines that ``to_text`` writes.

A kind says which groups of rows and which single fields its key has, and how both become lines.
Only lines are read (``QuestionType.from_text``), so rows can say nothing that lines cannot.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Cell(StrEnum):
    """The closed set of inputs that a row is made of."""

    TEXT = "text"
    LONG = "long"
    """Of several lines, its blanks as they are."""
    LINES = "lines"
    """Several texts, one a line."""
    NUMBER = "number"
    TICK = "tick"
    CHOICE = "choice"
    KEPT = "kept"
    """Not shown: what a row goes along with, wherever it is moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowField:
    """Names are English, marked for translators."""

    name: str
    words: str
    cell: Cell = Cell.TEXT
    help: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Of a choice: what is sent → its name."""
    start: str = ""
    """What stands in a row that is new."""
    is_for_one: bool = False
    """Of a tick: only one row of the group has it."""
    is_further: bool = False
    """Of what few rows have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    name: str
    words: str
    add: str
    """On the button that adds a row."""
    fields: tuple[RowField, ...]
    one: str
    """What a row is, with %(number)s."""
    help: str = ""
    least: int = 1
    """Rows to begin with."""
    most: int = 40
    """Rows of one page; more are refused, never dropped."""

    def is_blank(self, row: "Row") -> bool:
        """Nothing was typed into it; a choice alone says nothing."""
        typed = (each for each in self.fields if each.cell not in (Cell.CHOICE, Cell.KEPT))
        return all(row.get(each.name, "").strip() in ("", each.start) for each in typed)


Row = Mapping[str, str]
"""Texts by the names of fields; a tick is ``TICKED`` or empty, several texts stand on own lines."""
TICKED = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedKey:
    groups: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    fields: Row = field(default_factory=dict)

    def rows(self, group: RowGroup) -> Iterator[tuple[int, Row]]:
        """(place, row) of those that are not blank."""
        listed = enumerate(self.groups.get(group.name, ()))
        return ((place, row) for place, row in listed if not group.is_blank(row))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """What one row comes to: a line, or several."""

    text: str
    group: str = ""
    row: int = 0
    wrong: str = ""
    """The code of a PayloadError that its row shows at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRows:
    groups: tuple[RowGroup, ...] = ()
    fields: tuple[RowField, ...] = ()
    read: Callable[[Any], TypedKey]
    """Of a definition."""
    write: Callable[[TypedKey], list[KeyLine]]
    between: str = "\n"

    def text(self, typed: TypedKey) -> str:
        return self.between.join(line.text for line in self.write(typed))

    def wrong(self, typed: TypedKey) -> KeyLine | None:
        """The first row that is wrong whatever the lines say."""
        return next((line for line in self.write(typed) if line.wrong), None)

    def place(self, typed: TypedKey, number: int) -> KeyLine | None:
        """Which row the line ``number`` of the text, from 1, belongs to."""
        first = 1
        for line in self.write(typed):
            last = first + line.text.count("\n")
            if first <= number <= last:
                return line
            first = last + self.between.count("\n")
        return None


def texts_in(lines: str) -> list[str]:
    """The texts of a cell of several, each with single blanks."""
    return [" ".join(line.split()) for line in lines.splitlines() if line.strip()]
