"""A text with formulas in it: ``=(a·b)`` becomes what it comes to.

An equals sign and a bracket, as in a spreadsheet: each keyboard has them, and mathematics between
dollar signs keeps its braces.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessons.domain.expressions.errors import FormulaError
from lessons.domain.expressions.evaluating import Known, evaluate
from lessons.domain.expressions.language import Language
from lessons.domain.expressions.reading import read_expression
from lessons.domain.expressions.syntax import Expression
from lessons.domain.templates.errors import TemplateError, TemplateField, TemplateWrong
from lessons.domain.templates.numbers import written
from lessons.domain.templates.parameters import Numbers

OPENING = "=("


@dataclass(frozen=True, slots=True)
class Formula:
    text: str
    expression: Expression
    line: int


Piece = str | Formula


@dataclass(frozen=True, slots=True)
class Pattern:
    """One field of a template, read."""

    field: TemplateField
    pieces: tuple[Piece, ...]

    @property
    def formulas(self) -> Iterator[Formula]:
        return (piece for piece in self.pieces if isinstance(piece, Formula))

    def filled(self, numbers: Numbers) -> str:
        """Raises TemplateError where a formula has no value with these numbers."""
        return "".join(
            piece if isinstance(piece, str) else self._value(piece, numbers)
            for piece in self.pieces
        )

    def _value(self, formula: Formula, numbers: Numbers) -> str:
        try:
            value = evaluate(formula.expression, Known(numbers=dict(numbers)))
            return "" if value is None else written(value)
        except FormulaError as error:
            raise formula_error(self.field, formula.line, formula.text, error) from error


def read_pattern(field: TemplateField, text: str, language: Language) -> Pattern:
    """Raises TemplateError."""
    return Pattern(field, tuple(_pieces(field, text, language)))


def formula_error(field: TemplateField, line: int, text: str, error: FormulaError) -> TemplateError:
    return TemplateError(TemplateWrong.FORMULA, field, line=line, about=text, formula=error)


def _pieces(field: TemplateField, text: str, language: Language) -> Iterator[Piece]:
    at = 0
    while (opened := text.find(OPENING, at)) >= 0:
        yield text[at:opened]
        line = text.count("\n", 0, opened) + 1
        start = opened + len(OPENING)
        end = _end(text, start)
        if end is None:
            about = text[opened : opened + 20]
            raise TemplateError(TemplateWrong.NOT_CLOSED, field, line=line, about=about)
        yield _formula(field, text[start:end], line, language)
        at = end + 1
    yield text[at:]


def _end(text: str, start: int) -> int | None:
    """The place of the bracket that closes the one before ``start``, on the same line."""
    depth = 1
    for place in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return place
        if text[place] == "\n":
            return None
    return None


def _formula(field: TemplateField, text: str, line: int, language: Language) -> Formula:
    try:
        return Formula(text, read_expression(text, language), line)
    except FormulaError as error:
        raise formula_error(field, line, text, error) from error


def formulas_of(patterns: Sequence[Pattern]) -> Iterator[Formula]:
    return (formula for pattern in patterns for formula in pattern.formulas)
