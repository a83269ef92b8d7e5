"""A student's own numbers in the journals of their classes, with the works behind each of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lessons.domain.journal.weekly import Activity, Missing, activity_of
from lessons.domain.progress import PartProgress
from lessons.models import Classroom, Course, JournalRules, Mode, User
from lessons.permissions import SignedInRequest
from lessons.queries import Standing, open_standings, student_standings
from lessons.queries.journal import (
    JournalRow,
    WeekCell,
    journal,
    journal_rules,
    mean_of,
    week_in_journal,
)
from lessons.views.trail import start_page
from lessons.wording.progress import activity_name, part_name

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
class Number:
    """``value`` None where there is nothing to count."""

    value: int | None
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    activity: str
    number: Number
    reason: str | None
    """Why the teacher wrote another number; None where the rules made it."""
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseNumbers:
    classroom: Classroom
    course: Course
    weeks: tuple[Week, ...]
    means: tuple[Number, ...]


@require_safe
def my_progress(request: SignedInRequest) -> HttpResponse:
    now = timezone.now()
    rows = open_standings(student_standings(request.user, now=now), now=now)
    context = {
        "trail": [start_page()],
        "courses": list(course_numbers(request.user, rows, now=now)),
        "activities": [activity_name(activity) for activity in ACTIVITIES],
    }
    return render(request, "lessons/my_progress.html", context)


def course_numbers(
    student: User, rows: Iterable[Standing], *, now: datetime
) -> Iterator[CourseNumbers]:
    """Of each class and course as its journal has them."""
    by_course: dict[tuple[Classroom, Course], list[Standing]] = {}
    for row in rows:
        place = (row.assignment.classroom, row.assignment.lesson.course)
        if row.assignment.mode == Mode.GRADED:
            by_course.setdefault(place, []).append(row)
    for (classroom, course), own in by_course.items():
        rules = journal_rules(classroom)
        found = journal(classroom, course, [student], rules=rules, formulas=rules.read, now=now)
        [written] = found.rows
        yield CourseNumbers(
            classroom=classroom,
            course=course,
            weeks=tuple(_weeks(own, written, rules, now=now)),
            means=tuple(
                _number(mean_of(written.weeks[activity]), rules) for activity in ACTIVITIES
            ),
        )


def _weeks(
    rows: Sequence[Standing], written: JournalRow, rules: JournalRules, *, now: datetime
) -> Iterator[Week]:
    """Those that have a number or a work."""
    by_week: dict[int | None, list[Standing]] = {}
    for row in sorted(rows, key=lambda row: row.assignment.lesson.number):
        by_week.setdefault(week_in_journal(row.assignment, rules), []).append(row)
    for number in range(1, rules.weeks + 1):
        own = by_week.get(number, [])
        cells = {activity: written.weeks[activity][number - 1] for activity in ACTIVITIES}
        if own or any(cell.value is not None for cell in cells.values()):
            yield Week(
                number=number,
                cells=tuple(
                    _cell(own, activity, cell, rules, now=now) for activity, cell in cells.items()
                ),
            )


def _cell(
    rows: Iterable[Standing],
    activity: Activity,
    cell: WeekCell,
    rules: JournalRules,
    *,
    now: datetime,
) -> Cell:
    return Cell(
        activity=activity_name(activity),
        number=_number(cell.value, rules),
        reason=cell.entry.reason if cell.entry and cell.is_corrected else None,
        origins=tuple(
            _origin(row, part, rules, now=now)
            for row in rows
            for part in row.parts
            if activity_of(part.part) is activity
        ),
    )


def _origin(row: Standing, part: PartProgress, rules: JournalRules, *, now: datetime) -> Origin:
    is_overdue = part.is_required and row.is_past(now) and not part.is_done
    return Origin(
        standing=row,
        progress=part,
        name=part_name(part.part, part.label),
        is_missing=is_overdue and rules.missing == Missing.ZERO,
    )


def _number(value: int | None, rules: JournalRules) -> Number:
    letter = "" if value is None else rules.letters.grade_of(value).letter
    return Number(value=value, letter=letter)
