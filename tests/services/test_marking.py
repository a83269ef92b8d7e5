from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from lessons.domain.marking.key_points import Share
from lessons.models import EventKind, Marking, Response, ResponseEvent, ResponseState
from lessons.services.marking import MarkingRefused, mark_response
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
    last_seq: int = 0


def rebuild(events: list[ResponseEvent]) -> Rebuilt:
    """The response row as its events alone make it."""
    row = Rebuilt()
    for event in sorted(events, key=lambda event: event.seq):
        is_answer = event.kind == EventKind.SUBMITTED
        row = Rebuilt(
            state=ResponseState.WAITING if is_answer else ResponseState.MARKED,
            answer=event.answer if is_answer else row.answer,
            fraction=None if is_answer else event.fraction,
            last_seq=event.seq,
        )
    return row


def test_every_response_can_be_rebuilt_from_its_events(attempt, response, teacher, classroom):
    mark(response, teacher, "2/3")
    mark(response, teacher, "1/2")
    mark(attempt.response_set.get(position=1), teacher, 0)
    f.make_attempt(attempt.assignment, f.make_student(classroom), submitted=True)
    f.make_attempt(
        attempt.assignment, f.make_student(classroom), answers=[("b",), ("я",)], submitted=True
    )
    f.make_attempt(attempt.assignment, f.make_student(classroom), answers=[("b",), ("…",)])

    rows = list(Response.objects.prefetch_related("events"))

    assert len(rows) == 8
    assert {row.state for row in rows} == set(ResponseState)
    for row in rows:
        stored = Rebuilt(row.state, row.answer, row.fraction, row.last_seq)
        assert rebuild(list(row.events.all())) == stored
