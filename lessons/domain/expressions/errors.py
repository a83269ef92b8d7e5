"""What can be wrong with a formula: a code, and where in the text; the words are in ``wording``."""

from enum import StrEnum


class Wrong(StrEnum):
    EMPTY = "empty"
    TOO_LONG = "too-long"
    TOO_DEEP = "too-deep"
    CHARACTER = "character"
    NUMBER = "number"
    NAME_UNKNOWN = "name-unknown"
    OPERAND_MISSING = "operand-missing"
    OPERATOR_MISSING = "operator-missing"
    NOT_CLOSED = "not-closed"
    ARGUMENTS = "arguments"
    SERIES_ALONE = "series-alone"
    """A row of numbers stands where one is wanted."""
    WEEKS = "weeks"
    COMPARISON = "comparison"
    COMES_LATER = "comes-later"
    BY_ZERO = "by-zero"
    ENDLESS = "endless"
    """A value without a last decimal, where it is to be written out."""


class FormulaError(ValueError):
    """``place`` counts characters from 1; ``found`` is the piece of the text that it is about."""

    def __init__(self, code: Wrong, *, place: int, found: str = "") -> None:
        super().__init__(f"{code} at {place}: {found!r}")
        self.code = code
        self.place = place
        self.found = found
