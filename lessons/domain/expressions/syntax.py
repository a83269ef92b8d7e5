"""What a formula is made of, once it is read."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from lessons.domain.expressions.functions import Function


@dataclass(frozen=True, slots=True)
class Number:
    value: Fraction


@dataclass(frozen=True, slots=True)
class Reference:
    """One number that is known by the ``key`` of its name."""

    key: str
    place: int


@dataclass(frozen=True, slots=True)
class Series:
    """Some of a row of numbers, both ends included, counted from 1."""

    key: str
    first: int
    last: int
    place: int


@dataclass(frozen=True, slots=True)
class Negative:
    of: Expression


@dataclass(frozen=True, slots=True)
class Operation:
    sign: str
    left: Expression
    right: Expression
    place: int


@dataclass(frozen=True, slots=True)
class Call:
    function: Function
    arguments: tuple[Expression | Series, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Choice:
    """``yes`` where the comparison holds, else ``no``."""

    sign: str
    left: Expression
    right: Expression
    yes: Expression
    no: Expression


Expression = Number | Reference | Negative | Operation | Call | Choice
