from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from lessons.domain.parts import Part
from lessons.models import (
    Assignment,
    Attempt,
    EventKind,
    Lesson,
    Response,
    ResponseEvent,
    ResponseState,
)
from lessons.queries import progress_of
from lessons.services.attempts import (
    AttemptRefused,
    DraftRefused,
    save_draft,
    start_attempt,
    submit_attempt,
)
from tests import factories as f

LATER = f.NOW + timedelta(minutes=5)
THREADS = 8


@pytest.fixture
def assignment(db):
    """Level 1 has a closed and an open question, level 2 one closed question."""
    lesson = f.make_lesson()
    f.make_question(lesson, kind="single-choice")
    f.make_question(lesson, kind="open-answer")
    f.make_question(lesson, kind="true-false", part=Part.LEVEL_2)
    return f.make_assignment(lesson, f.make_classroom())


@pytest.fixture
def student(assignment):
    return f.make_student(assignment.classroom)


def start(assignment, student, part=Part.LEVEL_1, now=f.NOW):
    return start_attempt(assignment, student=student, part=part, now=now)


def refusal(assignment, student, part=Part.LEVEL_1, now=f.NOW) -> str:
    with pytest.raises(AttemptRefused) as refused:
        start(assignment, student, part, now)
    return refused.value.code


def responses(attempt):
    return list(attempt.response_set.order_by("position"))


# --- Starting ----------------------------------------------------------------------------------


def test_an_attempt_holds_the_questions_of_its_part_in_their_order(assignment, student):
    attempt = start(assignment, student)

    assert (attempt.number, attempt.started_at, attempt.is_submitted) == (1, f.NOW, False)
    assert [(row.position, row.version.kind) for row in responses(attempt)] == [
        (1, "single-choice"),
        (2, "open-answer"),
    ]


def test_a_double_click_on_start_finds_the_same_attempt(assignment, student):
    assert start(assignment, student) == start(assignment, student)
    assert Attempt.objects.count() == 1


def test_an_attempt_after_a_submitted_one_gets_the_next_number(assignment, student):
    f.make_attempt(assignment, student, submitted=True)

    assert start(assignment, student).number == 2


def test_attempts_at_two_levels_can_be_under_way_together(assignment, student):
    start(assignment, student)
    start(assignment, student, Part.LEVEL_2)

    assert Attempt.objects.under_way().count() == 2


def test_an_assignment_that_has_not_opened_cannot_be_started(assignment, student):
    before = assignment.opens_at - timedelta(seconds=1)

    assert refusal(assignment, student, now=before) == "not-open"
    assert start(assignment, student, now=assignment.opens_at)


def test_a_draft_lesson_cannot_be_started(student, assignment):
    Lesson.objects.filter(pk=assignment.lesson_id).update(status="draft", published_at=None)
    assignment.lesson.refresh_from_db()

    assert refusal(assignment, student) == "not-open"


def test_a_part_without_questions_cannot_be_started(assignment, student):
    assert refusal(assignment, student, Part.LEVEL_3) == "no-questions"


def test_a_locked_level_cannot_be_started_before_the_one_below_is_passed(assignment, student):
    assignment.gate = "lock"
    f.make_attempt(assignment, student, answers=[("b",), ("",)], submitted=True)

    assert refusal(assignment, student, Part.LEVEL_2) == "locked"


def test_a_warned_level_can_be_started_early(assignment, student):
    assert start(assignment, student, Part.LEVEL_2)


def test_no_more_attempts_than_allowed_can_be_started(assignment, student):
    assignment.attempts_allowed = 1
    attempt = start(assignment, student)

    assert start(assignment, student) == attempt
    submit_attempt(attempt, now=LATER)
    assert refusal(assignment, student) == "none-left"
    assert start(assignment, f.make_student(assignment.classroom))


def test_a_late_attempt_is_taken_and_known_to_be_late(assignment, student):
    late = assignment.due_at + timedelta(hours=1)

    attempt = f.make_attempt(assignment, student, submitted=True, now=late)

    assert attempt.is_late


def test_retired_questions_are_not_asked(assignment, student):
    assignment.lesson.question_set.filter(position=1).update(retired_at=f.NOW)

    assert [row.version.kind for row in responses(start(assignment, student))] == ["open-answer"]


def test_an_attempt_under_way_keeps_the_version_it_began_with(assignment, student):
    attempt = start(assignment, student)
    question = assignment.lesson.question_set.get(position=1)
    question.current = f.make_version(question, text="Жаңа мәтін")
    question.save(update_fields=["current"])

    assert responses(start(assignment, student))[0].version.number == 1
    submit_attempt(attempt, now=LATER)
    assert responses(start(assignment, student))[0].version.number == 2


# --- What is drawn, and in which order ---------------------------------------------------------


@pytest.fixture
def pool(db):
    """Twelve questions at level 1, of which four are drawn."""
    lesson = f.make_lesson()
    for _ in range(12):
        f.make_question(lesson)
    f.make_question(lesson, kind="open-answer", part=Part.GUIDED)
    f.make_question(lesson, kind="open-answer", part=Part.GUIDED)
    rules = {"shuffles_questions": True, "shuffles_options": True, "attempts_allowed": None}
    return f.make_assignment(lesson, f.make_classroom(), drawn_level_1=4, **rules)


def questions_of(attempt):
    return [row.version.question.position for row in responses(attempt)]


def test_an_attempt_draws_as_many_as_the_rule_says_for_each_student_anew(pool):
    students = [f.make_student(pool.classroom) for _ in range(8)]

    drawn = [questions_of(start(pool, student)) for student in students]

    assert {len(asked) for asked in drawn} == {4}
    assert len({tuple(asked) for asked in drawn}) > 1
    assert any(asked != sorted(asked) for asked in drawn)


def test_the_next_attempts_draw_the_others_first(pool):
    student = f.make_student(pool.classroom)

    attempts = [f.make_attempt(pool, student, submitted=True) for _ in range(3)]

    assert sorted(place for each in attempts for place in questions_of(each)) == list(range(1, 13))
    assert [attempt.number for attempt in attempts] == [1, 2, 3]


def test_positions_count_from_1_whatever_is_drawn(pool):
    attempt = start(pool, f.make_student(pool.classroom))

    assert [row.position for row in responses(attempt)] == [1, 2, 3, 4]


def test_a_task_is_given_whole_and_in_its_order(pool):
    attempt = start(pool, f.make_student(pool.classroom), Part.GUIDED)

    assert questions_of(attempt) == [13, 14]


def test_options_keep_their_order_in_an_attempt_begun_before_the_rule(assignment, student):
    attempt = start(assignment, student)
    Assignment.objects.update(shuffles_options=True)

    shown = responses(attempt)[0].drawn_input

    assert shown == responses(attempt)[0].version.input


def test_the_order_of_options_does_not_touch_the_mark(pool):
    student = f.make_student(pool.classroom)
    attempt = f.make_attempt(pool, student, answers=[("a",)] * 4, submitted=True)

    assert attempt.option_seed
    assert [row.fraction for row in responses(attempt)] == [1, 1, 1, 1]


# --- What an attempt spends --------------------------------------------------------------------


def left(assignment, student):
    progress = progress_of(assignment, student, now=f.NOW)
    return next(row.attempts_left for row in progress if row.part is Part.LEVEL_1)


def test_looking_at_the_questions_spends_nothing(assignment, student):
    attempt = start(assignment, student)

    assert left(assignment, student) == 3
    save_draft(responses(attempt)[0], answer=("a",), seen=0, now=LATER)

    attempt.refresh_from_db()
    assert (attempt.begun_at, left(assignment, student)) == (LATER, 2)


def test_a_refused_answer_spends_nothing(assignment, student):
    with pytest.raises(DraftRefused):
        save_draft(responses(start(assignment, student))[0], answer=("z",), seen=0, now=LATER)

    assert left(assignment, student) == 3


def test_an_empty_attempt_that_is_handed_in_counts(assignment, student):
    f.make_attempt(assignment, student, submitted=True)

    assert left(assignment, student) == 2


# --- Drafts ------------------------------------------------------------------------------------


def test_a_draft_is_kept_with_its_number_and_time(assignment, student):
    response = responses(start(assignment, student))[1]

    saved = save_draft(response, answer=("Дипломатия –",), seen=0, now=LATER)

    response.refresh_from_db()
    assert (saved.seq, saved.saved_at) == (1, LATER)
    assert (response.draft, response.draft_seq) == (["Дипломатия –"], 1)
    assert response.attempt.last_active_at == LATER


def test_the_slower_of_two_tabs_is_refused_and_is_given_what_the_server_holds(assignment, student):
    response = responses(start(assignment, student))[1]
    save_draft(response, answer=("бірінші терезе",), seen=0, now=f.NOW)

    with pytest.raises(DraftRefused) as refused:
        save_draft(response, answer=("екінші терезе",), seen=0, now=LATER)

    assert refused.value.code == "stale"
    assert refused.value.response.draft == ["бірінші терезе"]
    assert refused.value.response.draft_seq == 1
    assert Response.objects.get(pk=response.pk).draft == ["бірінші терезе"]


def test_a_draft_sent_twice_by_a_bad_line_is_saved_once(assignment, student):
    response = responses(start(assignment, student))[1]
    first = save_draft(response, answer=("мәтін",), seen=0, now=f.NOW)

    assert save_draft(response, answer=("мәтін",), seen=0, now=LATER) == first


def test_a_draft_that_its_page_cannot_send_is_refused(assignment, student):
    response = responses(start(assignment, student))[0]

    with pytest.raises(DraftRefused) as refused:
        save_draft(response, answer=("z",), seen=0, now=LATER)

    assert refused.value.code == "invalid"
    assert Response.objects.get(pk=response.pk).draft == []


def test_an_autosave_that_arrives_after_the_hand_in_loses(assignment, student):
    attempt = f.make_attempt(assignment, student, answers=[("a",), ("соңғы",)], submitted=True)
    response = responses(attempt)[1]

    with pytest.raises(DraftRefused) as refused:
        save_draft(response, answer=("кеш",), seen=1, now=LATER)

    response.refresh_from_db()
    assert refused.value.code == "submitted"
    assert (response.draft, response.answer) == (["соңғы"], ["соңғы"])
    assert Attempt.objects.get(pk=attempt.pk).last_active_at == f.NOW


def test_a_refused_draft_does_not_count_as_work(assignment, student):
    response = responses(start(assignment, student))[1]
    save_draft(response, answer=("бір",), seen=0, now=f.NOW)

    with pytest.raises(DraftRefused):
        save_draft(response, answer=("екі",), seen=0, now=LATER)

    assert Attempt.objects.get().last_active_at == f.NOW


# --- Handing in --------------------------------------------------------------------------------


def test_handing_in_marks_what_a_key_can_mark_and_leaves_the_rest_to_the_teacher(
    assignment, student
):
    attempt = f.make_attempt(assignment, student, answers=[("a",), ("Мәтін",)])

    assert submit_attempt(attempt, now=LATER)

    closed, open_answer = responses(attempt)
    assert attempt.submitted_at == LATER
    assert (closed.state, closed.fraction, closed.answer) == ("marked", 1, ["a"])
    assert (open_answer.state, open_answer.fraction) == ("waiting", None)
    assert open_answer.answer == ["Мәтін"]


def test_a_blank_open_answer_gets_nothing_and_does_not_wait(assignment, student):
    attempt = f.make_attempt(assignment, student, answers=[("a",), (" \n",)], submitted=True)

    response = responses(attempt)[1]
    assert (response.state, response.fraction) == (ResponseState.MARKED, 0)


@pytest.mark.parametrize(
    ("typed", "state", "fraction"),
    [
        ("Абиотикалыктын", "marked", 1),
        ("биотикалық", "waiting", None),
        ("биотоп", "marked", 0),
    ],
)
def test_a_short_answer_waits_where_its_key_would_have_to_guess(
    assignment, student, typed, state, fraction
):
    lesson = f.make_lesson()
    f.make_question(lesson, kind="short-answer", payload={"accepted": ["абиотикалық"]})
    assignment = f.make_assignment(lesson, assignment.classroom)

    attempt = f.make_attempt(assignment, student, answers=[(typed,)], submitted=True)

    response = responses(attempt)[0]
    assert (response.state, response.fraction) == (state, fraction)


def test_an_untouched_attempt_can_be_handed_in(assignment, student):
    attempt = f.make_attempt(assignment, student, submitted=True)

    assert [(row.answer, row.fraction) for row in responses(attempt)] == [([], 0), ([], 0)]


def test_a_second_hand_in_changes_nothing(assignment, student):
    attempt = f.make_attempt(assignment, student, answers=[("a",), ("Мәтін",)], submitted=True)
    before = list(ResponseEvent.objects.values_list())

    assert not submit_attempt(attempt, now=LATER)

    assert list(ResponseEvent.objects.values_list()) == before
    assert Attempt.objects.get(pk=attempt.pk).submitted_at == f.NOW


def test_what_happened_is_written_down_in_order(assignment, student):
    attempt = f.make_attempt(assignment, student, answers=[("a",), ("Мәтін",)], submitted=True)

    closed, open_answer = (
        [(event.seq, event.kind, event.actor_id) for event in row.events.order_by("seq")]
        for row in responses(attempt)
    )
    assert closed == [(1, EventKind.SUBMITTED, student.pk), (2, EventKind.GRADED, None)]
    assert open_answer == [(1, EventKind.SUBMITTED, student.pk)]


# --- Many at once: threads, each with a connection of its own ----------------------------------


def at_once(jobs: list[Callable[[], object]]) -> list[object]:
    """What each job gave, all of them let go at the same moment."""
    barrier = Barrier(len(jobs))

    def run(job: Callable[[], object]) -> object:
        try:
            barrier.wait(timeout=10)
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(run, job) for job in jobs]]


def type_on(response_pk: int, name: str) -> list[tuple[int, str]]:
    """A tab that saves until the attempt is handed in: the (number, text) of each saved draft."""
    kept: list[tuple[int, str]] = []
    for count in range(40):
        response = Response.objects.select_related("version").get(pk=response_pk)
        text = f"{name}: {count}"
        try:
            saved = save_draft(response, answer=(text,), seen=response.draft_seq, now=f.NOW)
        except DraftRefused as refused:
            if refused.code == "submitted":
                break
            continue
        kept.append((saved.seq, text))
    return kept


@pytest.mark.django_db(transaction=True)
def test_eight_clicks_on_start_at_once_make_one_attempt(assignment, student):
    started = at_once([lambda: start(assignment, student).pk] * THREADS)

    assert len(set(started)) == 1
    assert Response.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_eight_hand_ins_at_once_count_once(assignment, student):
    attempt = f.make_attempt(assignment, student, answers=[("a",), ("Мәтін",)])

    won = at_once([lambda: submit_attempt(Attempt.objects.get(pk=attempt.pk), now=LATER)] * THREADS)

    assert sorted(won) == [False] * (THREADS - 1) + [True]
    assert ResponseEvent.objects.filter(kind=EventKind.SUBMITTED).count() == 2


@pytest.mark.django_db(transaction=True)
def test_no_saved_draft_is_lost_when_tabs_save_and_hand_in_at_once(assignment, student):
    for _ in range(3):
        attempt = start(assignment, student)
        response = responses(attempt)[1]
        hand_in = [lambda pk=attempt.pk: submit_attempt(Attempt.objects.get(pk=pk), now=LATER)] * 3
        tabs = [lambda pk=response.pk, n=n: type_on(pk, f"терезе {n}") for n in range(THREADS - 3)]

        results = at_once([*hand_in, *tabs])

        response.refresh_from_db()
        kept = sorted(saved for rows in results[3:] for saved in rows)
        assert sorted(results[:3]) == [False, False, True]
        assert [seq for seq, _ in kept] == list(range(1, len(kept) + 1))
        assert response.answer == ([kept[-1][1]] if kept else [])
        assert response.draft_seq == len(kept)
        assert response.events.filter(kind=EventKind.SUBMITTED).count() == 1
