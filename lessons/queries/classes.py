"""Classes: who is in them, what they were given, and how they do."""

from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, Model, OuterRef, QuerySet

from lessons.domain.stuck import Flag
from lessons.models import (
    Assignment,
    Attempt,
    Classroom,
    Lesson,
    LiveSession,
    Membership,
    PracticeAnswer,
    PracticeSitting,
    Response,
    ReviewCard,
    Role,
    User,
)
from lessons.queries.pools import LessonPart, lesson_parts
from lessons.queries.standings import Standing, standings


def is_student_of(student_id: int, classroom_id: int) -> bool:
    """Whether the person may go on with work of the class."""
    members = Membership.objects.current().students()
    return members.filter(user=student_id, classroom=classroom_id).exists()


def students_of(classroom: Classroom) -> list[User]:
    """Those who are in the class now, in Kazakh alphabetical order."""
    return list(
        User.objects.filter(
            membership__classroom=classroom,
            membership__role=Role.STUDENT,
            membership__ended_at=None,
        )
    )


def assignments_of(classroom: Classroom) -> list[Assignment]:
    return list(
        Assignment.objects.filter(classroom=classroom)
        .select_related("lesson__course", "classroom")
        .order_by("lesson__number")
    )


def is_begun(assignment: Assignment) -> bool:
    """Whether a student has done anything in it."""
    own = {"assignment": assignment}
    return Attempt.objects.filter(**own).exists() or PracticeSitting.objects.filter(**own).exists()


def begun_lessons(lessons: QuerySet[Lesson]) -> QuerySet[Lesson]:
    """Those of them that a student has done anything in, or that were asked in class."""
    ways: tuple[tuple[type[Model], str], ...] = (
        (Attempt, "assignment__lesson"),
        (PracticeSitting, "assignment__lesson"),
        (PracticeAnswer, "question__lesson"),
        (ReviewCard, "question__lesson"),
        (LiveSession, "lesson"),
    )
    found = [Exists(model._default_manager.filter(**{way: OuterRef("pk")})) for model, way in ways]
    return lessons.filter(reduce(or_, found))


def assignable_lessons(classroom: Classroom) -> QuerySet[Lesson]:
    """Lessons on offer that the class does not have yet."""
    return (
        Lesson.objects.offered()
        .exclude(assignment__classroom=classroom)
        .select_related("course")
        .order_by("course__sort_key", "number")
    )


def waiting_counts(classroom: Classroom) -> dict[int, int]:
    """Answers waiting for a mark, by assignment id."""
    rows = (
        Response.objects.waiting()
        .of_members()
        .filter(attempt__assignment__classroom=classroom)
        .order_by()
        .values_list("attempt__assignment_id")
        .annotate(Count("pk"))
    )
    return dict(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtClass:
    classroom: Classroom
    student_count: int
    assignment_count: int
    waiting_count: int


def taught_classes(user: User) -> list[TaughtClass]:
    """The classes that the user teaches, with what waits in each; four queries."""
    classrooms = list(Classroom.objects.in_use().taught_by(user))
    by_class = {"classroom__in": classrooms}
    students = _counts(Membership.objects.current().students().filter(**by_class), "classroom_id")
    lessons = _counts(Assignment.objects.filter(**by_class), "classroom_id")
    waiting = _counts(
        Response.objects.waiting()
        .of_members()
        .filter(attempt__assignment__classroom__in=classrooms),
        "attempt__assignment__classroom_id",
    )
    return [
        TaughtClass(
            classroom=classroom,
            student_count=students.get(classroom.pk, 0),
            assignment_count=lessons.get(classroom.pk, 0),
            waiting_count=waiting.get(classroom.pk, 0),
        )
        for classroom in classrooms
    ]


def _counts(rows: QuerySet[Any], field: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(field).annotate(Count("pk")))


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    student: User
    standing: Standing
    flag: Flag | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassResults:
    """Students × parts of one assigned lesson."""

    assignment: Assignment
    parts: tuple[LessonPart, ...]
    rows: tuple[ResultRow, ...]


def class_results(assignment: Assignment, *, now: datetime) -> ClassResults:
    students = students_of(assignment.classroom)
    found = standings([assignment], [student.pk for student in students], now=now)
    return ClassResults(
        assignment=assignment,
        parts=lesson_parts([assignment.lesson_id]).get(assignment.lesson_id, ()),
        rows=tuple(
            ResultRow(
                student=student,
                standing=found[assignment.pk, student.pk],
                flag=found[assignment.pk, student.pk].flag(now),
            )
            for student in students
        ),
    )
