"""A student's own numbers: by week and kind of work, with the works behind each of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from lessons.domain.journal.rounding import whole
from lessons.domain.journal.scales import SCALES, USUAL_SCALE
from lessons.domain.journal.weekly import (
    Activity,
    WeekMark,
    WeekRule,
    Work,
    activity_of,
    week_mark,
    week_of,
)
from lessons.domain.progress import PartProgress
from lessons.models import Classroom, Course
from lessons.permissions import SignedInRequest
from lessons.queries import Standing, open_standings, student_standings
from lessons.views.trail import start_page
from lessons.wording.progress import activity_name, part_name

RULE = WeekRule()
ACTIVITIES = (Activity.PRACTICE, Activity.GUIDED, Activity.INDEPENDENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One work that a number is made of."""

    standing: Standing
    progress: PartProgress
    name: str
    is_missing: bool
    """Required, overdue and not handed in: it counts as 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    activity: str
    mark: WeekMark
    letter: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """``value`` None where no week has a number."""

    value: int | None
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseNumbers:
    classroom: Classroom
    course: Course
    weeks: tuple[Week, ...]
    means: tuple[Mean, ...]


@require_safe
def my_progress(request: SignedInRequest) -> HttpResponse:
    now = timezone.now()
    rows = open_standings(student_standings(request.user, now=now), now=now)
    context = {
        "trail": [start_page()],
        "courses": list(course_numbers(rows, now=now)),
        "activities": [activity_name(activity) for activity in ACTIVITIES],
    }
    return render(request, "lessons/my_progress.html", context)


def course_numbers(rows: Iterable[Standing], *, now: datetime) -> Iterator[CourseNumbers]:
    """Of each class and course; the first lesson opens in week 1."""
    by_course: dict[tuple[Classroom, Course], list[Standing]] = {}
    for row in rows:
        place = (row.assignment.classroom, row.assignment.lesson.course)
        by_course.setdefault(place, []).append(row)
    for (classroom, course), own in by_course.items():
        weeks = _weeks(own, now=now)
        yield CourseNumbers(
            classroom=classroom,
            course=course,
            weeks=weeks,
            means=tuple(_mean(weeks, place) for place in range(len(ACTIVITIES))),
        )


def _weeks(rows: Sequence[Standing], *, now: datetime) -> tuple[Week, ...]:
    start = min(localdate(row.assignment.opens_at) for row in rows)
    by_week: dict[int, list[Standing]] = {}
    for row in sorted(rows, key=lambda row: row.assignment.lesson.number):
        by_week.setdefault(week_of(_day(row), start=start), []).append(row)
    return tuple(
        Week(number=number, cells=tuple(_cell(own, activity, now=now) for activity in ACTIVITIES))
        for number, own in sorted(by_week.items())
    )


def _day(row: Standing) -> date:
    return localdate(row.due_at or row.assignment.opens_at)


def _cell(rows: Iterable[Standing], activity: Activity, *, now: datetime) -> Cell:
    works = [
        (row, part, _work(row, part, now=now))
        for row in rows
        for part in row.parts
        if activity_of(part.part) is activity
    ]
    mark = week_mark((work for _, _, work in works), RULE)
    return Cell(
        activity=activity_name(activity),
        mark=mark,
        letter=_letter(mark.value),
        origins=tuple(
            Origin(
                standing=row,
                progress=part,
                name=part_name(part.part, part.label),
                is_missing=work.is_required and work.is_due and not work.is_handed_in,
            )
            for row, part, work in works
        ),
    )


def _work(row: Standing, part: PartProgress, *, now: datetime) -> Work:
    return Work(
        full=part.best.total if part.best else 0,
        earned=part.best.earned if part.best else Decimal(0),
        checked=part.best.marked if part.best else 0,
        waiting_count=part.waiting_count,
        is_handed_in=part.is_done,
        is_required=part.is_required,
        is_due=row.is_past(now),
    )


def _mean(weeks: Sequence[Week], place: int) -> Mean:
    values = [week.cells[place].mark.value for week in weeks]
    found = [value for value in values if value is not None]
    value = whole(Fraction(sum(found), len(found))) if found else None
    return Mean(value=value, letter=_letter(value))


def _letter(value: int | None) -> str:
    return "" if value is None else SCALES[USUAL_SCALE].grade_of(value).letter
