"""A question whose numbers are drawn anew, and what one draw makes of its texts.

``variant`` is the number of a draw: the same one gives the same numbers for good. Even variants are
for practice and odd ones for the test, and no draw of one side has the numbers of one of the other:
practising a template tells nothing of a test.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from hashlib import sha256

from lessons.domain.expressions.errors import FormulaError
from lessons.domain.expressions.evaluating import Known, evaluate
from lessons.domain.expressions.syntax import Expression
from lessons.domain.expressions.walking import names_in
from lessons.domain.templates.errors import TemplateError, TemplateField, TemplateWrong
from lessons.domain.templates.filling import Pattern, formula_error, read_pattern
from lessons.domain.templates.numbers import written
from lessons.domain.templates.parameters import (
    Numbers,
    Parameter,
    Range,
    draws_of,
    language_of,
    read_parameters,
)

FEWEST_DRAWS = 20
"""With fewer a neighbour has the same numbers, and one of the two sides may have none."""
VARIANTS = 200
"""Of both sides; a draw is kept as long as its answers, so there is an end to them."""
AS_WRITTEN = 0
_TRIES = 400


class Side(IntEnum):
    PRACTICE = 0
    TEST = 1


def side_of(variant: int) -> Side:
    return Side(variant % len(Side))


def variant_for(side: Side, *, place: int) -> int:
    """The draw at any place in the row of those of a side; behind the last one the first again."""
    return place * len(Side) % VARIANTS + side


def variant_after(variant: int) -> int:
    """The next one of the same side."""
    return (variant + len(Side)) % VARIANTS


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateTexts:
    """As their author typed them."""

    parameters: str
    text: str
    key: str
    explanation: str = ""
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Texts with numbers in their places; ``numbers`` by the names that the author gave them."""

    numbers: Mapping[str, str]
    text: str
    key: str
    explanation: str
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    parameters: tuple[Parameter, ...]
    text: Pattern
    key: Pattern
    explanation: Pattern
    hints: tuple[Pattern, ...]

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        return (self.text, self.key, self.explanation, *self.hints)

    def drawn(self, variant: int) -> Drawn:
        """Raises TemplateError only for a template that ``checked`` would refuse."""
        return self._filled(_numbers(self.parameters, variant))

    def _filled(self, numbers: Numbers) -> Drawn:
        try:
            return Drawn(
                numbers={one.name: _shown(numbers[one.key]) for one in self.parameters},
                text=self.text.filled(numbers),
                key=self.key.filled(numbers),
                explanation=self.explanation.filled(numbers),
                hints=tuple(hint.filled(numbers) for hint in self.hints),
            )
        except TemplateError as error:
            raise _with_numbers(error, self.parameters, numbers) from error


def read_template(texts: TemplateTexts) -> Template:
    """Raises TemplateError for what can be seen without drawing."""
    parameters = read_parameters(texts.parameters)
    language = language_of(parameters)
    template = Template(
        parameters=parameters,
        text=read_pattern(TemplateField.TEXT, texts.text, language),
        key=read_pattern(TemplateField.KEY, texts.key, language),
        explanation=read_pattern(TemplateField.EXPLANATION, texts.explanation, language),
        hints=tuple(read_pattern(TemplateField.HINTS, hint, language) for hint in texts.hints),
    )
    _require_use(template)
    if draws_of(parameters) < FEWEST_DRAWS:
        raise TemplateError(
            TemplateWrong.TOO_FEW_DRAWS,
            TemplateField.PARAMETERS,
            about=str(draws_of(parameters)),
        )
    return template


def _require_use(template: Template) -> None:
    """Numbers that neither the question nor its key uses are a slip of the pen."""
    formulas = [formula.expression for one in template.patterns for formula in one.formulas]
    meanings = [one.meaning for one in template.parameters if not isinstance(one.meaning, Range)]
    used = {name for one in (*formulas, *meanings) for name in names_in(one)}
    for one in template.parameters:
        if one.key not in used:
            raise TemplateError(
                TemplateWrong.NOT_USED, TemplateField.PARAMETERS, line=one.line, about=one.name
            )
    for pattern in (template.text, template.key):
        if not any(pattern.formulas):
            raise TemplateError(TemplateWrong.NOT_USED, pattern.field)


def _numbers(parameters: Sequence[Parameter], variant: int) -> Numbers:
    """The first draw of this variant that falls on its side."""
    for tried in range(_TRIES):
        numbers = dict(_draw(parameters, variant, tried))
        if _side(numbers) == side_of(variant):
            return numbers
    raise TemplateError(TemplateWrong.TOO_FEW_DRAWS, TemplateField.PARAMETERS, about="1")


def _draw(
    parameters: Sequence[Parameter], variant: int, tried: int
) -> Iterator[tuple[str, Fraction]]:
    numbers: dict[str, Fraction] = {}
    for one in parameters:
        if isinstance(one.meaning, Range):
            value = one.meaning.at(_chance(variant, tried, one.key))
        else:
            value = _reckoned(one, one.meaning, numbers, parameters)
        numbers[one.key] = value
        yield one.key, value


def _reckoned(
    one: Parameter, meaning: Expression, numbers: Numbers, parameters: Sequence[Parameter]
) -> Fraction:
    try:
        return evaluate(meaning, Known(numbers=dict(numbers))) or Fraction(0)
    except FormulaError as error:
        wrong = formula_error(TemplateField.PARAMETERS, one.line, one.name, error)
        raise _with_numbers(wrong, parameters, numbers) from error


def _chance(*names: object) -> int:
    return int.from_bytes(sha256("/".join(map(str, names)).encode()).digest()[:8], "big")


def _side(numbers: Numbers) -> int:
    return _chance(*(f"{key}={value}" for key, value in sorted(numbers.items()))) % 2


def _shown(value: Fraction) -> str:
    """Of a number that may have no last decimal; it is only shown beside the question."""
    try:
        return written(value)
    except FormulaError:
        return str(value)


def _with_numbers(
    error: TemplateError, parameters: Sequence[Parameter], numbers: Numbers
) -> TemplateError:
    said = [f"{one.name} = {_shown(numbers[one.key])}" for one in parameters if one.key in numbers]
    return TemplateError(
        error.code,
        error.field,
        line=error.line,
        about=error.about,
        formula=error.formula,
        numbers=", ".join(said),
    )
