from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.practice.schedule import (
    LONGEST_DAYS,
    MOST_A_DAY,
    Due,
    days_before,
    due_today,
    recall,
    remembered,
)

NOW = datetime(2026, 4, 15, 12, tzinfo=timezone(timedelta(hours=5)))
TODAY = NOW.date()


def learn(*verdicts, exam_on=None):
    """One answer on each day on which the question was due."""
    memory, now = None, NOW
    for verdict in verdicts:
        memory = remembered(memory, is_right=verdict, now=now, today=now.date(), exam_on=exam_on)
        now += memory.due_on - now.date()
    return memory


def days(memory):
    return (memory.due_on - memory.reviewed_at.date()).days


def test_what_was_missed_comes_back_tomorrow():
    assert days(learn(False)) == 1
    assert days(learn(True, True, False)) <= 2


def test_what_is_known_comes_back_later_each_time():
    spans = [days(learn(*[True] * n)) for n in range(1, 5)]

    assert spans == sorted(set(spans))
    assert spans[-1] <= LONGEST_DAYS


def test_it_is_the_more_forgotten_the_longer_ago_it_was():
    memory = learn(True)
    later = [recall(memory, now=NOW + timedelta(days=n)) for n in (0, 2, 10, 100)]

    assert later == sorted(later, reverse=True)
    assert later[0] == pytest.approx(1)


def test_before_an_exam_everything_comes_back_in_time():
    exam_on = TODAY + timedelta(days=20)
    memory = learn(True, True, exam_on=exam_on)

    assert memory.due_on < exam_on
    assert learn(True, True).due_on >= exam_on - timedelta(days=15)


def test_on_the_day_before_an_exam_nothing_is_due_in_the_past():
    exam_on = TODAY + timedelta(days=1)
    memory = remembered(None, is_right=True, now=NOW, today=TODAY, exam_on=exam_on)

    assert memory.due_on == exam_on


def test_the_last_days_before_an_exam_are_those_that_are_still_to_come():
    def ahead(days):
        found = days_before(TODAY + timedelta(days=days), today=TODAY)
        return [(day - TODAY).days for day in found]

    assert ahead(30) == [29, 28, 27, 26, 25, 24, 23]
    assert ahead(3) == [2, 1]
    assert ahead(1) == []


def due(key, *, ago):
    now = NOW - timedelta(days=ago)
    return Due(key, remembered(None, is_right=True, now=now, today=now.date()))


def test_the_most_forgotten_come_first_and_what_is_not_due_does_not_come():
    cards = [due(1, ago=5), due(2, ago=60), due(3, ago=0)]

    assert due_today(cards, now=NOW, today=TODAY) == [2, 1]


def test_after_a_break_there_is_no_wall_and_what_was_done_today_counts():
    cards = [due(n, ago=200) for n in range(90)]

    assert len(due_today(cards, now=NOW, today=TODAY)) == MOST_A_DAY
    assert len(due_today(cards, now=NOW, today=TODAY, already=10)) == MOST_A_DAY - 10
    assert due_today(cards, now=NOW, today=TODAY, already=40) == []


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 400)), min_size=1, max_size=12))
def test_whatever_was_answered_when_it_comes_back_on_a_later_day_within_bounds(history):
    memory, now = None, NOW.astimezone(UTC)
    for is_right, gap in history:
        now += timedelta(days=gap)
        memory = remembered(memory, is_right=is_right, now=now, today=now.date())

        assert 1 <= days(memory) <= LONGEST_DAYS
        assert memory.stability > 0
        assert 1 <= memory.difficulty <= 10
