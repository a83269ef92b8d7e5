"""The numbers of a template: drawn from a range, or reckoned from those above.

Each stands on a line of its own: ``a = 2–9``, ``b = 0,5–2,5; 0,5`` (from, to; step) or ``s = a·b``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from lessons.domain.expressions.errors import FormulaError
from lessons.domain.expressions.functions import Function, folded_name, named
from lessons.domain.expressions.language import Language
from lessons.domain.expressions.reading import read_expression
from lessons.domain.expressions.syntax import Expression
from lessons.domain.templates.errors import TemplateError, TemplateField, TemplateWrong
from lessons.domain.text.characters import MINUSES, members
from lessons.domain.text.samples import Sample
from lessons.domain.types.lines import Line, filled_lines

MOST = 12
MOST_IN_RANGE = 100_000
_MINUS_SIGNS = members(MINUSES)
_NUMBER = rf"[{MINUSES}]?\s*\d{{1,9}}(?:[.,]\d{{1,4}})?"
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?:\.{{2,3}}|…|[{MINUSES}])\s*(?P<high>{_NUMBER})"
    rf"(?:\s*;\s*(?:\w+\s*)?(?P<step>{_NUMBER}))?"
)
_LINE = re.compile(r"(?P<name>[^\W\d_]+\d{0,3})\s*[=:]\s*(?P<meaning>.+)")
SAMPLES = (
    Sample(
        pattern=_RANGE,
        how="fullmatch",
        matches=("2–9", "2..9", "2-9; 0,5", "-5…−1", "1–9; қадам 2", "0,5 – 2,5; step 0.5"),
        misses=("2", "a–9", "2–9; ", "2;9"),
    ),
    Sample(
        pattern=_LINE,
        how="fullmatch",
        matches=("a = 2–9", "жыл1: 5", "s=a·b"),
        misses=("2–9", "= 5", "a b = 3"),
    ),
)
FUNCTIONS = named(
    {
        *(Function.ROUND, Function.UP, Function.DOWN, Function.ABSOLUTE),
        *(Function.BEST, Function.WORST, Function.IF),
    }
)


@dataclass(frozen=True, slots=True)
class Range:
    """``count`` numbers from ``low`` on, each ``step`` above the one before."""

    low: Fraction
    step: Fraction
    count: int

    def at(self, place: int) -> Fraction:
        return self.low + self.step * (place % self.count)


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    """As it was typed."""
    meaning: Range | Expression
    line: int

    @property
    def key(self) -> str:
        return folded_name(self.name)


def read_parameters(text: str) -> tuple[Parameter, ...]:
    """In their order. Raises TemplateError."""
    found: list[Parameter] = []
    for line in filled_lines(text):
        found.append(_read(line, found))
    if len(found) > MOST:
        raise _wrong(TemplateWrong.TOO_MANY, about=str(MOST))
    if found and not any(isinstance(one.meaning, Range) for one in found):
        raise _wrong(TemplateWrong.NO_RANGE)
    return tuple(found)


def language_of(parameters: Sequence[Parameter]) -> Language:
    return Language(numbers={one.key: one.key for one in parameters}, functions=FUNCTIONS)


def draws_of(parameters: Sequence[Parameter]) -> int:
    """How many different draws there are."""
    return prod(one.meaning.count for one in parameters if isinstance(one.meaning, Range))


def _wrong(code: TemplateWrong, line: Line | None = None, about: str = "") -> TemplateError:
    number = line.number if line else 0
    return TemplateError(code, TemplateField.PARAMETERS, line=number, about=about)


def _read(line: Line, before: Sequence[Parameter]) -> Parameter:
    parts = _LINE.fullmatch(line.text)
    if parts is None:
        raise _wrong(TemplateWrong.LINE, line, line.text)
    name, key = parts["name"], folded_name(parts["name"])
    if key in FUNCTIONS:
        raise _wrong(TemplateWrong.NAME_TAKEN, line, name)
    if key in {one.key for one in before}:
        raise _wrong(TemplateWrong.NAME_TWICE, line, name)
    found = _RANGE.fullmatch(parts["meaning"].strip())
    meaning = _range(found, line) if found else _formula(parts, line, before)
    return Parameter(name, meaning, line.number)


def _range(found: re.Match[str], line: Line) -> Range:
    low, high = _number(found["low"]), _number(found["high"])
    step = _number(found["step"]) if found["step"] else Fraction(1)
    if step <= 0:
        raise _wrong(TemplateWrong.STEP, line)
    count = (high - low) // step + 1
    if not 2 <= count <= MOST_IN_RANGE:
        raise _wrong(TemplateWrong.RANGE, line, found[0])
    return Range(low, step, count)


def _number(text: str) -> Fraction:
    digits = text.lstrip("".join(_MINUS_SIGNS)).strip().replace(",", ".")
    return Fraction(digits) * (-1 if text[0] in _MINUS_SIGNS else 1)


def _formula(parts: re.Match[str], line: Line, before: Sequence[Parameter]) -> Expression:
    try:
        return read_expression(parts["meaning"], language_of(before))
    except FormulaError as error:
        raise TemplateError(
            TemplateWrong.FORMULA,
            TemplateField.PARAMETERS,
            line=line.number,
            about=parts["meaning"],
            formula=error,
        ) from error


Numbers = Mapping[str, Fraction]
"""By the keys of their parameters."""
