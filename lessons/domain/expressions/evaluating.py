"""The value of a formula, exact. What is empty stays empty; functions pass it over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from operator import ge, gt, le, lt

from lessons.domain.expressions.errors import FormulaError, Wrong
from lessons.domain.expressions.functions import Function
from lessons.domain.expressions.syntax import (
    Call,
    Choice,
    Expression,
    Negative,
    Number,
    Operation,
    Reference,
    Series,
)

Value = Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """By the keys of a language; rows are in order, their first number is 1."""

    numbers: Mapping[str, Value] = field(default_factory=dict)
    series: Mapping[str, Sequence[int | None]] = field(default_factory=dict)


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
    Function.ROUND: lambda found: rounded(*found),
    Function.UP: lambda found: Fraction(ceil(found[0])),
    Function.DOWN: lambda found: Fraction(floor(found[0])),
    Function.ABSOLUTE: lambda found: abs(found[0]),
}


MOST_DECIMALS = 6


def rounded(value: Fraction, decimals: Fraction = Fraction(0)) -> Fraction:
    """Half up: 49.5 is 50."""
    scale = 10 ** min(MOST_DECIMALS, max(0, floor(decimals)))
    return Fraction(floor(value * scale + Fraction(1, 2)), scale)


def evaluate(expression: Expression, known: Known) -> Value:
    """None where something that it needs is empty. Raises FormulaError for a division by zero."""
    match expression:
        case Number(value):
            return value
        case Reference(key):
            return known.numbers.get(key)
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
    row = known.series.get(argument.key, ())[argument.first - 1 : argument.last]
    return [None if value is None else Fraction(value) for value in row]


def _choice(choice: Choice, known: Known) -> Value:
    left, right = evaluate(choice.left, known), evaluate(choice.right, known)
    if left is None or right is None:
        return None
    holds = _COMPARE[choice.sign](left, right)
    return evaluate(choice.yes if holds else choice.no, known)
