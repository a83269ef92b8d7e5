"""One cell of a class's results: a mark with its maximum, and how much of it is checked.

Marks are counted in hundredths of a point, which is how far they are rounded, so sums are exact.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from lessons.domain.mastery import Limits
from lessons.domain.parts import Part

HUNDREDTHS = 100
SHADES = (65, 80, 90)
"""Where a deeper shade of the table begins."""


@dataclass(frozen=True, slots=True)
class Shade:
    """``band`` as ``ResultCell.band`` gives it for the percents from ``first`` to ``last``."""

    band: int
    first: int
    last: int


def shade_of(percent: int, limits: Limits) -> int:
    """0 below the pass mark, 1 from there, 4 for the deepest shade."""
    return 0 if percent < limits.passed else 1 + sum(percent >= floor for floor in SHADES)


def shades(limits: Limits) -> list[Shade]:
    """All that a cell may have, from the lightest; without gaps whatever the pass mark is."""
    floors = [0, limits.passed, *(floor for floor in SHADES if floor > limits.passed)]
    lasts = [*(floor - 1 for floor in floors[1:]), 100]
    return [
        Shade(shade_of(first, limits), first, last)
        for first, last in zip(floors, lasts, strict=True)
        if first <= last
    ]


class CellState(StrEnum):
    NOT_BEGUN = "not-begun"
    UNDER_WAY = "under-way"
    WAITING = "waiting"
    BELOW = "below"
    PASSED = "passed"
    MASTERED = "mastered"


@dataclass(frozen=True, slots=True)
class AttemptSum:
    """What the database says about one attempt; points of answers, hundredths of marks."""

    assignment: int
    student: int
    part: Part
    attempt: int
    is_submitted: bool
    earned: int
    checked: int
    waiting: int
    """Of all answers without a mark."""
    waiting_count: int
    """Of those that wait for the teacher."""
    returned_count: int = 0


@dataclass(frozen=True, slots=True)
class ResultCell:
    earned: int = 0
    checked: int = 0
    """Points of the answers that have a mark."""
    waiting: int = 0
    waiting_count: int = 0
    handed_in: int = 0
    """Parts that are."""
    is_open: bool = False
    """An attempt is under way, or was returned for revision."""

    @property
    def full(self) -> int:
        """The whole paper, also what waits."""
        return self.checked + self.waiting

    @property
    def mark(self) -> Decimal:
        return Decimal(self.earned) / HUNDREDTHS

    @property
    def percent(self) -> int | None:
        """Of what is checked, whole and half up; None while nothing is."""
        if not self.checked:
            return None
        return (2 * self.earned + self.checked) // (2 * self.checked)

    def state(self, limits: Limits) -> CellState:
        if self.waiting_count:
            return CellState.WAITING
        if self.percent is None:
            return CellState.UNDER_WAY if self.is_open else CellState.NOT_BEGUN
        if self.percent >= limits.mastered:
            return CellState.MASTERED
        return CellState.PASSED if self.percent >= limits.passed else CellState.BELOW

    def band(self, limits: Limits) -> int | None:
        """Its shade; None without a number."""
        return None if self.percent is None else shade_of(self.percent, limits)


NOTHING = ResultCell()
