"""What happened to a student's work since a moment: marks, second looks, returns, new lessons."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef

from lessons.domain.news import NewsKind
from lessons.domain.parts import Part
from lessons.models import Marking, SecondLook, User, WorkReturn
from lessons.queries.standings import Standing

LONGEST = timedelta(days=14)
"""Older news is none, whoever has not looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """``attempt`` and what follows are empty for a new lesson."""

    kind: NewsKind
    at: datetime
    standing: Standing
    attempt: int | None = None
    part: Part | None = None
    count: int = 0
    has_comment: bool = False
    percent: int | None = None
    due_at: datetime | None = None
    """Of a revision."""


def news_since(user: User, *, now: datetime) -> datetime:
    return max(user.news_seen_at or user.date_joined, now - LONGEST)


def returns_of(user: User) -> list[WorkReturn]:
    """Of works that are to be revised now, the nearest date first; one query."""
    rows = WorkReturn.objects.in_force().filter(response__attempt__student=user)
    return list(
        rows.select_related("response__attempt").order_by(F("due_at").asc(nulls_last=True), "pk")
    )


def news_of(
    user: User, rows: Iterable[Standing], returns: Iterable[WorkReturn], *, since: datetime
) -> list[News]:
    """Newest first, in the lessons of ``rows``; one query."""
    by_assignment = {row.assignment.pk: row for row in rows}
    lessons = (
        News(kind=NewsKind.LESSON, at=row.assignment.opens_at, standing=row)
        for row in by_assignment.values()
        if row.assignment.opens_at > since
    )
    returned = _returned(returns, by_assignment, since=since)
    found = [*_marked(user, by_assignment, since=since), *returned, *lessons]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _returned(
    returns: Iterable[WorkReturn], rows: dict[int, Standing], *, since: datetime
) -> Iterator[News]:
    for row in returns:
        attempt = row.response.attempt
        if row.returned_at > since and attempt.assignment_id in rows:
            yield News(
                kind=NewsKind.RETURNED,
                at=row.returned_at,
                standing=rows[attempt.assignment_id],
                attempt=attempt.pk,
                part=Part(attempt.part),
                has_comment=True,
                due_at=row.due_at,
            )


def _marked(user: User, rows: dict[int, Standing], *, since: datetime) -> Iterator[News]:
    looks = SecondLook.objects.filter(
        response=OuterRef("response"), answered_at=OuterRef("marked_at")
    )
    markings = (
        Marking.objects.filter(response__attempt__student=user, marked_at__gt=since)
        .in_force()
        .filter(response__attempt__assignment__in=rows)
        .annotate(is_looked_again=Exists(looks))
        .order_by("marked_at", "pk")
        .values_list(
            "response__attempt",
            "response__attempt__assignment",
            "response__attempt__part",
            "response__attempt__number",
            "marked_at",
            "comment",
            "is_looked_again",
        )
    )
    found: dict[tuple[int, bool], News] = {}
    for attempt, assignment, part, number, at, comment, is_again in markings:
        before = found.get((attempt, is_again))
        found[attempt, is_again] = News(
            kind=NewsKind.LOOKED_AGAIN if is_again else NewsKind.MARKED,
            at=at,
            standing=rows[assignment],
            attempt=attempt,
            part=Part(part),
            count=before.count + 1 if before else 1,
            has_comment=bool(comment) or (before is not None and before.has_comment),
            percent=_percent(rows[assignment], Part(part), number),
        )
    yield from found.values()


def _percent(standing: Standing, part: Part, number: int) -> int | None:
    """Once nothing of it waits any more."""
    for sitting in standing.sittings:
        if sitting.part is part and sitting.number == number and sitting.score:
            return sitting.score.percent if sitting.score.is_final else None
    return None
