"""What the start page of a student says: the next step, deadlines, the map of the course, news."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST

from lessons.domain.progress import PartProgress, State, Step
from lessons.domain.today import LessonState, Today, choose
from lessons.models import Course, User, WorkReturn
from lessons.permissions import SignedInRequest
from lessons.queries import Standing, open_standings, student_standings
from lessons.queries.keys import closed_in
from lessons.queries.news import News, news_of, news_since, returns_of
from lessons.queries.practice import Review, review_of
from lessons.views.student import next_step_context
from lessons.wording.news import news_detail, news_title, revise_until
from lessons.wording.progress import part_name

MOST_DEADLINES = 5
MOST_NEWS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Hero:
    """The one next step; ``standing`` is None where it is about no lesson."""

    today: Today
    standing: Standing | None
    progress: PartProgress | None
    """What its button begins."""
    name: str
    revise_until: str = ""
    """Of a task that was returned, where a date was told: it stands for the lesson's deadline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsRow:
    """``detail`` may be empty, ``percent`` unknown."""

    url: str
    title: str
    detail: str
    percent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseMap:
    course: Course
    rows: tuple[Standing, ...]

    @property
    def part_count(self) -> int:
        return sum(len(row.parts) for row in self.rows)

    @property
    def mastered_count(self) -> int:
        parts = (part for row in self.rows for part in row.parts)
        return sum(part.state is State.MASTERED for part in parts)


def today_context(user: User, *, now: datetime) -> dict[str, Any]:
    rows = student_standings(user, now=now)
    standings = open_standings(rows, now=now)
    review = review_of(user, now=now, closed=closed_in(rows))
    is_revising = any(row.next_step.step is Step.REVISE for row in standings)
    returns = returns_of(user) if is_revising else []
    news = news_of(user, standings, returns, since=news_since(user, now=now))
    in_time = [row for row in standings if row.has_duty and row.due_at]
    deadlines = [row for row in in_time if not row.is_past(now)]
    return {
        "standings": standings,
        "review": review,
        "hero": _hero(standings, review, returns, now=now),
        "news": news_rows(news[:MOST_NEWS]),
        "more_news": max(0, len(news) - MOST_NEWS),
        "deadlines": deadlines[:MOST_DEADLINES],
        "later_count": max(0, len(deadlines) - MOST_DEADLINES),
        "overdue": [row for row in standings if row.is_past(now) and row.is_undone],
        "maps": _maps(standings),
    }


def _hero(
    standings: Sequence[Standing],
    review: Review,
    returns: Sequence[WorkReturn],
    *,
    now: datetime,
) -> Hero:
    states = [
        LessonState(next_step=row.next_step, has_duty=row.has_duty, is_past=row.is_past(now))
        for row in standings
    ]
    chosen = choose(states, review_count=len(review.question_ids))
    if chosen.place is None:
        return Hero(today=chosen.today, standing=None, progress=None, name="")
    standing = standings[chosen.place]
    step = next_step_context(standing)
    return Hero(
        today=chosen.today,
        standing=standing,
        revise_until=_revise_until(standing, returns),
        progress=step["next_progress"],
        name=step["next_name"],
    )


def _revise_until(standing: Standing, returns: Sequence[WorkReturn]) -> str:
    step = standing.next_step
    if step.step is not Step.REVISE:
        return ""
    place = (standing.assignment.pk, step.part)
    dates = (
        row.due_at
        for row in returns
        if (row.response.attempt.assignment_id, row.response.attempt.part) == place and row.due_at
    )
    return next(map(revise_until, dates), "")


def news_rows(news: Sequence[News]) -> list[NewsRow]:
    return [_news_row(one) for one in news]


def _news_row(news: News) -> NewsRow:
    assignment, part = news.standing.assignment, news.part
    url = (
        reverse("lessons:attempt-detail", args=[news.attempt])
        if news.attempt
        else reverse("lessons:assignment-detail", args=[assignment.pk])
    )
    name = part_name(part, news.standing.label_of(part)) if part else ""
    return NewsRow(
        url=url,
        title=news_title(news.kind, lesson=assignment.lesson.number, part=name),
        detail=news_detail(count=news.count, has_comment=news.has_comment, due_at=news.due_at),
        percent=news.percent,
    )


def _maps(standings: Sequence[Standing]) -> list[CourseMap]:
    """In the order of the courses; of each the lessons by their numbers."""
    by_course: dict[Course, list[Standing]] = {}
    for row in sorted(standings, key=_place):
        by_course.setdefault(row.assignment.lesson.course, []).append(row)
    return [CourseMap(course=course, rows=tuple(rows)) for course, rows in by_course.items()]


def _place(row: Standing) -> tuple[str, int, int]:
    lesson = row.assignment.lesson
    return (lesson.course.sort_key, lesson.course_id, lesson.number)


@require_POST
def news_seen(request: SignedInRequest) -> HttpResponse:
    """Up to the moment at which the page was drawn: what came since is still news."""
    now = timezone.now()
    until = parse_datetime(request.POST.get("until", "")) or now
    if timezone.is_naive(until):
        until = now
    User.objects.filter(pk=request.user.pk).update(news_seen_at=min(until, now))
    return redirect("lessons:home")
