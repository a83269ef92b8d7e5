"""Sums of a whole class's marks: the database adds, so that a thousand students stay cheap."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Count,
    ExpressionWrapper,
    F,
    Q,
    QuerySet,
    Sum,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Round

from lessons.domain.parts import Part
from lessons.domain.results.cells import NOTHING, AttemptSum, ResultCell
from lessons.domain.results.table import ResultColumn, ResultRow, ResultTable
from lessons.models import Assignment, Attempt, Classroom, ResponseState, User
from lessons.queries.mastery import mark_limits

_PARTS = {part.value: part for part in Part}
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


_CELLS = """
SELECT student_id, {column},
       CAST(SUM(earned) AS BIGINT), CAST(SUM(checked) AS BIGINT), CAST(SUM(waiting) AS BIGINT),
       CAST(SUM(waiting_count) AS BIGINT),
       SUM(CASE WHEN has_ended THEN 1 ELSE 0 END),
       MAX(CASE WHEN has_ended AND returned_count = 0 THEN 0 ELSE 1 END)
FROM (SELECT sums.*, ROW_NUMBER() OVER (
        PARTITION BY assignment_id, student_id, part
        ORDER BY CASE WHEN has_ended THEN 0 ELSE 1 END,
                 CASE WHEN waiting_count = 0 THEN 0 ELSE 1 END,
                 CASE WHEN checked > 0 THEN CAST(earned AS DOUBLE PRECISION) / checked
                      ELSE 0 END DESC,
                 checked DESC, pk) AS place
      FROM ({sums}) AS sums) AS ranked
WHERE place = 1
GROUP BY student_id, {column}
"""
"""Of each part the attempt that counts, as ``progress.best_of`` has it: handed in, checked as a
whole, the share, the points."""


def attempt_sums(
    assignments: Iterable[Assignment], students: Iterable[int] | None = None
) -> list[AttemptSum]:
    """Of attempts that were begun; of all students where none are named. One query."""
    return [
        AttemptSum(assignment, student, _PARTS[part], attempt, bool(has_ended), *more)
        for assignment, student, part, attempt, has_ended, *more in _plain(
            "{sums}", _sums(assignments, students)
        )
    ]


def result_cells(
    assignments: Iterable[Assignment], students: Iterable[int], *, by_part: bool
) -> Mapping[int, Mapping[str, ResultCell]]:
    """By student and then by lesson, or by level over all lessons; keys are those of columns."""
    column = "part" if by_part else "assignment_id"
    rows = _plain(_CELLS.replace("{column}", column), _sums(assignments, students))
    found: dict[int, dict[str, ResultCell]] = defaultdict(dict)
    for student, key, earned, checked, waiting, waiting_count, handed_in, is_open in rows:
        found[student][str(key)] = ResultCell(
            earned=earned,
            checked=checked,
            waiting=waiting,
            waiting_count=waiting_count,
            handed_in=handed_in,
            is_open=bool(is_open),
        )
    return found


def _sums(
    assignments: Iterable[Assignment], students: Iterable[int] | None
) -> QuerySet[Attempt, Any]:
    attempts = Attempt.objects.begun().filter(assignment__in=list(assignments))
    if students is not None:
        attempts = attempts.filter(student__in=list(students))
    points = "response__version__points"
    return (
        attempts.order_by()
        .values_list("assignment_id", "student_id", "part", "pk")
        .annotate(
            # Not the time itself: reading it would be a third of what the page costs.
            has_ended=ExpressionWrapper(Q(submitted_at__isnull=False), BooleanField()),
            earned=_whole(Sum(_HUNDREDTHS, filter=_MARKED)),
            checked=_whole(Sum(points, filter=_MARKED)),
            waiting=_whole(Sum(points, filter=_UNMARKED)),
            waiting_count=Count("response", filter=_WAITING),
            returned_count=Count("response", filter=_RETURNED),
        )
    )


def _whole(total: Sum) -> Cast:
    """PostgreSQL makes a decimal of a sum of large whole numbers."""
    return Cast(Coalesce(total, 0, output_field=BigIntegerField()), BigIntegerField())


def _plain(sql: str, sums: QuerySet[Attempt, Any]) -> list[tuple[Any, ...]]:
    """Rows as the database gives them: they are whole numbers and words already, and turning
    90,000 of them over value by value took as long as adding them up."""
    try:
        inner, parameters = sums.query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql.replace("{sums}", inner), parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def course_assignments(classroom: Classroom) -> list[Assignment]:
    """By course and number; one query."""
    return list(
        Assignment.objects.filter(classroom=classroom)
        .select_related("lesson__course", "classroom")
        .order_by("lesson__course__sort_key", "lesson__course", "lesson__number", "pk")
    )


def of_course(assignments: Sequence[Assignment], course: str) -> list[Assignment]:
    """All of them where it names none of their courses."""
    return [one for one in assignments if str(one.lesson.course_id) == course] or list(assignments)


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
    cells = result_cells(assignments, [student.pk for student in students], by_part=by_part)
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
