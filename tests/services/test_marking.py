from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from lessons.domain.lateness import WHOLE
from lessons.domain.marking.key_points import Share
from lessons.domain.parts import Part
from lessons.models import (
    Assignment,
    EventKind,
    KeyTimes,
    LateRules,
    Marking,
    Response,
    ResponseEvent,
    ResponseState,
)
from lessons.services.attempts import save_draft, submit_attempt
from lessons.services.marking import MarkingRefused, mark_response
from lessons.services.writing import hand_in_again, return_work, withdraw
from tests import factories as f

pytestmark = pytest.mark.django_db
LATER = f.NOW + timedelta(days=1)


@pytest.fixture
def classroom():
    return f.make_classroom()


@pytest.fixture
def teacher(classroom):
    return f.make_teacher(classroom)


@pytest.fixture
def attempt(classroom):
    """Handed in: a right closed answer and an open one that waits."""
    lesson = f.make_lesson()
    f.make_question(lesson, kind="single-choice")
    f.make_question(lesson, kind="open-answer")
    return f.make_attempt(
        f.make_assignment(lesson, classroom),
        f.make_student(classroom),
        answers=[("a",), ("Мәтін",)],
        submitted=True,
    )


@pytest.fixture
def response(attempt):
    return attempt.response_set.waiting().get()


def mark(response, teacher, fraction, *, seen=None, comment="", now=LATER):
    return mark_response(
        response,
        marker=teacher,
        seen=response.last_seq if seen is None else seen,
        fraction=Fraction(fraction),
        shares={"a": Share.FULL, "b": Share.NONE},
        comment=comment,
        now=now,
    )


def test_a_mark_takes_the_answer_off_the_waiting_list(response, teacher):
    marking = mark(response, teacher, "2/3", comment="Жақсы, бірақ құралдары айтылмаған.")

    response.refresh_from_db()
    assert (response.state, response.fraction) == (ResponseState.MARKED, Decimal("0.66667"))
    assert marking.shares == {"a": "full", "b": "none"}
    assert (marking.number, marking.marker, marking.marked_at) == (1, teacher, LATER)
    assert marking.comment == "Жақсы, бірақ құралдары айтылмаған."


def test_a_changed_mark_is_added_and_the_old_one_is_kept(response, teacher):
    mark(response, teacher, "2/3", comment="алғашқы")
    mark(response, teacher, 1, comment="қайта оқылды", now=LATER + timedelta(hours=1))

    assert list(response.markings.values_list("number", "comment")) == [
        (1, "алғашқы"),
        (2, "қайта оқылды"),
    ]
    assert Response.objects.get(pk=response.pk).fraction == 1


def test_two_teachers_marking_at_once_cannot_overwrite_each_other(response, teacher, classroom):
    colleague = f.make_teacher(classroom)
    seen = response.last_seq
    mark(Response.objects.get(pk=response.pk), colleague, 1)

    with pytest.raises(MarkingRefused) as refused:
        mark(response, teacher, 0, seen=seen)

    assert refused.value.response.fraction == 1
    assert Marking.objects.get().marker == colleague
    assert response.events.count() == 2


def test_an_answer_that_is_still_being_written_cannot_be_marked(classroom, teacher, attempt):
    other = f.make_attempt(attempt.assignment, f.make_student(classroom))
    response = other.response_set.get(position=2)

    with pytest.raises(MarkingRefused):
        mark(response, teacher, 1)

    assert Response.objects.get(pk=response.pk).state == ResponseState.OPEN
    assert not Marking.objects.exists()


def test_a_teacher_can_correct_the_mark_of_a_closed_question(attempt, teacher):
    closed = attempt.response_set.get(position=1)

    mark_response(
        closed, marker=teacher, seen=2, fraction=Fraction(0), shares={}, comment="", now=LATER
    )

    assert list(closed.events.values_list("seq", "kind", "fraction")) == [
        (1, EventKind.SUBMITTED, None),
        (2, EventKind.GRADED, 1),
        (3, EventKind.MARKED, 0),
    ]


# --- The row is the sum of its events ----------------------------------------------------------


@dataclass(frozen=True)
class Rebuilt:
    state: str = ResponseState.OPEN
    answer: list[str] | None = None
    fraction: Decimal | None = None
    late_factor: Decimal = WHOLE
    last_seq: int = 0


def rebuild(events: list[ResponseEvent]) -> Rebuilt:
    """The response row as its events alone make it."""
    row = before_round = Rebuilt()
    for event in sorted(events, key=lambda event: event.seq):
        row = replace(after(row, event, before_round), last_seq=event.seq)
        before_round = row if event.kind == EventKind.RETURNED else before_round
    return row


def after(row: Rebuilt, event: ResponseEvent, before_round: Rebuilt) -> Rebuilt:
    """What is withdrawn leaves all as it was before this round was handed in."""
    match EventKind(event.kind):
        case EventKind.SUBMITTED:
            return Rebuilt(ResponseState.WAITING, event.answer, None, event.late_factor)
        case EventKind.GRADED | EventKind.MARKED:
            return replace(row, state=ResponseState.MARKED, fraction=event.fraction)
        case EventKind.RETURNED:
            return replace(row, state=ResponseState.RETURNED, fraction=event.fraction)
        case EventKind.CORRECTED:
            is_returned = row.state == ResponseState.RETURNED
            state = ResponseState.WAITING if event.fraction is None else ResponseState.MARKED
            state = ResponseState.RETURNED if is_returned else state
            return replace(row, state=state, fraction=event.fraction)
        case EventKind.WITHDRAWN:
            return replace(before_round, fraction=event.fraction)
    raise AssertionError(event.kind)


WRITTEN = [
    (),
    ("withdraw",),
    ("withdraw", "hand in"),
    ("return",),
    ("mark", "return"),
    ("mark", "return", "hand in"),
    ("mark", "return", "hand in", "withdraw"),
    ("return", "mark"),
    ("return", "hand in", "withdraw", "hand in", "mark", "return", "hand in", "withdraw"),
]


@pytest.mark.parametrize("is_late", [False, True])
@pytest.mark.parametrize("steps", WRITTEN, ids=" ".join)
def test_every_round_of_a_task_can_be_rebuilt_from_its_events(classroom, teacher, steps, is_late):
    """Also how late each was, whatever the rule of the assignment is by now."""
    task = make_task(classroom, teacher)
    if is_late:
        task.now = task.assignment.due_at + timedelta(days=1)
        task.hand_in()
        # A withdrawal is for before the deadline, which is moved.
        Assignment.objects.update(due_at=task.now + timedelta(days=9))
    else:
        task.hand_in()

    for step in steps:
        task.do(step)
    Assignment.objects.update(late_rule=LateRules.FULL)

    row = task.response
    kept = Rebuilt(row.state, row.answer, row.fraction, row.late_factor, row.last_seq)
    assert rebuild(list(row.events.all())) == kept
    assert (row.late_factor < 1) == (is_late and "withdraw" not in steps[:1])


def make_task(classroom, teacher):
    lesson = f.make_lesson()
    f.make_question(lesson, kind="open-answer", part=Part.INDEPENDENT)
    rules = {"key_time": KeyTimes.AFTER, "late_rule": LateRules.STEPS}
    return Task(f.make_assignment(lesson, classroom, **rules), teacher)


class Task:
    """One written work, a minute a step."""

    def __init__(self, assignment, teacher):
        self.assignment, self.teacher, self.now = assignment, teacher, f.NOW
        student = f.make_student(assignment.classroom)
        self.attempt = f.make_attempt(assignment, student, part=Part.INDEPENDENT)

    @property
    def response(self):
        return Response.objects.get(attempt=self.attempt)

    def do(self, step):
        self.now += timedelta(minutes=1)
        response = self.response
        if step == "hand in":
            self.hand_in()
        elif step == "mark":
            mark(response, self.teacher, "2/3", now=self.now)
        elif step == "withdraw":
            withdraw(response, now=self.now)
        else:
            seen = response.last_seq
            words = {"comment": "Толықтырыңыз", "due_at": None}
            return_work(response, teacher=self.teacher, seen=seen, now=self.now, **words)

    def hand_in(self):
        response = self.response
        text = (f"Мәтін {response.last_seq}",)
        save_draft(response, answer=text, seen=response.draft_seq, now=self.now)
        if response.is_returned:
            hand_in_again(response, now=self.now)
        else:
            submit_attempt(self.attempt, now=self.now)
            self.attempt.refresh_from_db()


def test_every_response_can_be_rebuilt_from_its_events(attempt, response, teacher, classroom):
    mark(response, teacher, "2/3")
    mark(response, teacher, "1/2")
    mark(attempt.response_set.get(position=1), teacher, 0)
    f.make_attempt(attempt.assignment, f.make_student(classroom), submitted=True)
    f.make_attempt(
        attempt.assignment, f.make_student(classroom), answers=[("b",), ("я",)], submitted=True
    )
    f.make_attempt(attempt.assignment, f.make_student(classroom), answers=[("b",), ("…",)])
    task = make_task(classroom, teacher)
    task.hand_in()
    task.do("return")

    rows = list(Response.objects.prefetch_related("events"))

    assert len(rows) == 9
    assert {row.state for row in rows} == set(ResponseState)
    for row in rows:
        stored = Rebuilt(row.state, row.answer, row.fraction, row.late_factor, row.last_seq)
        assert rebuild(list(row.events.all())) == stored
