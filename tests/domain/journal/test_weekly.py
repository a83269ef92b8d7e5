"""Weekly numbers of a journal."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.journal.weekly import (
    BY_WEEKS,
    Activity,
    Combine,
    Missing,
    WeekRule,
    Work,
    activity_of,
    week_mark,
    week_of,
)
from lessons.domain.parts import Part
from tests.properties import examples


def work(earned, checked, *, full=None, **more):
    hundredths = int(Decimal(earned) * 100)
    return Work(
        hundredths=hundredths, checked=checked, full=full or checked, is_handed_in=True, **more
    )


MISSED = Work(full=10, is_due=True)
SMALL, LARGE = work(2, 2), work(4, 8)


@pytest.mark.parametrize(
    ("combine", "value"), [(Combine.MEAN, 75), (Combine.BEST, 100), (Combine.SUM, 60)]
)
def test_works_of_one_week_become_one_number(combine, value):
    assert week_mark([SMALL, LARGE], WeekRule(combine=combine)).value == value


@pytest.mark.parametrize(("missing", "value"), [(Missing.ZERO, 50), (Missing.EMPTY, 100)])
def test_what_is_missing_counts_as_the_class_says(missing, value):
    mark = week_mark([SMALL, MISSED], WeekRule(missing=missing))
    assert (mark.value, mark.missing_count) == (value, 1)


@pytest.mark.parametrize("missed", [Work(full=10), Work(full=10, is_due=True, is_required=False)])
def test_what_is_not_due_or_no_duty_never_counts_as_missing(missed):
    mark = week_mark([SMALL, missed], WeekRule(missing=Missing.ZERO))
    assert (mark.value, mark.missing_count) == (100, 0)


def test_an_answer_that_waits_counts_neither_way():
    mark = week_mark([work(3, 4, full=10, waiting_count=2)], WeekRule())
    assert (mark.value, mark.waiting_count, mark.may_change) == (75, 2, True)


def test_what_waits_as_a_whole_has_no_number_yet():
    assert week_mark([work(0, 0, full=10, waiting_count=5)], WeekRule()).value is None


@pytest.mark.parametrize(("days", "value"), [(0, 100), (1, 80), (7, 80), (8, 50), (15, 30)])
def test_what_comes_late_counts_less_by_the_rule(days, value):
    late = work(2, 2, days_late=days)
    assert week_mark([late], WeekRule(late=BY_WEEKS)).value == value


def test_what_its_lesson_has_reduced_for_lateness_is_not_reduced_again():
    late = work(4, 5, days_late=8, is_reduced_already=True)
    mark = week_mark([late], WeekRule(late=BY_WEEKS))
    assert (mark.value, mark.late_count) == (80, 1)


def test_a_week_without_work_stays_empty():
    assert week_mark([], WeekRule()).value is None


def test_half_a_percent_is_rounded_up():
    assert week_mark([work(199, 200)], WeekRule()).value == 100


@pytest.mark.parametrize(
    ("part", "activity"),
    [
        (Part.LEVEL_2, Activity.PRACTICE),
        (Part.GUIDED, Activity.GUIDED),
        (Part.INDEPENDENT, Activity.INDEPENDENT),
    ],
)
def test_each_part_of_a_lesson_belongs_to_a_kind_of_work(part, activity):
    assert activity_of(part) is activity


@pytest.mark.parametrize(
    ("day", "week"),
    [(date(2026, 9, 1), 1), (date(2026, 9, 6), 1), (date(2026, 9, 7), 2), (date(2026, 8, 30), 0)],
)
def test_a_week_begins_on_monday(day, week):
    assert week_of(day, start=date(2026, 9, 1)) == week


@st.composite
def works(draw):
    full = draw(st.integers(1, 60))
    checked = draw(st.integers(0, full))
    return Work(
        full=full,
        checked=checked,
        hundredths=draw(st.integers(0, checked * 100)),
        is_handed_in=draw(st.booleans()),
        is_due=draw(st.booleans()),
        is_required=draw(st.booleans()),
        days_late=draw(st.integers(0, 30)),
    )


rules = st.builds(
    WeekRule,
    combine=st.sampled_from(Combine),
    missing=st.sampled_from(Missing),
    late=st.just(BY_WEEKS),
)


@given(st.lists(works(), max_size=5), rules)
@examples(60)
def test_a_weekly_number_is_whole_and_never_worse_for_more_work(listed, rule):
    value = week_mark(listed, rule).value
    assert value is None or 0 <= value <= 100
    perfect = work(10, 10)
    assert (week_mark([*listed, perfect], rule).value or 0) >= (value or 0)
