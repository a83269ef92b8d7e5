"""What a task earns that is handed in after its deadline: a few named rules to choose from."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

WHOLE = Decimal(1)


class LateRule(StrEnum):
    CLOSES = "closes"
    """What is written by the deadline is handed in by itself; begun later, it counts in full."""
    FULL = "full"
    """Open after the deadline, and nothing is taken off."""
    WEEK = "week"
    STEPS = "steps"

    @property
    def stays_open(self) -> bool:
        """A task can be written and handed in after the deadline."""
        return self is not LateRule.CLOSES


Steps = tuple[tuple[timedelta, Decimal], ...]
"""After how long, and by what the points are multiplied from then on."""
STEPS: Mapping[LateRule, Steps] = {
    LateRule.CLOSES: (),
    LateRule.FULL: (),
    LateRule.WEEK: ((timedelta(weeks=1), Decimal("0.8")),),
    LateRule.STEPS: (
        (timedelta(), Decimal("0.9")),
        (timedelta(weeks=1), Decimal("0.8")),
        (timedelta(weeks=2), Decimal("0.5")),
    ),
}


def late_factor(rule: LateRule, *, due_at: datetime | None, at: datetime) -> Decimal:
    """By what the points of a task are multiplied that is handed in ``at``; 1 in time."""
    if due_at is None or at <= due_at:
        return WHOLE
    reached = [factor for after, factor in STEPS[rule] if at > due_at + after]
    return min(reached, default=WHOLE)


def counted(fraction: Decimal | None, factor: Decimal | None) -> Decimal | None:
    """What counts of a mark; None where there is none."""
    return None if fraction is None or factor is None else fraction * factor


def next_step(
    rule: LateRule, *, due_at: datetime | None, now: datetime
) -> tuple[datetime, Decimal] | None:
    """When less is earned than now, and by what it is multiplied then; None where it stays so."""
    if due_at is None:
        return None
    ahead = ((due_at + after, factor) for after, factor in STEPS[rule] if now <= due_at + after)
    return min(ahead, default=None)
