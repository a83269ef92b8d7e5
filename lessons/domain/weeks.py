"""Weeks of a term: a moment that comes back each week, such as Friday at 23:59."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRule:
    weekday: int
    """0 for Monday."""
    at: time


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def moment_in_week(rule: WeekRule, first_day: date, *, week: int, zone: tzinfo) -> datetime:
    """In the week that is ``week`` weeks after the one of ``first_day``; the same time of day where
    the clocks are changed between."""
    day = monday_of(first_day) + timedelta(weeks=week, days=rule.weekday)
    return datetime.combine(day, rule.at, tzinfo=zone)
