"""Many handed-in attempts at once, as rows: what the services would make one by one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count

from lessons.domain.marks import stored
from lessons.domain.parts import Part
from lessons.domain.types.definition import Answer
from lessons.models import (
    Assignment,
    Attempt,
    EventKind,
    Membership,
    Question,
    Response,
    ResponseEvent,
    ResponseState,
    Role,
    User,
)
from tests.factories import NOW

_numbers = count(1)
MINUTE = timedelta(minutes=1)


def sit(
    assignment: Assignment,
    papers: Sequence[Sequence[Answer]],
    *,
    part: Part = Part.LEVEL_1,
    now: datetime = NOW,
) -> list[Attempt]:
    """A new student of the class for each paper, whose answers are those to the questions of the
    part in their order; the first takes a minute, the second another one."""
    students = User.objects.bulk_create(
        User(username=f"sitter-{next(_numbers)}", last_name=f"Студент {number:03}")
        for number in range(len(papers))
    )
    Membership.objects.bulk_create(
        Membership(user=student, classroom=assignment.classroom, role=Role.STUDENT)
        for student in students
    )
    attempts = Attempt.objects.bulk_create(
        Attempt(
            assignment=assignment,
            student=student,
            part=part,
            number=1,
            started_at=now,
            begun_at=now,
            last_active_at=now + MINUTE * 30,
            submitted_at=now + MINUTE * 30,
        )
        for student in students
    )
    questions = Question.objects.for_test().filter(lesson=assignment.lesson, part=part)
    versions = [row.in_force for row in questions.select_related("current").order_by("position")]
    responses = Response.objects.bulk_create(
        _response(attempt, version, answer, position=position, now=now)
        for attempt, paper in zip(attempts, papers, strict=True)
        for position, (version, answer) in enumerate(zip(versions, paper, strict=True), start=1)
    )
    ResponseEvent.objects.bulk_create(event for row in responses for event in _events(row, now=now))
    return attempts


def _response(attempt, version, answer, *, position, now) -> Response:
    fraction = version.parsed.grade(answer).fraction
    return Response(
        attempt=attempt,
        version=version,
        position=position,
        draft=list(answer),
        draft_seq=1,
        draft_saved_at=now + MINUTE * position,
        answer=list(answer),
        state=ResponseState.WAITING if fraction is None else ResponseState.MARKED,
        fraction=None if fraction is None else stored(fraction),
        last_seq=1 if fraction is None else 2,
    )


def _events(response: Response, *, now: datetime) -> list[ResponseEvent]:
    sent = ResponseEvent(
        response=response,
        seq=1,
        kind=EventKind.SUBMITTED,
        answer=response.answer,
        actor_id=response.attempt.student_id,
        happened_at=now,
    )
    if response.fraction is None:
        return [sent]
    graded = ResponseEvent(
        response=response, seq=2, kind=EventKind.GRADED, fraction=response.fraction, happened_at=now
    )
    return [sent, graded]
