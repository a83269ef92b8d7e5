"""What can be wrong with a template: where it stands, a code, and the formula's own error."""

from dataclasses import dataclass
from enum import StrEnum

from lessons.domain.expressions.errors import FormulaError


class TemplateField(StrEnum):
    PARAMETERS = "parameters"
    TEXT = "text"
    KEY = "key"
    EXPLANATION = "explanation"
    HINTS = "hints"


class TemplateWrong(StrEnum):
    LINE = "line"
    """A line of the parameters that is neither a range nor a formula."""
    NAME_TWICE = "name-twice"
    NAME_TAKEN = "name-taken"
    """By a function."""
    RANGE = "range"
    STEP = "step"
    TOO_MANY = "too-many"
    NO_RANGE = "no-range"
    FORMULA = "formula"
    NOT_CLOSED = "not-closed"
    NOT_USED = "not-used"
    TOO_FEW_DRAWS = "too-few-draws"
    KIND = "kind"
    KEY = "key"
    """What the key says with numbers in their places is no key of its kind."""


@dataclass(frozen=True)
class TemplateError(ValueError):
    """``about`` is the line, the name or the formula that is meant; ``numbers`` say with which draw
    it went wrong, as ``a = 3, b = 0``."""

    code: TemplateWrong
    field: TemplateField
    line: int = 0
    about: str = ""
    formula: FormulaError | None = None
    numbers: str = ""
    key: tuple[str, str] = ("", "")
    """(code, place) of a PayloadError."""

    def __str__(self) -> str:
        return f"{self.code} in {self.field} line {self.line}: {self.about} {self.formula or ''}"
