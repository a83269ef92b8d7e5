"""What waits for the teacher."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet

from lessons.domain.parts import Part
from lessons.models import Response, Role, User


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingGroup:
    """One question of one assigned lesson with answers that wait for the teacher."""

    assignment_id: int
    question_id: int
    classroom: str
    lesson_number: int
    lesson_title: str
    part: Part
    label: str
    text: str
    count: int
    oldest_at: datetime


def waiting_groups(teacher: User) -> list[WaitingGroup]:
    """What waits in all classes of the teacher, longest waiting first; one query."""
    rows = (
        _waiting_for(teacher)
        .values_list(
            "attempt__assignment_id",
            "version__question_id",
            "attempt__assignment__classroom__name",
            "attempt__assignment__lesson__number",
            "attempt__assignment__lesson__title",
            "version__question__part",
            "version__question__label",
            "version__question__current__text",
        )
        .annotate(count=Count("pk"), oldest=Min("attempt__submitted_at"))
        .order_by("oldest", "attempt__assignment_id", "version__question_id")
    )
    return [
        WaitingGroup(
            assignment_id=row[0],
            question_id=row[1],
            classroom=row[2],
            lesson_number=row[3],
            lesson_title=row[4],
            part=Part(row[5]),
            label=row[6],
            text=row[7],
            count=row[8],
            oldest_at=row[9],
        )
        for row in rows
    ]


def waiting_responses(teacher: User, *, assignment_id: int, question_id: int) -> QuerySet[Response]:
    """The answers to one question that wait, in the order they were handed in."""
    return (
        _waiting_for(teacher)
        .filter(attempt__assignment_id=assignment_id, version__question_id=question_id)
        .order_by("attempt__submitted_at", "pk")
    )


def next_waiting(
    teacher: User, *, assignment_id: int, question_id: int, after: Response | None = None
) -> Response | None:
    """The first waiting answer of a group, or the one that follows ``after``, going round."""
    waiting = waiting_responses(teacher, assignment_id=assignment_id, question_id=question_id)
    if after is None:
        return waiting.first()
    at = after.attempt.submitted_at
    later = waiting.filter(
        Q(attempt__submitted_at__gt=at) | Q(attempt__submitted_at=at, pk__gt=after.pk)
    )
    return later.first() or waiting.first()


def _waiting_for(teacher: User) -> QuerySet[Response]:
    return Response.objects.waiting().filter(
        attempt__assignment__classroom__membership__user=teacher,
        attempt__assignment__classroom__membership__role=Role.TEACHER,
    )
