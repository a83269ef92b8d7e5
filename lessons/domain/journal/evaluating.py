"""The value of a formula for one student."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lessons.domain.expressions import evaluating
from lessons.domain.expressions.evaluating import Value
from lessons.domain.expressions.syntax import Expression
from lessons.domain.journal.columns import Column
from lessons.domain.journal.weekly import Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of one student. ``weeks`` are in order, the first of them week 1."""

    columns: Mapping[Column, Value] = field(default_factory=dict)
    weeks: Mapping[Activity, Sequence[int | None]] = field(default_factory=dict)


def evaluate(expression: Expression, known: Known) -> Value:
    """None where something that it needs is empty. Raises FormulaError for a division by zero."""
    numbers = {column.value: value for column, value in known.columns.items()}
    series = {activity.value: row for activity, row in known.weeks.items()}
    return evaluating.evaluate(expression, evaluating.Known(numbers=numbers, series=series))
