"""What a student is given by one grant after another."""

from dataclasses import dataclass
from datetime import UTC, datetime

from lessons.domain.allowances import Allowed, allowed_by

FIRST, SECOND = (datetime(2026, 12, day, tzinfo=UTC) for day in (1, 2))


@dataclass
class Given:
    due_at: datetime | None = None
    attempts: int = 0
    minutes: int = 0
    given_at: datetime = FIRST


def test_of_each_the_newest_counts_and_takes_nothing_else_away():
    grants = [
        Given(due_at=FIRST, attempts=2),
        Given(minutes=10, given_at=SECOND),
        Given(due_at=SECOND, minutes=5, given_at=SECOND),
    ]

    found = allowed_by(grants)

    assert found == Allowed(due_at=SECOND, attempts=2, attempts_at=FIRST, minutes=5)


def test_without_a_grant_the_rule_stays():
    assert allowed_by([]) == Allowed()
