"""Sums of a whole class's marks: the database adds, so that a thousand students stay cheap."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Count,
    ExpressionWrapper,
    F,
    Q,
    Sum,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Round

from lessons.domain.parts import Part
from lessons.domain.results.cells import NOTHING, AttemptSum, ResultCell, cells_by, counted
from lessons.domain.results.table import ResultColumn, ResultRow, ResultTable
from lessons.models import Assignment, Attempt, Classroom, ResponseState, User
from lessons.queries.mastery import mark_limits

_STORED = 100_000
"""A fraction has five places."""
_PERCENT = 100
_TO_HUNDREDTHS = 100_000
"""Fraction by late factor, which has two places."""
_HANDED_IN = (ResponseState.WAITING, ResponseState.MARKED, ResponseState.RETURNED)
_COUNTED = Q(response__is_left_out=False, response__state__in=_HANDED_IN)
# By the mark and not the state: that of a task which was returned counts until it is revised.
_MARKED = _COUNTED & Q(response__fraction__isnull=False)
_UNMARKED = _COUNTED & Q(response__fraction=None)
_WAITING = _COUNTED & Q(response__state=ResponseState.WAITING)
_RETURNED = _COUNTED & Q(response__state=ResponseState.RETURNED)
# In whole numbers, half up, as domain.marks.mark_of does it: no database rounds in its own way.
_HUNDREDTHS = (
    Cast(Round(F("response__fraction") * Value(_STORED)), BigIntegerField())
    * Cast(Round(F("response__late_factor") * Value(_PERCENT)), BigIntegerField())
    * F("response__version__points")
    + Value(_TO_HUNDREDTHS // 2)
) / Value(_TO_HUNDREDTHS)


def attempt_sums(
    assignments: Iterable[Assignment], students: Iterable[int] | None = None
) -> list[AttemptSum]:
    """Of attempts that were begun; of all students where none are named. One query."""
    attempts = Attempt.objects.begun().filter(assignment__in=list(assignments))
    if students is not None:
        attempts = attempts.filter(student__in=list(students))
    points = "response__version__points"
    rows = (
        attempts.order_by()
        .values_list("assignment_id", "student_id", "part", "pk")
        .annotate(
            # Not the time itself: reading it would be a third of what the page costs.
            has_ended=ExpressionWrapper(Q(submitted_at__isnull=False), BooleanField()),
            earned=Coalesce(Sum(_HUNDREDTHS, filter=_MARKED, output_field=BigIntegerField()), 0),
            checked=Coalesce(Sum(points, filter=_MARKED), 0),
            waiting=Coalesce(Sum(points, filter=_UNMARKED), 0),
            waiting_count=Count("response", filter=_WAITING),
            returned_count=Count("response", filter=_RETURNED),
        )
    )
    return [
        AttemptSum(assignment, student, Part(part), *more)
        for assignment, student, part, *more in rows
    ]


def course_assignments(classroom: Classroom) -> list[Assignment]:
    """By course and number; one query."""
    return list(
        Assignment.objects.filter(classroom=classroom)
        .select_related("lesson__course", "classroom")
        .order_by("lesson__course__sort_key", "lesson__course", "lesson__number", "pk")
    )


def lesson_columns(assignments: Sequence[Assignment], *, now: datetime) -> list[ResultColumn]:
    return [
        ResultColumn(
            key=str(assignment.pk),
            short=str(assignment.lesson.number),
            title=str(assignment.lesson),
            is_due=assignment.due_at is not None and now > assignment.due_at,
        )
        for assignment in assignments
    ]


def result_table(
    assignments: Sequence[Assignment],
    students: Sequence[User],
    columns: Sequence[ResultColumn],
    *,
    by_part: bool,
) -> ResultTable:
    """Students × lessons, or × levels and tasks over all of the lessons; one query."""
    sums = counted(attempt_sums(assignments, [student.pk for student in students]))
    cells = cells_by(sums, by_part=by_part)
    keys = [column.key for column in columns]
    return ResultTable(
        columns=tuple(columns),
        rows=tuple(_row(student, cells.get(student.pk, {}), keys) for student in students),
        limits=mark_limits(),
    )


def _row(student: User, cells: Mapping[str, ResultCell], keys: Sequence[str]) -> ResultRow:
    return ResultRow(
        student=student.pk,
        name=student.get_full_name(),
        cells=tuple(cells.get(key, NOTHING) for key in keys),
    )
