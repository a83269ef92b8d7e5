"""What people type for a moment, and what is understood of it."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.typed_dates.reading import MomentError, MomentProblem, Understood, read_moment
from tests.properties import examples

NOW = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)
"""A Monday."""
END = time(23, 59)


def read(typed, now=NOW):
    return read_moment(typed, now=now, hour_alone=END)


def refusal(typed):
    with pytest.raises(MomentError) as refused:
        read(typed)
    return refused.value


@pytest.mark.parametrize(
    "typed",
    [
        *("5.12", "05.12", "5.12.", "5.12.26", "5.12.2026", "05/12/2026", "5-12-26", "5/12"),
        *("2026-12-05", "2026-12-05T23:59", "5.12 23:59", "05.12.2026, 23:59", "5.12 23.59"),
        *("5 желтоқсан", "5 желтоқсан 2026", "2026 жылғы 5 желтоқсан", "5-желтоқсан 23:59"),
        *("5 декабря", "5 декабря 2026 года", "до 5 декабря 23:59", "5 December 2026"),
        *("сенбі", "сенбі 23:59", "сенбіде", "Сенбіге дейін", "суббота 23:59", "в субботу"),
        *("до субботы", "сб", "Saturday 23:59", "сенбі, 5.12", "сб 5.12.2026 23:59"),
        *("«сенбі 23:59»", "сенбі сағат 23:59-ға дейін", "\u200bсенбі 23:59"),
    ],
)
def test_all_of_these_mean_one_evening(typed):
    assert read(typed) == datetime(2026, 12, 5, 23, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("жұма", date(2026, 12, 4)),
        ("пятница", date(2026, 12, 4)),
        ("дүйсенбі 09:00", date(2026, 11, 30)),
        ("дүйсенбі 08:30", date(2026, 12, 7)),
        ("бүгін", date(2026, 11, 30)),
        ("ертең", date(2026, 12, 1)),
        ("послезавтра", date(2026, 12, 2)),
        ("15.01", date(2027, 1, 15)),
        ("1.09", date(2026, 9, 1)),
        ("29.02", date(2028, 2, 29)),
    ],
)
def test_what_is_left_out_is_the_nearest(typed, day):
    assert read(typed).date() == day


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31.02", MomentProblem.NO_SUCH_DAY),
        ("5.13.2026", MomentProblem.NO_SUCH_DAY),
        ("29.02.2027", MomentProblem.NO_SUCH_DAY),
        ("5.12 24:00", MomentProblem.NO_SUCH_TIME),
        ("5.12.1999", MomentProblem.YEAR_OUT),
        ("жұма 5.12", MomentProblem.OTHER_WEEKDAY),
        ("жақында", MomentProblem.UNREADABLE),
        ("жұма болуы мүмкін", MomentProblem.UNREADABLE),
        ("5 алма", MomentProblem.UNREADABLE),
        ("2026 5 алма", MomentProblem.UNREADABLE),
        ("23:59", MomentProblem.UNREADABLE),
        ("", MomentProblem.UNREADABLE),
    ],
)
def test_what_is_no_moment_is_refused(typed, code):
    assert refusal(typed).code is code


def test_a_refusal_carries_what_was_understood():
    understood = refusal("31.02.2027").understood
    assert (understood.day, understood.month, understood.year) == (31, 2, 2027)
    assert refusal("жұма болуы мүмкін 18:00").understood == Understood(weekday=4, hour=18, minute=0)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.times())
@examples(60)
def test_a_full_date_is_read_in_every_way_of_writing_it(day, at):
    minute = datetime.combine(day, at.replace(second=0, microsecond=0), tzinfo=UTC)
    for form in ("%d.%m.%Y %H:%M", "%d/%m/%Y %H:%M", "%d-%m-%Y, %H.%M", "%Y-%m-%dT%H:%M"):
        assert read(minute.strftime(form)) == minute


@given(st.integers(0, 6), st.times(), st.integers(0, 9**6))
@examples(60)
def test_a_weekday_is_the_next_one_to_come(weekday, at, minutes):
    now = NOW + timedelta(minutes=minutes)
    names = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")
    moment = read(f"{names[weekday]} {at:%H:%M}", now=now)

    assert moment.weekday() == weekday
    assert now - timedelta(minutes=1) < moment <= now + timedelta(days=7)


@given(st.text(max_size=80))
@examples(150)
def test_nothing_typed_breaks_the_reading(typed):
    with suppress(MomentError):
        assert isinstance(read(typed), datetime)
