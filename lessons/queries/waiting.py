"""What waits for the teacher, by question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Count, Min, QuerySet

from lessons.domain.parts import Part
from lessons.models import Response, User
from lessons.queries.queue import GroupCounts, group_counts, to_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingGroup:
    """One question with answers that wait for the teacher, in one class or several."""

    question_id: int
    classrooms: tuple[str, ...]
    lesson_number: int
    lesson_title: str
    part: Part
    label: str
    text: str
    count: int
    oldest_at: datetime
    counts: GroupCounts


def waiting_groups(teacher: User, *, assignment_id: int | None = None) -> list[WaitingGroup]:
    """What waits in the classes of the teacher, longest waiting first; two queries."""
    responses = to_mark(teacher)
    if assignment_id is not None:
        responses = responses.filter(attempt__assignment=assignment_id)
    counts = group_counts(responses)
    by_question = groupby(_rows(responses), key=lambda row: row[0])
    groups = [_waiting_group(list(rows), counts[pk]) for pk, rows in by_question]
    return sorted(groups, key=lambda group: (group.oldest_at, group.question_id))


def _rows(responses: QuerySet[Response]) -> Iterable[tuple[Any, ...]]:
    """A row for each question in each class."""
    return (
        responses.values_list(
            "version__question_id",
            "attempt__assignment__classroom__name",
            "attempt__assignment__lesson__number",
            "attempt__assignment__lesson__title",
            "version__question__part",
            "version__question__label",
            "version__question__current__text",
        )
        .annotate(count=Count("pk"), oldest=Min("attempt__submitted_at"))
        .order_by("version__question_id", "attempt__assignment__classroom__sort_key")
    )


def _waiting_group(rows: Sequence[tuple[Any, ...]], counts: GroupCounts) -> WaitingGroup:
    pk, _classroom, number, title, part, label, text, _count, _oldest = rows[0]
    return WaitingGroup(
        question_id=pk,
        classrooms=tuple(row[1] for row in rows),
        lesson_number=number,
        lesson_title=title,
        part=Part(part),
        label=label,
        text=text,
        count=sum(row[7] for row in rows),
        oldest_at=min(row[8] for row in rows),
        counts=counts,
    )


def waiting_count(teacher: User, *, assignment_id: int | None = None) -> int:
    responses = to_mark(teacher)
    if assignment_id is not None:
        responses = responses.filter(attempt__assignment=assignment_id)
    return responses.count()
