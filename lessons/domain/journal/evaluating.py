"""The value of a formula for one student. What is empty stays empty; functions pass it over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from operator import ge, gt, le, lt

from lessons.domain.journal.columns import Column, Function
from lessons.domain.journal.formula_errors import FormulaError, Wrong
from lessons.domain.journal.rounding import whole
from lessons.domain.journal.syntax import (
    Call,
    Choice,
    Expression,
    Negative,
    Number,
    Operation,
    Reference,
    Series,
)
from lessons.domain.journal.weekly import Activity

Value = Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of one student. ``weeks`` are in order, the first of them week 1."""

    columns: Mapping[Column, Value] = field(default_factory=dict)
    weeks: Mapping[Activity, Sequence[int | None]] = field(default_factory=dict)


_COMPARE: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "<": lt,
    ">": gt,
    "<=": le,
    ">=": ge,
}
_REDUCE: Mapping[Function, Callable[[list[Fraction]], Fraction]] = {
    Function.MEAN: lambda found: sum(found, Fraction(0)) / len(found),
    Function.BEST: max,
    Function.WORST: min,
    Function.SUM: lambda found: sum(found, Fraction(0)),
    Function.FIRST: lambda found: found[0],
    Function.ROUND: lambda found: Fraction(whole(found[0])),
    Function.UP: lambda found: Fraction(ceil(found[0])),
}


def evaluate(expression: Expression, known: Known) -> Value:
    """None where something that it needs is empty. Raises FormulaError for a division by zero."""
    match expression:
        case Number(value):
            return value
        case Reference(column):
            return known.columns.get(column)
        case Negative(of):
            value_of = evaluate(of, known)
            return None if value_of is None else -value_of
        case Operation():
            return _operation(expression, known)
        case Call():
            return _call(expression, known)
        case Choice():
            return _choice(expression, known)


def _operation(operation: Operation, known: Known) -> Value:
    left, right = evaluate(operation.left, known), evaluate(operation.right, known)
    if left is None or right is None:
        return None
    if operation.sign == "/" and not right:
        raise FormulaError(Wrong.BY_ZERO, place=operation.place, found="/")
    return {
        "+": lambda: left + right,
        "-": lambda: left - right,
        "*": lambda: left * right,
        "/": lambda: left / right,
    }[operation.sign]()


def _call(call: Call, known: Known) -> Value:
    found = [value for argument in call.arguments for value in _values(argument, known)]
    filled = [value for value in found if value is not None]
    if call.function is Function.COUNT:
        return Fraction(len(filled))
    return _REDUCE[call.function](filled) if filled else None


def _values(argument: Expression | Series, known: Known) -> list[Value]:
    if not isinstance(argument, Series):
        return [evaluate(argument, known)]
    weeks = known.weeks.get(argument.activity, ())[argument.first - 1 : argument.last]
    return [None if value is None else Fraction(value) for value in weeks]


def _choice(choice: Choice, known: Known) -> Value:
    left, right = evaluate(choice.left, known), evaluate(choice.right, known)
    if left is None or right is None:
        return None
    holds = _COMPARE[choice.sign](left, right)
    return evaluate(choice.yes if holds else choice.no, known)
