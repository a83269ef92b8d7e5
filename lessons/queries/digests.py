"""What a student's mail of a day says: the news of the start page, and what is due soon."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from lessons.models import Digest, Membership, User
from lessons.queries.news import News, news_of, returns_of
from lessons.queries.standings import Standing, open_standings, student_standings

FIRST = timedelta(days=1)
"""How far the first mail looks back."""
LONGEST = timedelta(days=7)
"""Older news is told on the page alone, whatever kept the mail away."""
AHEAD = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Due:
    standing: Standing
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestContent:
    news: list[News]
    deadlines: list[Due]
    until: datetime
    due_until: datetime

    @property
    def says_something(self) -> bool:
        return bool(self.news or self.deadlines)


def people_to_mail() -> QuerySet[User]:
    """Students with an address who want to know something."""
    students = Membership.objects.current().students().filter(classroom__archived_at=None)
    wanting = User.objects.filter(mails_news=True) | User.objects.filter(mails_deadlines=True)
    return wanting.filter(is_active=True, pk__in=students.order_by().values("user")).exclude(
        email=""
    )


def digest_content(person: User, before: Digest | None, *, now: datetime) -> DigestContent:
    """What no mail ``before`` has said and the person has not seen on the page."""
    rows = open_standings(student_standings(person, now=now), now=now)
    said = max(before.until, now - LONGEST) if before else now - FIRST
    since = max(said, person.news_seen_at or said)
    due_until = now + AHEAD
    return DigestContent(
        news=news_of(person, rows, returns_of(person), since=since) if person.mails_news else [],
        deadlines=_due(rows, after=before.due_until if before else now, until=due_until, now=now)
        if person.mails_deadlines
        else [],
        until=now,
        due_until=due_until,
    )


def _due(rows: list[Standing], *, after: datetime, until: datetime, now: datetime) -> list[Due]:
    soon = [Due(row, row.due_at) for row in rows if row.has_duty and row.is_undone and row.due_at]
    return [due for due in soon if max(after, now) < due.due_at <= until]
