"""Students × lessons or students × levels: rows in an order, some of them, one page of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from lessons.domain.mastery import Limits
from lessons.domain.results.cells import CellState, ResultCell

PAGE = 100
"""Students a page: what a browser draws at once and a person finds their way in."""


class Show(StrEnum):
    ALL = "all"
    BELOW = "below"
    WAITING = "waiting"
    NOT_BEGUN = "not-begun"


BY_NAME = "name"
BY_MEAN = "mean"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultColumn:
    """``key`` names it in addresses; ``is_due`` where its deadline is over."""

    key: str
    short: str
    title: str
    is_due: bool = False


@dataclass(frozen=True, kw_only=True)
class ResultRow:
    """What is reckoned of it is reckoned once: a sorted page asks four times."""

    student: int
    name: str
    cells: tuple[ResultCell, ...]

    @cached_property
    def percents(self) -> tuple[int | None, ...]:
        return tuple(cell.percent for cell in self.cells)

    @cached_property
    def mean(self) -> int | None:
        """Of the percents that stand in the row, whole and half up."""
        known = [percent for percent in self.percents if percent is not None]
        return (2 * sum(known) + len(known)) // (2 * len(known)) if known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultTable:
    columns: tuple[ResultColumn, ...]
    rows: tuple[ResultRow, ...]
    limits: Limits

    def values(self, place: int) -> list[int | None]:
        """The percents of one column."""
        return [row.percents[place] for row in self.rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """``key`` is BY_NAME, BY_MEAN or that of a column."""

    key: str = BY_NAME
    is_falling: bool = False

    @property
    def parameter(self) -> str:
        return f"-{self.key}" if self.is_falling else self.key

    @classmethod
    def read(cls, text: str, columns: Sequence[ResultColumn]) -> "Order":
        """What is no order of this table is that of the alphabet."""
        known = {BY_NAME, BY_MEAN, *(column.key for column in columns)}
        key = text.removeprefix("-")
        return cls(key=key, is_falling=text.startswith("-")) if key in known else cls()


def arranged(table: ResultTable, *, order: Order, show: Show) -> list[ResultRow]:
    """What is empty stands last either way; rows alike keep the order of the alphabet."""
    rows = [row for row in table.rows if _is_shown(table, row, show)]
    if order.key == BY_NAME:
        return rows[::-1] if order.is_falling else rows
    value = _value_of(table, order.key)
    sign = -1 if order.is_falling else 1
    return sorted(rows, key=lambda row: _sort_key(value(row), sign))


def _sort_key(value: int | None, sign: int) -> tuple[bool, int]:
    return (value is None, sign * (value or 0))


def _value_of(table: ResultTable, key: str) -> Callable[[ResultRow], int | None]:
    if key == BY_MEAN:
        return lambda row: row.mean
    place = [column.key for column in table.columns].index(key)
    return lambda row: row.percents[place]


def _is_shown(table: ResultTable, row: ResultRow, show: Show) -> bool:
    match show:
        case Show.ALL:
            return True
        case Show.WAITING:
            return any(cell.waiting_count for cell in row.cells)
        case Show.BELOW:
            return any(cell.band(table.limits) == 0 for cell in row.cells)
        case Show.NOT_BEGUN:
            return any(
                column.is_due and cell.state(table.limits) is CellState.NOT_BEGUN
                for column, cell in zip(table.columns, row.cells, strict=True)
            )
