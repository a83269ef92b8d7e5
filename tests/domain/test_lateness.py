"""What lateness costs: by a named rule, once."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from lessons.domain.lateness import LateRule, late_factor, next_step

DUE = datetime(2026, 4, 15, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("rule", "after", "factor"),
    [
        (LateRule.STEPS, timedelta(), "1"),
        (LateRule.STEPS, timedelta(seconds=1), "0.9"),
        (LateRule.STEPS, 7 * DAY, "0.9"),
        (LateRule.STEPS, 8 * DAY, "0.8"),
        (LateRule.STEPS, 400 * DAY, "0.5"),
        (LateRule.WEEK, 6 * DAY, "1"),
        (LateRule.WEEK, 8 * DAY, "0.8"),
        (LateRule.FULL, 400 * DAY, "1"),
        (LateRule.CLOSES, 400 * DAY, "1"),
    ],
)
def test_the_later_the_less_and_never_below_the_last_step(rule, after, factor):
    assert late_factor(rule, due_at=DUE, at=DUE + after) == Decimal(factor)


def test_without_a_deadline_nothing_is_late():
    assert late_factor(LateRule.STEPS, due_at=None, at=DUE) == 1
    assert next_step(LateRule.STEPS, due_at=None, now=DUE) is None


@pytest.mark.parametrize("rule", LateRule)
def test_what_comes_next_is_less_than_what_counts_now(rule):
    for days in range(-1, 30):
        now = DUE + days * DAY
        step = next_step(rule, due_at=DUE, now=now)
        if step is not None:
            assert step[0] >= now
            assert step[1] < late_factor(rule, due_at=DUE, at=now)
