"""What one student is given against the rule of a lesson, by one grant after another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Grant(Protocol):
    """What one teacher gave at one time; nothing where it is empty or 0."""

    due_at: datetime | None
    attempts: int
    minutes: int
    given_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """What counts now; ``attempts_at`` is when the attempts were given."""

    due_at: datetime | None = None
    attempts: int = 0
    attempts_at: datetime | None = None
    minutes: int = 0


def allowed_by(grants: Iterable[Grant]) -> Allowed:
    """``grants`` of one student in their order: of date, attempts and minutes the newest counts, so
    that giving one of them takes none of the others away."""
    rows = list(grants)
    dates = [row.due_at for row in rows if row.due_at]
    attempts = [(row.attempts, row.given_at) for row in rows if row.attempts]
    minutes = [row.minutes for row in rows if row.minutes]
    count, given_at = attempts[-1] if attempts else (0, None)
    return Allowed(
        due_at=dates[-1] if dates else None,
        attempts=count,
        attempts_at=given_at,
        minutes=minutes[-1] if minutes else 0,
    )
