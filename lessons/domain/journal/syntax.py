"""What a formula is made of, once it is read."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from lessons.domain.journal.columns import Column, Function
from lessons.domain.journal.weekly import Activity


@dataclass(frozen=True, slots=True)
class Number:
    value: Fraction


@dataclass(frozen=True, slots=True)
class Reference:
    """One number: a column of the same student."""

    column: Column
    place: int


@dataclass(frozen=True, slots=True)
class Series:
    """The weekly numbers of one kind of work, both ends included; weeks count from 1."""

    activity: Activity
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
