"""The one form that tests of every dialect are turned into, before anything else is read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from lessons.domain.handouts.lines import Row, begins_small

Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class FoundOption:
    rows: Rows
    is_right: bool = False
    letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTest:
    """``first`` and ``end`` (not counted) are indexes among the rows that were looked at."""

    first: int
    end: int
    stem: Rows
    options: tuple[FoundOption, ...] = ()
    key: str = ""
    """Letters of the right options, where the item names them."""
    level: int | None = None
    number: int | None = None
    explanation: Rows = ()
    asides: Rows = ()
    """What stands in the item and is kept nowhere."""
    is_typed: bool = False
    """There is nothing to choose from: every option is an answer that counts as right."""

    @property
    def has_key(self) -> bool:
        return bool(self.key) or self.is_typed or any(option.is_right for option in self.options)

    @property
    def can_be_asked(self) -> bool:
        return any(row.text for row in self.stem) and (self.is_typed or len(self.options) > 1)

    def moved(self, places: Sequence[int]) -> "FoundTest":
        """With indexes among other rows: ``places`` tells where each row stands there."""
        return replace(self, first=places[self.first], end=places[self.end - 1] + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A test to be written: plain texts of one line."""

    text: str
    options: Sequence[tuple[str, bool]]
    level: int | None = None
    number: int = 1


class Dialect(Protocol):
    """One file and one registry line each."""

    code: str
    fewest: int
    """Whole items of a document that show that it is written so; one line may be an accident."""
    needs_key: bool
    """Whether items count as whole only with their key."""

    def read(self, rows: Sequence[Row]) -> list[FoundTest]:
        """Every item, whole or not, in the order of the rows."""

    def write(self, test: Told) -> list[str]:
        """The lines of one item."""


def ends_option(above: Row, row: Row) -> bool:
    """Whether a row without any mark is no part of the option above it."""
    is_apart = row.line - above.line > 1 or bool(row.heading)
    is_anew = row.starts and not row.is_mid_sentence and not begins_small(row.text)
    return is_apart or is_anew


KEY_NAMES = (
    r"(?:е[ңн] )?д[ұу]рыс (?:жауа\w+|н[ұу]с[қк]а\w*)|жауа(?:бы|п|птары)|к[іи]лт\w{0,4}"
    r"|(?:правильн|верн)\w+ (?:ответ\w*|вариант\w*)|ответы?|ключ"
    r"|(?:correct |right )?answers?|(?:correct|key)"
)
LEVEL_NAMES = (
    r"күрделілі\w+|қиынды\w+|деңгей\w*|сложность|уровень\w*(?: сложности)?|difficulty|level"
)
