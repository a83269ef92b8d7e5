"""Who needs help: over what is required, never beside what is finished, and not for ever."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from lessons.domain.mastery import Answered, practised
from lessons.domain.parts import Part
from lessons.domain.progress import Gate, Score, Sitting, lesson_progress
from lessons.domain.stuck import Flag, HelpAction, Stuck, flag_of, turn

NOW = datetime(2026, 4, 15, 12, 0, tzinfo=ZoneInfo("Asia/Almaty"))
LEVEL_1, LEVEL_2 = Part.LEVEL_1, Part.LEVEL_2
COUNTS = {LEVEL_1: 2, LEVEL_2: 2}
LOW = Score(earned=Decimal(3), marked=10, waiting=0)
HIGH = Score(earned=Decimal(9), marked=10, waiting=0)
WAITING = Score(earned=Decimal(0), marked=0, waiting=10, waiting_count=1)


def sat(score=None, *, part=LEVEL_1, number=1, days_ago=0):
    at = NOW - timedelta(days=days_ago)
    return Sitting(part=part, number=number, score=score, last_active_at=at)


def flag(*sittings, due_in=10, missed=0, missed_days_ago=0, required=(LEVEL_1,), allowed=None):
    answers = [
        Answered(question=one, is_right=False, at=NOW - timedelta(days=missed_days_ago))
        for one in range(missed)
    ]
    known = {LEVEL_1: practised(answers, question_count=9)} if missed else {}
    parts = lesson_progress(
        COUNTS,
        sittings,
        attempts_allowed=allowed,
        gate=Gate.OFF,
        practised=known,
        required=required,
    )
    due_at = None if due_in is None else NOW + timedelta(days=due_in)
    return flag_of(parts, sittings, now=NOW, due_at=due_at)


def reason(*sittings, **rules):
    found = flag(*sittings, **rules)
    return found and found.reason


def test_two_attempts_below_the_mark_are_a_sign():
    two = [sat(LOW), sat(LOW, number=2)]

    assert reason(sat(LOW)) is None
    assert reason(*two) is Stuck.LOW_AGAIN
    assert reason(*two, sat(HIGH, number=3)) is None


def test_four_misses_in_a_row_in_practice_are_a_sign():
    assert reason(missed=3) is None
    assert flag(missed=4) == Flag(reason=Stuck.MISSING, part=LEVEL_1, count=4)


def test_a_right_answer_ends_the_row():
    answers = [Answered(question=one, is_right=one == 3) for one in range(5)]

    assert practised(answers, question_count=9).missed_in_a_row == 1
    assert practised([], question_count=9).last_at is None


@pytest.mark.parametrize(("due_in", "found"), [(3, None), (2, Stuck.NOT_BEGUN), (None, None)])
def test_nothing_begun_two_days_before_is_a_sign(due_in, found):
    assert reason(due_in=due_in) is found


@pytest.mark.parametrize(
    ("days_ago", "due_in", "found"),
    [(3, 3, Stuck.PAUSED), (2, 3, None), (3, 4, None), (9, None, None)],
)
def test_three_days_without_work_tell_close_to_the_deadline(days_ago, due_in, found):
    assert reason(sat(days_ago=days_ago), due_in=due_in) is found


def test_practice_is_work():
    assert reason(missed=1, missed_days_ago=1, due_in=1) is None
    assert reason(missed=1, missed_days_ago=4, due_in=1) is Stuck.PAUSED


@pytest.mark.parametrize("finished", [HIGH, WAITING])
def test_a_finished_required_level_never_has_a_flag_beside_it(finished):
    assert reason(sat(finished, days_ago=9), missed=5, due_in=-1) is None


def test_what_is_up_to_the_student_is_no_reason():
    higher = [sat(LOW, part=LEVEL_2), sat(LOW, part=LEVEL_2, number=2)]

    assert reason(sat(HIGH), *higher, due_in=1) is None
    assert reason(sat(HIGH), *higher, required=(LEVEL_1, LEVEL_2)) is Stuck.LOW_AGAIN
    assert reason(due_in=0, required=()) is None


@pytest.mark.parametrize(("due_in", "found"), [(-14, Stuck.LOW_AGAIN), (-15, None)])
def test_it_expires_two_weeks_after_the_deadline(due_in, found):
    assert reason(sat(LOW), sat(LOW, number=2), due_in=due_in) is found


def test_what_closes_soon_is_told_before_it_has_closed():
    assert reason(due_in=-1) is None
    assert reason(sat(days_ago=5), due_in=-1) is None


def test_a_task_beside_a_finished_level_is_no_reason():
    parts = lesson_progress(
        {LEVEL_1: 2, Part.GUIDED: 1}, [sat(HIGH)], attempts_allowed=1, gate=Gate.OFF
    )
    alone = lesson_progress({Part.GUIDED: 1}, [], attempts_allowed=1, gate=Gate.OFF)

    assert flag_of(parts, [sat(HIGH)], now=NOW, due_at=NOW) is None
    assert flag_of(alone, [], now=NOW, due_at=NOW).part is Part.GUIDED


@pytest.mark.parametrize(
    ("sittings", "rules", "action"),
    [
        ([sat(LOW), sat(LOW, number=2)], {}, HelpAction.MESSAGE),
        ([sat(LOW), sat(LOW, number=2)], {"allowed": 2}, HelpAction.ALLOW),
        ([], {"missed": 4}, HelpAction.OPEN),
        ([], {"due_in": 1}, HelpAction.REMIND),
        ([sat(days_ago=5)], {"due_in": 1}, HelpAction.REMIND),
    ],
)
def test_each_reason_has_one_action(sittings, rules, action):
    assert flag(*sittings, **rules).action is action


def test_the_worst_comes_first_and_then_what_closes_soonest():
    soon, later = NOW + timedelta(days=1), NOW + timedelta(days=2)
    low, new = (Flag(reason=reason, part=LEVEL_1) for reason in (Stuck.LOW_AGAIN, Stuck.NOT_BEGUN))

    over = NOW - timedelta(days=1)
    mixed = [(new, later), (low, None), (new, soon), (low, over), (low, later)]

    assert sorted(mixed, key=lambda one: turn(*one, now=NOW)) == [
        *((low, later), (low, None), (low, over)),
        *((new, soon), (new, later)),
    ]
