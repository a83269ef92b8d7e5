"""A row of the grade sheet: what was typed, what formulas make of it, and what it is called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from lessons.domain.expressions.errors import FormulaError, Wrong
from lessons.domain.expressions.syntax import Expression
from lessons.domain.expressions.walking import references
from lessons.domain.journal.columns import Column
from lessons.domain.journal.evaluating import Known, evaluate
from lessons.domain.journal.expression import read_expression
from lessons.domain.journal.rounding import hundredths, whole
from lessons.domain.journal.scales import Grade, Scale
from lessons.domain.journal.weekly import FULL, Activity

Formulas = Mapping[Column, Expression]
"""Only of the columns that are reckoned; the others are typed."""


def read_formula(column: Column, text: str) -> Expression:
    """Raises FormulaError also for a column that comes later, or the column itself."""
    expression = read_expression(text)
    for reference in references(expression):
        if Column(reference.key).place >= column.place:
            raise FormulaError(Wrong.COMES_LATER, place=reference.place)
    return expression


class Origin(StrEnum):
    EMPTY = "empty"
    TYPED = "typed"
    COMPUTED = "computed"
    CORRECTED = "corrected"
    """Typed over what the formula says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    value: Fraction | None = None
    origin: Origin = Origin.EMPTY
    computed: Fraction | None = None
    """What the formula says, also where somebody typed another number."""
    error: FormulaError | None = None

    @property
    def shown(self) -> Decimal | None:
        return None if self.value is None else hundredths(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    cells: Mapping[Column, Cell]
    percent: int | None = None
    """The final one, whole."""
    grade: Grade | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """Of one student: the weekly numbers by kind, from week 1, and what was typed by hand."""

    weeks: Mapping[Activity, Sequence[int | None]] = field(default_factory=dict)
    typed: Mapping[Column, Decimal] = field(default_factory=dict)


def totals(student: Student, formulas: Formulas, scale: Scale) -> Totals:
    values: dict[Column, Fraction | None] = {}
    cells: dict[Column, Cell] = {}
    for column in Column:
        known = Known(columns=values, weeks=student.weeks)
        cells[column] = _cell(student.typed.get(column), formulas.get(column), known)
        values[column] = cells[column].value
    final = values[Column.FINAL]
    if final is None:
        return Totals(cells=cells)
    percent = min(FULL, max(0, whole(final)))
    return Totals(cells=cells, percent=percent, grade=scale.grade_of(percent))


def _cell(typed: Decimal | None, formula: Expression | None, known: Known) -> Cell:
    computed, error = None, None
    if formula is not None:
        try:
            computed = evaluate(formula, known)
        except FormulaError as wrong:
            error = wrong
    if typed is not None:
        origin = Origin.TYPED if formula is None else Origin.CORRECTED
        return Cell(value=Fraction(typed), origin=origin, computed=computed, error=error)
    origin = Origin.EMPTY if computed is None else Origin.COMPUTED
    return Cell(value=computed, origin=origin, computed=computed, error=error)
