from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from lessons.domain.mastery import NOTHING, Limits, Practised
from lessons.domain.parts import Part
from lessons.domain.progress import (
    Gate,
    Mastery,
    NextStep,
    ResponseMark,
    Score,
    Sitting,
    State,
    Step,
    best_of,
    has_duty,
    lesson_progress,
    mastery_of,
    next_step,
    points_to,
    score_of,
)

NOW = datetime(2026, 4, 15, 12, 0, tzinfo=ZoneInfo("Asia/Almaty"))
LEVEL_1, LEVEL_2, LEVEL_3 = Part.LEVEL_1, Part.LEVEL_2, Part.LEVEL_3
COUNTS = {LEVEL_1: 2, LEVEL_2: 2, LEVEL_3: 1, Part.GUIDED: 1}


def final(percent: int) -> Score:
    return Score(earned=Decimal(percent) / 10, marked=10, waiting=0)


def partly_marked(percent: int) -> Score:
    return Score(earned=Decimal(percent) / 50, marked=2, waiting=8, waiting_count=1)


def sitting(part: Part, score: Score | None = None, *, number: int = 1, days_ago: int = 0):
    return Sitting(
        part=part, number=number, score=score, last_active_at=NOW - timedelta(days=days_ago)
    )


def progress(*sittings: Sitting, attempts_allowed: int | None = None, gate: Gate = Gate.OFF):
    parts = lesson_progress(COUNTS, sittings, attempts_allowed=attempts_allowed, gate=gate)
    return {row.part: row for row in parts}


def step_after(*sittings: Sitting, **rules) -> NextStep:
    return next_step(tuple(progress(*sittings, **rules).values()))


# --- Scores ------------------------------------------------------------------------------------


def test_a_score_adds_up_marks_and_leaves_out_what_waits():
    score = score_of(
        [
            ResponseMark(points=1, fraction=Decimal(1)),
            ResponseMark(points=3, fraction=Decimal("0.5")),
            ResponseMark(points=10, fraction=None),
        ]
    )

    assert (score.earned, score.marked, score.waiting) == (Decimal("2.50"), 4, 10)
    assert (score.total, score.waiting_count, score.is_final) == (14, 1, False)
    assert score.percent == 63


def test_an_answer_that_waits_is_not_a_wrong_answer():
    score = score_of([ResponseMark(points=10, fraction=None)])

    assert score.fraction is None
    assert score.percent is None


def test_thirds_of_a_point_add_up_to_whole_marks():
    thirds = [ResponseMark(points=1, fraction=Decimal("0.33333"))] * 3

    assert score_of(thirds).earned == Decimal("0.99")
    assert score_of([ResponseMark(points=3, fraction=Decimal("0.33333"))]).earned == 1


def test_the_best_score_is_the_best_final_one():
    assert best_of([final(40), final(70), final(60)]) == final(70)


def test_a_partly_marked_attempt_never_beats_a_final_one():
    """Its first closed question alone can look like 100 %."""
    assert best_of([final(30), partly_marked(100)]) == final(30)


def test_without_a_final_score_the_best_so_far_counts():
    assert best_of([partly_marked(50), partly_marked(100)]) == partly_marked(100)


def test_nothing_handed_in_has_no_best():
    assert best_of([]) is None


# --- States ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sittings", "state"),
    [
        ([], State.NOT_STARTED),
        ([None], State.UNDER_WAY),
        ([final(49)], State.BELOW),
        ([final(50)], State.PASSED),
        ([final(79)], State.PASSED),
        ([final(80)], State.MASTERED),
        ([partly_marked(100)], State.WAITING),
        ([final(40), partly_marked(100)], State.WAITING),
        ([final(60), partly_marked(0)], State.PASSED),
        ([final(90), None], State.MASTERED),
        ([final(40), None], State.BELOW),
    ],
)
def test_the_state_of_a_part_follows_from_its_attempts(sittings, state):
    taken = [sitting(LEVEL_1, score, number=number) for number, score in enumerate(sittings, 1)]

    assert progress(*taken)[LEVEL_1].state is state


def test_half_of_the_points_is_what_the_page_shows_as_50_percent():
    """99 of 200 points are 49,5 %, shown as 50 %."""
    almost = Score(earned=Decimal(99), marked=200, waiting=0)
    less = Score(earned=Decimal("98.99"), marked=200, waiting=0)

    assert (almost.percent, less.percent) == (50, 49)
    assert progress(sitting(LEVEL_1, almost))[LEVEL_1].state is State.PASSED
    assert progress(sitting(LEVEL_1, less))[LEVEL_1].state is State.BELOW


def test_what_waits_is_counted_in_every_attempt_not_only_in_the_one_that_counts():
    parts = progress(
        sitting(LEVEL_1, final(90)),
        sitting(LEVEL_1, partly_marked(50), number=2),
        sitting(LEVEL_1, number=3),
    )

    assert parts[LEVEL_1].best == final(90)
    assert parts[LEVEL_1].waiting_count == 1


@pytest.mark.parametrize(
    ("earned", "limit", "missing"),
    [("15.5", 80, "0.4"), ("15.9", 80, "0"), ("20", 80, "0"), ("0", 50, "9.9")],
)
def test_the_points_to_a_limit_are_those_that_show_as_it(earned, limit, missing):
    score = Score(earned=Decimal(earned), marked=20, waiting=0)

    assert points_to(limit, score) == Decimal(missing)
    reached = Score(earned=score.earned + Decimal(missing), marked=20, waiting=0)
    assert reached.percent >= limit


def test_a_part_without_questions_is_not_shown():
    assert Part.INDEPENDENT not in progress()
    assert list(progress()) == [LEVEL_1, LEVEL_2, LEVEL_3, Part.GUIDED]


def test_an_attempt_at_one_level_says_nothing_of_another():
    parts = progress(sitting(LEVEL_2, final(90)))

    assert parts[LEVEL_1].state is State.NOT_STARTED
    assert parts[LEVEL_2].is_done


def test_attempts_left_count_the_one_under_way():
    parts = progress(sitting(LEVEL_1, final(40)), sitting(LEVEL_1, number=2), attempts_allowed=2)

    assert parts[LEVEL_1].attempts_left == 0
    assert parts[LEVEL_1].can_start
    assert parts[LEVEL_2].attempts_left == 2


def test_a_part_without_attempts_left_cannot_be_started():
    assert not progress(sitting(LEVEL_1, final(40)), attempts_allowed=1)[LEVEL_1].can_start


def test_attempts_can_be_unlimited():
    assert progress(sitting(LEVEL_1, final(40)))[LEVEL_1].attempts_left is None


# --- The gate ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gate", "is_locked", "is_early"),
    [(Gate.OFF, False, False), (Gate.WARN, False, True), (Gate.LOCK, True, True)],
)
def test_a_level_above_one_that_is_not_passed_follows_the_gate(gate, is_locked, is_early):
    above = progress(sitting(LEVEL_1, final(40)), gate=gate)[LEVEL_2]

    assert (above.is_locked, above.is_early) == (is_locked, is_early)


@pytest.mark.parametrize("score", [final(50), final(80), partly_marked(0)])
def test_a_level_opens_when_the_one_below_is_passed_or_waits(score):
    parts = progress(sitting(LEVEL_1, score), gate=Gate.LOCK)

    assert not parts[LEVEL_2].is_locked
    assert parts[LEVEL_3].is_locked


def test_level_1_and_the_tasks_are_never_locked():
    parts = progress(gate=Gate.LOCK)

    assert not parts[LEVEL_1].is_locked
    assert not parts[Part.GUIDED].is_locked


def test_an_attempt_begun_before_the_gate_was_locked_can_be_finished():
    parts = progress(sitting(LEVEL_2), gate=Gate.LOCK)

    assert not parts[LEVEL_2].is_locked
    assert parts[LEVEL_2].can_start


# --- The next step -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sittings", "step", "part"),
    [
        ([], Step.START, LEVEL_1),
        ([sitting(LEVEL_2)], Step.CONTINUE, LEVEL_2),
        ([sitting(LEVEL_1, final(30))], Step.REPEAT, LEVEL_1),
        ([sitting(LEVEL_1, final(60))], Step.START, LEVEL_2),
        ([sitting(LEVEL_1, partly_marked(50))], Step.START, LEVEL_2),
    ],
)
def test_the_next_step_is_the_most_pressing_one(sittings, step, part):
    found = step_after(*sittings)
    assert (found.step, found.part) == (step, part)


def all_parts(score: Score) -> list[Sitting]:
    return [sitting(part, score) for part in COUNTS]


def test_when_all_is_handed_in_the_next_step_is_to_wait():
    assert step_after(*all_parts(partly_marked(50))) == NextStep(step=Step.WAIT, part=LEVEL_1)


def test_a_level_failed_for_good_is_a_matter_for_the_teacher():
    failed, *others = all_parts(final(90))
    low = sitting(failed.part, final(30))

    step = step_after(low, *others, attempts_allowed=1)

    assert step == NextStep(step=Step.ASK, part=LEVEL_1)


def test_a_passed_level_can_be_improved():
    assert step_after(*all_parts(final(60))) == NextStep(step=Step.IMPROVE, part=LEVEL_1)


def test_when_all_is_mastered_nothing_is_left_to_do():
    assert step_after(*all_parts(final(90))) == NextStep(step=Step.DONE)


def test_nobody_is_sent_to_a_level_without_attempts_left():
    step = step_after(sitting(LEVEL_1, final(30)), attempts_allowed=1)

    assert step == NextStep(step=Step.START, part=Part.GUIDED)


def test_whoever_is_below_the_mark_at_level_1_is_not_sent_up():
    done = [sitting(Part.GUIDED, final(90)), sitting(LEVEL_2, final(20))]

    step = step_after(sitting(LEVEL_1, final(0)), *done, attempts_allowed=1)

    assert step == NextStep(step=Step.ASK, part=LEVEL_1)


def test_a_level_that_is_optional_is_never_pressing():
    assert NextStep(step=Step.START, part=LEVEL_1).is_pressing
    for step in (Step.CONTINUE, Step.START, Step.REPEAT):
        assert not NextStep(step=step, part=LEVEL_2, is_required=False).is_pressing


def returned(part: Part, score: Score) -> Sitting:
    unmarked = score.waiting_count
    return replace(sitting(part, score), is_returned=True, unmarked_returned=unmarked)


@pytest.mark.parametrize("score", [final(60), partly_marked(50)])
def test_what_a_teacher_has_returned_is_the_next_step_and_pressing(score):
    task = returned(Part.GUIDED, score)
    step = step_after(sitting(LEVEL_2), task)

    assert (step.step, step.part, step.is_pressing) == (Step.REVISE, Part.GUIDED, True)
    assert duty_after(sitting(LEVEL_1, final(90)), task)
    assert NextStep(step=Step.REVISE, part=LEVEL_2, is_required=False).is_pressing


def test_a_task_that_was_returned_without_a_mark_waits_for_nobody_but_its_student():
    task = returned(Part.GUIDED, partly_marked(50))
    row = progress(task)[Part.GUIDED]

    assert (row.state, row.waiting_count) == (State.UNDER_WAY, 0)


def duty_after(*sittings):
    return has_duty(tuple(progress(*sittings).values()))


def test_what_is_required_is_a_duty_until_it_is_done():
    done = [sitting(LEVEL_1, final(60)), sitting(Part.GUIDED, final(60))]

    assert duty_after()
    assert duty_after(done[0])
    assert not duty_after(*done)
    assert not duty_after(*done, sitting(LEVEL_2))
    assert duty_after(sitting(LEVEL_1, final(30)), done[1])


# --- What practice says ------------------------------------------------------------------------


LEARNT = Practised(right=4, asked=5, is_learnt=True)
FORGOTTEN = Practised(right=4, asked=5, is_learnt=True, is_forgotten=True)


def state_with(practised, *scores):
    rows = lesson_progress(
        COUNTS,
        [sitting(LEVEL_1, score, number=n) for n, score in enumerate(scores, start=1)],
        attempts_allowed=None,
        gate=Gate.OFF,
        practised={LEVEL_1: practised},
    )
    return rows[0]


@pytest.mark.parametrize(
    ("practised", "scores", "state"),
    [
        (LEARNT, [], State.MASTERED),
        (LEARNT, [final(60)], State.MASTERED),
        (LEARNT, [final(30)], State.BELOW),
        (LEARNT, [partly_marked(50)], State.WAITING),
        (FORGOTTEN, [], State.NOT_STARTED),
        (FORGOTTEN, [final(60)], State.PASSED),
        (FORGOTTEN, [final(90)], State.PASSED),
        (NOTHING, [final(90)], State.MASTERED),
    ],
)
def test_practice_can_make_a_level_mastered_and_the_review_takes_it_back(practised, scores, state):
    assert state_with(practised, *scores).state is state


def test_a_level_mastered_by_practice_is_still_to_be_handed_in():
    row = state_with(LEARNT)

    assert next_step([row]) == NextStep(step=Step.START, part=LEVEL_1)
    assert row.is_mastered_by_practice
    assert not state_with(NOTHING, final(90)).is_mastered_by_practice


def test_the_marks_are_those_of_the_university():
    limits = Limits(passed=60, mastered=90)
    rows = lesson_progress(
        COUNTS,
        [sitting(LEVEL_1, final(59)), sitting(LEVEL_2, final(89)), sitting(LEVEL_3, final(90))],
        attempts_allowed=None,
        gate=Gate.OFF,
        limits=limits,
    )

    assert [row.state for row in rows[:3]] == [State.BELOW, State.PASSED, State.MASTERED]


def test_nobody_is_sent_to_a_locked_level():
    step = step_after(sitting(LEVEL_1, final(30)), attempts_allowed=1, gate=Gate.LOCK)

    assert step == NextStep(step=Step.START, part=Part.GUIDED)


# --- Mastery -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scores", "mastery"),
    [
        ([], Mastery.NONE),
        ([final(79)], Mastery.NONE),
        ([final(80)], Mastery.LEVEL_1),
        ([final(80), final(85)], Mastery.LEVEL_2),
        ([final(80), final(85), final(100)], Mastery.LEVEL_3),
        ([final(60), final(100), final(100)], Mastery.NONE),
        ([final(80), partly_marked(100)], Mastery.LEVEL_1),
    ],
)
def test_mastery_is_the_highest_level_mastered_with_all_below_it(scores, mastery):
    levels = (LEVEL_1, LEVEL_2, LEVEL_3)
    taken = [sitting(part, score) for part, score in zip(levels, scores, strict=False)]

    assert mastery_of(progress(*taken).values()) is mastery


def test_a_score_of_half_is_passed_and_not_low():
    assert progress(sitting(LEVEL_1, final(50)))[LEVEL_1].best.fraction == Fraction(1, 2)


# --- What is required, and what is closed ------------------------------------------------------


def test_what_the_teacher_requires_is_pressing_and_the_rest_is_not():
    parts = lesson_progress(
        COUNTS, [sitting(LEVEL_1, final(90))], attempts_allowed=None, gate=Gate.OFF, required=()
    )
    required = lesson_progress(
        COUNTS, [], attempts_allowed=None, gate=Gate.OFF, required=(LEVEL_2,)
    )

    assert not next_step(parts).is_pressing
    assert not has_duty(parts)
    assert has_duty(required)
    assert [part.is_required for part in required] == [False, True, False, False]


def test_in_a_closed_lesson_nothing_can_be_begun():
    parts = lesson_progress(COUNTS, [], attempts_allowed=3, gate=Gate.OFF, is_closed=True)

    assert not any(part.can_start for part in parts)
