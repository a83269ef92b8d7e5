"""Who needs help in a lesson: one rule for the desk, the class, the results and a student's page.

Only what the teacher declared required counts, and only what is not finished of it: a level that is
passed, mastered or waits for the teacher never stands beside a flag.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from lessons.domain.mastery import Practised
from lessons.domain.parts import LEVELS, Part
from lessons.domain.progress import PartProgress, Sitting, State

LOW_ATTEMPTS = 2
MISSES = 4
PAUSE = timedelta(days=3)
CLOSE = timedelta(days=3)
"""To the deadline, from where a pause tells."""
VERY_CLOSE = timedelta(days=2)
EXPIRES = timedelta(weeks=2)
"""After the deadline: nobody is flagged for last month's lesson."""


class Stuck(StrEnum):
    """Why a teacher should look at a student, the worst first."""

    LOW_AGAIN = "low-again"
    MISSING = "missing"
    NOT_BEGUN = "not-begun"
    PAUSED = "paused"


class HelpAction(StrEnum):
    """The one thing to do about it."""

    MESSAGE = "message"
    REMIND = "remind"
    ALLOW = "allow"
    """One more attempt."""
    OPEN = "open"
    """Look at the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A reason with what its sentence names."""

    reason: Stuck
    part: Part
    label: str = ""
    count: int = 0
    """Attempts below the mark, misses in a row, or whole days without work."""
    has_attempts: bool = True

    @property
    def action(self) -> HelpAction:
        if self.reason is Stuck.MISSING:
            return HelpAction.OPEN
        if not self.has_attempts:
            return HelpAction.ALLOW
        return HelpAction.MESSAGE if self.reason is Stuck.LOW_AGAIN else HelpAction.REMIND


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What the rule knows of time."""

    now: datetime
    due_at: datetime | None

    @property
    def is_expired(self) -> bool:
        return self.due_at is not None and self.now > self.due_at + EXPIRES

    def is_due_within(self, time: timedelta) -> bool:
        """Still to come, and no further away than that."""
        return self.due_at is not None and self.now <= self.due_at <= self.now + time


def flag_of(
    parts: Sequence[PartProgress],
    sittings: Sequence[Sitting],
    *,
    now: datetime,
    due_at: datetime | None,
) -> Flag | None:
    """The most telling reason, or None for a student who is on the way."""
    days = Days(now=now, due_at=due_at)
    undone = _undone(parts)
    if not undone or days.is_expired:
        return None
    last_at = _last_at(parts, sittings)
    return _low(undone) or _missing(undone) or _idle(undone[0], last_at, days=days)


def _undone(parts: Iterable[PartProgress]) -> list[PartProgress]:
    """What is required and not finished; nothing once all required levels are, as a task beside a
    mastered level is no cry for help."""
    required = [part for part in parts if part.is_required]
    levels = [part for part in required if part.part in LEVELS]
    if levels and all(part.is_finished for part in levels):
        return []
    return [part for part in required if not part.is_finished]


def _low(undone: Iterable[PartProgress]) -> Flag | None:
    """Two attempts handed in, and the best of them below the pass mark."""
    for part in undone:
        if part.state is State.BELOW and part.submitted >= LOW_ATTEMPTS:
            return _flag(Stuck.LOW_AGAIN, part, count=part.submitted)
    return None


def _missing(undone: Iterable[PartProgress]) -> Flag | None:
    for part in undone:
        if part.practised.missed_in_a_row >= MISSES:
            return _flag(Stuck.MISSING, part, count=part.practised.missed_in_a_row)
    return None


def _idle(first: PartProgress, last_at: datetime | None, *, days: Days) -> Flag | None:
    if last_at is None:
        close = days.is_due_within(VERY_CLOSE)
        return _flag(Stuck.NOT_BEGUN, first) if close else None
    pause = days.now - last_at
    if pause >= PAUSE and days.is_due_within(CLOSE):
        return _flag(Stuck.PAUSED, first, count=pause.days)
    return None


def _last_at(parts: Iterable[PartProgress], sittings: Iterable[Sitting]) -> datetime | None:
    """Anything done in the lesson, in the test or in practice."""
    practised: list[Practised] = [part.practised for part in parts]
    moments = [sitting.last_active_at for sitting in sittings]
    moments += [one.last_at for one in practised if one.last_at is not None]
    return max(moments, default=None)


def _flag(reason: Stuck, part: PartProgress, *, count: int = 0) -> Flag:
    return Flag(
        reason=reason,
        part=part.part,
        label=part.label,
        count=count,
        has_attempts=part.attempts_left != 0,
    )


def turn(flag: Flag, due_at: datetime | None, *, now: datetime) -> tuple[int, int, float]:
    """The worst first; of the same reason what closes soonest, and what is over last: there least
    can be helped."""
    severity = list(Stuck).index(flag.reason)
    if due_at is None:
        return (severity, 1, 0.0)
    is_over = now > due_at
    distance = abs((due_at - now).total_seconds())
    return (severity, 2 if is_over else 0, distance)
