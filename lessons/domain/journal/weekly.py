"""One whole number of 0–100 a week for each kind of work, out of what was done in that week.

An answer that waits for the teacher counts neither way: the number is of what is checked, and
says that it may still change. What is missing counts as 0 only once its deadline is over, only
where it was a duty, and only where the rules of the class say so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from lessons.domain.journal.rounding import whole_percent
from lessons.domain.parts import Part

WEEKS = 15
"""Of a semester; a class may have more or fewer."""
MAX_WEEKS = 20
FULL = 100


class Activity(StrEnum):
    """What an electronic journal has a weekly number for."""

    PRACTICE = "practice"
    INDEPENDENT = "independent"
    GUIDED = "guided"


def activity_of(part: Part) -> Activity:
    """The three levels are the practical class itself."""
    return Activity(part.value) if part.is_task else Activity.PRACTICE


class Combine(StrEnum):
    """How several works of one week become one number."""

    MEAN = "mean"
    BEST = "best"
    SUM = "sum"
    """Points earned of the points that could be earned: a long work weighs more."""


class Missing(StrEnum):
    ZERO = "zero"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class LateStep:
    """``factor`` for what comes up to ``days`` late."""

    days: int
    factor: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LateRule:
    """Steps in rising order of days; ``beyond`` for whatever is later than all of them."""

    steps: tuple[LateStep, ...] = ()
    beyond: Decimal = Decimal(1)

    def factor(self, days_late: int) -> Decimal:
        if days_late <= 0:
            return Decimal(1)
        return next((step.factor for step in self.steps if days_late <= step.days), self.beyond)


IN_FULL = LateRule()
BY_WEEKS = LateRule(
    steps=(LateStep(7, Decimal("0.8")), LateStep(14, Decimal("0.5"))), beyond=Decimal("0.3")
)
"""As several universities have it: × 0,8 in the first week, × 0,5 in the second, then × 0,3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRule:
    combine: Combine = Combine.MEAN
    missing: Missing = Missing.ZERO
    late: LateRule = IN_FULL


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One part of one assigned lesson, as one student stands in it."""

    full: int
    """Points of the whole part."""
    hundredths: int = 0
    """Of a point, earned: sums of a thousand students' works stay exact and cheap."""
    checked: int = 0
    """Points of the answers that have a mark."""
    waiting_count: int = 0
    is_handed_in: bool = False
    is_required: bool = True
    is_due: bool = False
    """Its deadline is over for this student."""
    days_late: int = 0
    is_reduced_already: bool = False
    """Its lesson says itself what lateness costs, and ``earned`` is what is left of it."""

    @property
    def earned(self) -> Decimal:
        return Decimal(self.hundredths) / FULL


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekMark:
    """``value`` None where there is nothing to count; ``works`` for whoever asks why."""

    value: int | None = None
    waiting_count: int = 0
    late_count: int = 0
    missing_count: int = 0
    works: tuple[Work, ...] = field(default=(), repr=False)

    @property
    def may_change(self) -> bool:
        return self.waiting_count > 0


NO_MARK = WeekMark()


def week_mark(works: Iterable[Work], rule: WeekRule) -> WeekMark:
    listed = tuple(works)
    counted = [work for work in listed if _counts(work, rule)]
    return WeekMark(
        value=_combined(counted, rule) if counted else None,
        waiting_count=sum(work.waiting_count for work in listed),
        late_count=sum(work.is_handed_in and work.days_late > 0 for work in listed),
        missing_count=sum(map(_is_missing, listed)),
        works=listed,
    )


def best_work(works: Sequence[Work], rule: WeekRule) -> Work | None:
    """Of several attempts at one part the one that counts most: checked as a whole before partly,
    and what came late by what it is still worth."""
    if len(works) == 1:
        return works[0]
    return max(works, key=lambda work: _rank(work, rule), default=None)


def _rank(work: Work, rule: WeekRule) -> tuple[bool, Fraction, int]:
    return (not work.waiting_count, _share(work, rule), work.checked)


def _is_missing(work: Work) -> bool:
    return not work.is_handed_in and work.is_required and work.is_due


def _counts(work: Work, rule: WeekRule) -> bool:
    if work.is_handed_in:
        return work.checked > 0
    return rule.missing is Missing.ZERO and _is_missing(work)


def _combined(works: Sequence[Work], rule: WeekRule) -> int:
    if rule.combine is Combine.SUM:
        possible = sum(work.checked if work.is_handed_in else work.full for work in works)
        share = sum(_earned(work, rule) for work in works) / Fraction(possible or 1)
    else:
        shares = [_share(work, rule) for work in works]
        share = shares[0] if len(shares) == 1 else _of_several(shares, rule)
    return min(FULL, whole_percent(share))


def _of_several(shares: Sequence[Fraction], rule: WeekRule) -> Fraction:
    is_best = rule.combine is Combine.BEST
    return max(shares) if is_best else sum(shares, Fraction(0)) / len(shares)


def _earned(work: Work, rule: WeekRule) -> Fraction:
    factor = Decimal(1) if work.is_reduced_already else rule.late.factor(work.days_late)
    return Fraction(work.hundredths, FULL) * Fraction(factor)


def _share(work: Work, rule: WeekRule) -> Fraction:
    if not work.checked:
        return Fraction(0)
    if work.days_late > 0:
        return _earned(work, rule) / work.checked
    return Fraction(work.hundredths, FULL * work.checked)


def week_of(day: date, *, start: date) -> int:
    """The number of a day's week, where the week of ``start`` is the first; 0 or less before it."""
    first = start.toordinal() - start.weekday()
    return (day.toordinal() - first) // 7 + 1
