"""One action for several answers: what it writes, what it leaves, and how it is taken back."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lessons.domain.marking.key_points import Share
from lessons.models import Comment, EventKind, Lease, Marking, Response, ResponseState, SecondLook
from lessons.services.marking import (
    LEASE,
    Decision,
    MarkingRefused,
    SecondLookRefused,
    ask_second_look,
    confirm,
    take_lease,
    undo,
)
from tests import factories as f
from tests.proposals import propose

pytestmark = pytest.mark.django_db
LATER = f.NOW + timedelta(hours=1)
DECISION = Decision(
    fraction=Fraction(2, 3),
    shares={"a": Share.FULL, "b": Share.NONE},
    comment="Құралдары айтылмаған.",
    has_proposal=True,
    seconds=30,
)


@pytest.fixture
def classroom():
    return f.make_classroom()


@pytest.fixture
def teacher(classroom):
    return f.make_teacher(classroom)


@pytest.fixture
def assignment(classroom):
    lesson = f.make_lesson()
    f.make_question(lesson, kind="open-answer")
    return f.make_assignment(lesson, classroom)


@pytest.fixture
def answer(assignment, classroom):
    def make(text="Мемлекеттің құралы"):
        student = f.make_student(classroom)
        attempt = f.make_attempt(assignment, student, answers=[(text,)], submitted=True)
        return attempt.response_set.select_related("version").get()

    return make


def confirm_all(lead, *others, marker, decision=DECISION):
    return confirm(
        lead,
        marker=marker,
        seen=lead.last_seq,
        others={row.pk: row.last_seq for row in others},
        decision=decision,
        now=LATER,
    )


def states(*responses):
    return [Response.objects.get(pk=row.pk).state for row in responses]


def test_every_answer_of_the_group_gets_the_mark_an_event_and_the_comment(answer, teacher):
    rows = [answer() for _ in range(3)]

    marked = confirm_all(*rows, marker=teacher)

    assert {marking.response for marking in marked.markings} == set(rows)
    for row in rows:
        row.refresh_from_db()
        assert (row.state, row.last_seq) == (ResponseState.MARKED, 2)
        assert row.events.get(seq=2).kind == EventKind.MARKED
        assert row.markings.get().comment == "Құралдары айтылмаған."
        assert row.markings.get().seconds == 10


def test_what_the_machine_had_proposed_is_kept_with_the_mark(answer, teacher, assignment):
    row = answer()
    shares = {"a": "full", "b": "half"}
    propose(assignment.lesson.question_set.get(), [row], band="sure-full", shares=shares)

    confirm_all(row, marker=teacher)

    marking = row.markings.get()
    assert (marking.proposed, marking.proposed_band) == (shares, "sure-full")


def test_the_evidence_in_sight_is_kept_with_each_mark_and_with_a_later_one(
    answer, teacher, assignment
):
    rows = [answer(), answer("Құралы: мемлекеттің")]
    question = assignment.lesson.question_set.get()
    for row, end in zip(rows, (4, 6), strict=True):
        propose(question, [row], evidence=[("a", 0, end)])

    confirm_all(*rows, marker=teacher)
    f.make_marking(rows[0], teacher, comment="Қайта қаралды")

    kept = [list(row.markings.values_list("evidence", flat=True)) for row in rows]
    assert kept == [[[["a", 0, 4]], [["a", 0, 4]]], [[["a", 0, 6]]]]


def test_who_marked_without_the_proposal_saw_no_evidence(answer, teacher, assignment):
    row = answer()
    question = assignment.lesson.question_set.get()
    propose(question, [row], evidence=[("a", 0, 4)], blind=True)

    confirm_all(row, marker=teacher, decision=replace(DECISION, is_blind=True))

    assert row.markings.get().evidence == []


def test_an_answer_that_a_colleague_marked_meanwhile_is_left_and_told(answer, teacher, classroom):
    lead, other = answer(), answer()
    before = Response.objects.get(pk=other.pk)
    f.make_marking(other, f.make_teacher(classroom), comment="Әріптес")

    marked = confirm_all(lead, before, marker=teacher)

    assert marked.left == (other,)
    assert other.markings.get().comment == "Әріптес"
    assert states(lead) == [ResponseState.MARKED]


def test_where_the_shown_answer_itself_is_stale_none_is_marked(answer, teacher, classroom):
    lead, other = answer(), answer()
    before = Response.objects.select_related("version").get(pk=lead.pk)
    f.make_marking(lead, f.make_teacher(classroom))

    with pytest.raises(MarkingRefused):
        confirm_all(before, other, marker=teacher)

    assert states(other) == [ResponseState.WAITING]
    assert Marking.objects.count() == 1


def test_what_is_taken_back_waits_again_and_stays_in_the_history(answer, teacher):
    rows = [answer() for _ in range(3)]
    marked = confirm_all(*rows, marker=teacher)

    count = undo(marked.batch, marker=teacher, now=LATER)

    assert (count, set(states(*rows))) == (3, {ResponseState.WAITING})
    row = Response.objects.get(pk=rows[0].pk)
    assert [event.kind for event in row.events.all()] == ["submitted", "marked", "reopened"]
    assert (row.fraction, row.markings.count()) == (None, 1)
    assert confirm_all(row, marker=teacher).markings[0].number == 2


def test_taking_back_twice_does_nothing_more(answer, teacher):
    marked = confirm_all(answer(), marker=teacher)

    assert [undo(marked.batch, marker=teacher, now=LATER) for _ in range(2)] == [1, 0]


def test_an_answer_that_was_marked_again_since_is_not_taken_back(answer, teacher, classroom):
    first, second = answer(), answer()
    marked = confirm_all(first, second, marker=teacher)
    f.make_marking(second, f.make_teacher(classroom), now=LATER)

    undo(marked.batch, marker=teacher, now=LATER)

    assert states(first, second) == [ResponseState.WAITING, ResponseState.MARKED]


def test_nobody_takes_back_what_a_colleague_did(answer, teacher, classroom):
    row = answer()
    marked = confirm_all(row, marker=teacher)

    assert undo(marked.batch, marker=f.make_teacher(classroom), now=LATER) == 0
    assert states(row) == [ResponseState.MARKED]


def test_a_changed_mark_has_nothing_to_return_to_the_queue(answer, teacher):
    row = answer()
    f.make_marking(row, teacher)
    row.refresh_from_db()

    assert confirm_all(row, marker=teacher).batch is None


def test_a_group_of_forty_takes_as_many_queries_as_a_group_of_two(answer, teacher):
    def count(size):
        rows = [answer() for _ in range(size)]
        with CaptureQueriesContext(connection) as queries:
            confirm_all(*rows, marker=teacher)
        return len(queries)

    confirm_all(answer(), marker=teacher)

    assert count(2) == count(40)


def test_a_look_of_hours_says_nothing_about_the_time_an_answer_takes(answer, teacher):
    row = answer()

    confirm_all(row, marker=teacher, decision=Decision(fraction=1, shares={}, seconds=9000))

    assert row.markings.get().seconds is None


def test_a_comment_is_kept_once_for_its_teacher_and_question(answer, teacher):
    for _ in range(2):
        confirm_all(answer(), marker=teacher)

    assert Comment.objects.get().text == "Құралдары айтылмаған."


# --- Who has what open --------------------------------------------------------------------------


def test_an_answer_that_somebody_has_open_stays_theirs_until_the_time_is_up(
    answer, teacher, classroom
):
    row, colleague = answer(), f.make_teacher(classroom)
    take_lease([row], teacher=colleague, now=f.NOW)

    take_lease([row], teacher=teacher, now=f.NOW + LEASE - timedelta(seconds=1))
    before = Lease.objects.get().teacher
    take_lease([row], teacher=teacher, now=f.NOW + LEASE)

    assert (before, Lease.objects.get().teacher) == (colleague, teacher)


def test_a_mark_ends_the_lease(answer, teacher):
    row = answer()
    take_lease([row], teacher=teacher, now=f.NOW)

    confirm_all(row, marker=teacher)

    assert not Lease.objects.exists()


# --- A second look ------------------------------------------------------------------------------


def test_the_mark_stays_until_the_teacher_has_looked_again(answer, teacher):
    row = answer()
    f.make_marking(row, teacher)
    row.refresh_from_db()

    look = ask_second_look(row, reason=" Құралдарын жазған едім ", now=LATER)
    before = states(row)
    confirm_all(row, marker=teacher)

    look.refresh_from_db()
    assert (before, look.reason) == ([ResponseState.MARKED], "Құралдарын жазған едім")
    assert (look.answered_by, look.answered_at) == (teacher, LATER)


def test_asking_is_refused_without_a_mark_without_a_reason_and_twice(answer, teacher):
    waits, marked = answer(), answer()
    f.make_marking(marked, teacher)
    marked.refresh_from_db()

    def refused(row, reason):
        with pytest.raises(SecondLookRefused) as error:
            ask_second_look(row, reason=reason, now=LATER)
        return error.value.code

    assert refused(waits, "Неге?") == "not-marked"
    assert refused(marked, " \n") == "empty"
    ask_second_look(marked, reason="Неге?", now=LATER)
    assert refused(marked, "Неге?") == "asked"
    assert SecondLook.objects.count() == 1
