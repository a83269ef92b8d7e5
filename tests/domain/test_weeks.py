from datetime import UTC, date, datetime, time

import pytest

from lessons.domain.weeks import WeekRule, moment_in_week

FRIDAY = WeekRule(weekday=4, at=time(23, 59))


@pytest.mark.parametrize("day", [date(2026, 11, 30), date(2026, 12, 6)])
def test_a_rule_is_of_the_week_whichever_of_its_days_is_named(day):
    moments = [moment_in_week(FRIDAY, day, week=week, zone=UTC) for week in (0, 5)]

    assert moments == [
        datetime(2026, 12, 4, 23, 59, tzinfo=UTC),
        datetime(2027, 1, 8, 23, 59, tzinfo=UTC),
    ]
