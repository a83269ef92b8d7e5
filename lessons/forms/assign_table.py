"""The table weeks × classes: a date in each cell, as it follows from the rule or was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from lessons.domain.weeks import moment_in_week
from lessons.forms.assign_plan import PlanForm
from lessons.forms.typed_dates import END_OF_DAY, START_OF_DAY, typed_moment
from lessons.models import Assignment, Classroom, Lesson
from lessons.services.assigning import Given
from lessons.wording.typed_dates import moment_in_words, weekday_name

WRITTEN = "%d.%m.%Y %H:%M"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One lesson for one class; empty where it is not given."""

    classroom: Classroom
    name: str
    given: Assignment | None = None
    """What the class has already: it stays as it is."""
    typed: str = ""
    moment: datetime | None = None
    error: str = ""

    @property
    def words(self) -> str:
        """The day of the week, and the date that was understood where it was typed another way."""
        if self.moment is None:
            return ""
        local = timezone.localtime(self.moment)
        is_plain = self.typed == local.strftime(WRITTEN)
        return weekday_name(local.weekday()) if is_plain else moment_in_words(local)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    lesson: Lesson
    week: int
    opens: Cell
    cells: tuple[Cell, ...] = field(default=())

    @property
    def is_all_given(self) -> bool:
        return all(cell.given for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignTable:
    classes: tuple[Classroom, ...]
    rows: tuple[Row, ...]

    @property
    def is_valid(self) -> bool:
        return not any(cell.error for row in self.rows for cell in (row.opens, *row.cells))

    @property
    def given(self) -> list[Given]:
        return [
            Given(
                lesson_id=row.lesson.pk,
                classroom_id=cell.classroom.pk,
                opens_at=row.opens.moment,
                due_at=cell.moment.replace(second=59),
            )
            for row in self.rows
            for cell in row.cells
            if cell.moment and row.opens.moment and not cell.given
        ]


Places = Mapping[tuple[int, int], Assignment]


def read_table(plan: PlanForm, posted: QueryDict | None, *, now: datetime) -> AssignTable:
    """By the rule, or as it was sent. What the rule puts into the past stays empty."""
    classes = tuple(plan.cleaned_data["classes"])
    lessons = plan.lessons
    reader = _Reader(plan=plan, classes=classes, posted=posted, now=now)
    given = _given(lessons, classes)
    rows = (reader.row(lesson, week, given) for week, lesson in enumerate(lessons))
    return AssignTable(classes=classes, rows=tuple(rows))


def _given(lessons: Sequence[Lesson], classes: Sequence[Classroom]) -> Places:
    rows = Assignment.objects.filter(lesson__in=lessons, classroom__in=classes)
    return {(row.lesson_id, row.classroom_id): row for row in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    plan: PlanForm
    classes: tuple[Classroom, ...]
    posted: QueryDict | None
    now: datetime

    def row(self, lesson: Lesson, week: int, given: Places) -> Row:
        opens_at, due_at = (
            moment_in_week(
                rule, self.plan.first.date(), week=week, zone=timezone.get_current_timezone()
            )
            for rule in (self.plan.opens, self.plan.due)
        )
        start = Cell(classroom=self.classes[0], name=f"opens-{lesson.pk}")
        opens = self._read(start, opens_at, hour_alone=START_OF_DAY, near=opens_at)
        by_rule = due_at if due_at > self.now else None
        cells = (
            self._due(
                Cell(
                    classroom=one,
                    name=f"due-{lesson.pk}-{one.pk}",
                    given=given.get((lesson.pk, one.pk)),
                ),
                by_rule,
                opens,
            )
            for one in self.classes
        )
        return Row(lesson=lesson, week=week + 1, opens=opens, cells=tuple(cells))

    def _due(self, cell: Cell, by_rule: datetime | None, opens: Cell) -> Cell:
        if cell.given:
            return cell
        read = self._read(cell, by_rule, hour_alone=END_OF_DAY, near=opens.moment or self.now)
        return replace(read, error=read.error or self._problem(read.moment, opens))

    def _problem(self, due_at: datetime | None, opens: Cell) -> str:
        if due_at is None or opens.error:
            return ""
        if opens.moment is None:
            return gettext("Say when the lesson opens.")
        if due_at <= self.now:
            return gettext("This time has passed already.")
        is_before = due_at <= opens.moment
        return gettext("The deadline must be later than the opening.") if is_before else ""

    def _read(
        self, cell: Cell, by_rule: datetime | None, *, hour_alone: time, near: datetime
    ) -> Cell:
        """«Friday» in the row of a week is the Friday of that week."""
        if self.posted is None:
            typed = by_rule.strftime(WRITTEN) if by_rule else ""
            return replace(cell, typed=typed, moment=by_rule)
        typed = self.posted.get(cell.name, "")
        if not typed.strip():
            return cell
        try:
            moment = typed_moment(typed, hour_alone=hour_alone, near=near)
        except ValidationError as error:
            return replace(cell, typed=typed, error=" ".join(error.messages))
        return replace(cell, typed=typed, moment=moment)
