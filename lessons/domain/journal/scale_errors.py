"""What can be wrong with a scale: a code, and in which line; the words are in ``wording``."""

from enum import StrEnum


class ScaleWrong(StrEnum):
    EMPTY = "empty"
    TOO_MANY = "too-many"
    FIELDS = "fields"
    """A line has more or fewer than its four pieces."""
    LETTER = "letter"
    LETTER_TWICE = "letter-twice"
    POINTS = "points"
    PERCENT = "percent"
    WORD = "word"
    ORDER = "order"
    """A grade does not begin below the one before it."""
    POINTS_RISE = "points-rise"
    NOT_TO_ZERO = "not-to-zero"


class ScaleError(ValueError):
    """``line`` counts from 1; ``found`` is the piece of the text that it is about."""

    def __init__(self, code: ScaleWrong, *, line: int = 1, found: str = "") -> None:
        super().__init__(f"{code} in line {line}: {found!r}")
        self.code = code
        self.line = line
        self.found = found
