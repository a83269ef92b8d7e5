"""Reads for pages: QuerySets or frozen rows, never writes.

Every list takes the same number of queries whatever the size of the class.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Prefetch, Q, QuerySet

from lessons.domain.parts import Part
from lessons.domain.progress import (
    Gate,
    Mastery,
    NextStep,
    PartProgress,
    ResponseMark,
    Sitting,
    Stuck,
    lesson_progress,
    mastery_of,
    next_step,
    score_of,
    stuck_reason,
)
from lessons.models import (
    Assignment,
    Attempt,
    Classroom,
    Course,
    Lesson,
    Marking,
    Membership,
    Question,
    Response,
    Role,
    User,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One student in one assigned lesson."""

    assignment: Assignment
    student_id: int
    parts: tuple[PartProgress, ...]
    sittings: tuple[Sitting, ...]

    @property
    def next_step(self) -> NextStep:
        return next_step(self.parts)

    @property
    def mastery(self) -> Mastery:
        return mastery_of(self.parts)

    @property
    def done_count(self) -> int:
        return sum(part.is_done for part in self.parts)

    @property
    def waiting_count(self) -> int:
        """Open answers in the attempts that count which wait for the teacher."""
        return sum(part.best.waiting_count for part in self.parts if part.best)

    def stuck(self, now: datetime) -> Stuck | None:
        return stuck_reason(self.parts, self.sittings, now=now, due_at=self.assignment.due_at)


def standings(
    assignments: Sequence[Assignment], student_ids: Iterable[int]
) -> dict[tuple[int, int], Standing]:
    """The standing of every student in every assignment, by (assignment id, student id).

    Three queries in all.
    """
    students = list(student_ids)
    counts = _question_counts({assignment.lesson_id for assignment in assignments})
    sittings = _sittings(assignments, students)
    return {
        (assignment.pk, student): _standing(
            assignment, student, counts[assignment.lesson_id], sittings[assignment.pk, student]
        )
        for assignment in assignments
        for student in students
    }


def _standing(
    assignment: Assignment,
    student_id: int,
    counts: Mapping[Part, int],
    sittings: Sequence[Sitting],
) -> Standing:
    return Standing(
        assignment=assignment,
        student_id=student_id,
        sittings=tuple(sittings),
        parts=lesson_progress(
            counts,
            sittings,
            attempts_allowed=assignment.attempts_allowed,
            gate=Gate(assignment.gate),
        ),
    )


def _question_counts(lesson_ids: Iterable[int]) -> dict[int, dict[Part, int]]:
    rows = (
        Question.objects.in_use()
        .filter(lesson_id__in=list(lesson_ids))
        .order_by()
        .values_list("lesson_id", "part")
        .annotate(Count("pk"))
    )
    counts: dict[int, dict[Part, int]] = defaultdict(dict)
    for lesson_id, part, count in rows:
        counts[lesson_id][Part(part)] = count
    return counts


def _sittings(
    assignments: Sequence[Assignment], student_ids: Sequence[int]
) -> dict[tuple[int, int], list[Sitting]]:
    attempts = list(
        Attempt.objects.filter(assignment__in=assignments, student_id__in=student_ids).order_by(
            "number"
        )
    )
    marks = _marks(attempt.pk for attempt in attempts if attempt.is_submitted)
    found: dict[tuple[int, int], list[Sitting]] = defaultdict(list)
    for attempt in attempts:
        found[attempt.assignment_id, attempt.student_id].append(
            Sitting(
                part=Part(attempt.part),
                number=attempt.number,
                last_active_at=attempt.last_active_at,
                score=score_of(marks[attempt.pk]) if attempt.is_submitted else None,
            )
        )
    return found


def _marks(attempt_ids: Iterable[int]) -> dict[int, list[ResponseMark]]:
    rows = Response.objects.filter(attempt_id__in=list(attempt_ids)).order_by()
    marks: dict[int, list[ResponseMark]] = defaultdict(list)
    for attempt_id, points, fraction in rows.values_list(
        "attempt_id", "version__points", "fraction"
    ):
        marks[attempt_id].append(ResponseMark(points=points, fraction=fraction))
    return marks


def standing_of(assignment: Assignment, student: User) -> Standing:
    return standings([assignment], [student.pk])[assignment.pk, student.pk]


def progress_of(assignment: Assignment, student: User) -> tuple[PartProgress, ...]:
    return standing_of(assignment, student).parts


def student_standings(student: User, *, now: datetime) -> list[Standing]:
    """Every open assignment of the student's classes, nearest deadline first."""
    assignments = list(
        Assignment.objects.open_to_students(now)
        .filter(classroom__membership__user=student, classroom__membership__role=Role.STUDENT)
        .select_related("lesson__course", "classroom")
        .order_by("lesson__number")
    )
    found = standings(assignments, [student.pk])
    rows = [found[assignment.pk, student.pk] for assignment in assignments]
    return sorted(
        rows, key=lambda row: (row.assignment.due_at is None, row.assignment.due_at or now)
    )


def memberships(user: User) -> QuerySet[Membership]:
    return (
        Membership.objects.filter(user=user).select_related("classroom").order_by("classroom__name")
    )


def students_of(classroom: Classroom) -> list[User]:
    """In Kazakh alphabetical order."""
    return list(User.objects.filter(membership__classroom=classroom, membership__role=Role.STUDENT))


def assignments_of(classroom: Classroom) -> list[Assignment]:
    return list(
        Assignment.objects.filter(classroom=classroom)
        .select_related("lesson__course", "classroom")
        .order_by("lesson__number")
    )


def waiting_counts(classroom: Classroom) -> dict[int, int]:
    """Answers waiting for a mark, by assignment id."""
    rows = (
        Response.objects.waiting()
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
    classrooms = list(Classroom.objects.taught_by(user))
    by_class = {"classroom__in": classrooms}
    students = _counts(Membership.objects.filter(role=Role.STUDENT, **by_class), "classroom_id")
    lessons = _counts(Assignment.objects.filter(**by_class), "classroom_id")
    waiting = _counts(
        Response.objects.waiting().filter(attempt__assignment__classroom__in=classrooms),
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


def _counts(rows: QuerySet, field: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(field).annotate(Count("pk")))


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    student: User
    standing: Standing
    stuck: Stuck | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassResults:
    """Students × parts of one assigned lesson."""

    assignment: Assignment
    parts: tuple[Part, ...]
    rows: tuple[ResultRow, ...]


def class_results(assignment: Assignment, *, now: datetime) -> ClassResults:
    students = students_of(assignment.classroom)
    found = standings([assignment], [student.pk for student in students])
    counts = _question_counts([assignment.lesson_id])[assignment.lesson_id]
    return ClassResults(
        assignment=assignment,
        parts=tuple(part for part in Part if counts.get(part)),
        rows=tuple(
            ResultRow(
                student=student,
                standing=found[assignment.pk, student.pk],
                stuck=found[assignment.pk, student.pk].stuck(now),
            )
            for student in students
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingGroup:
    """One question of one assigned lesson with answers that wait for the teacher."""

    assignment_id: int
    question_id: int
    classroom: str
    lesson_number: int
    lesson_title: str
    part: Part
    label: str
    text: str
    count: int
    oldest_at: datetime


def waiting_groups(teacher: User) -> list[WaitingGroup]:
    """What waits in all classes of the teacher, longest waiting first; one query."""
    rows = (
        _waiting_for(teacher)
        .values_list(
            "attempt__assignment_id",
            "version__question_id",
            "attempt__assignment__classroom__name",
            "attempt__assignment__lesson__number",
            "attempt__assignment__lesson__title",
            "version__question__part",
            "version__question__label",
            "version__question__current__text",
        )
        .annotate(count=Count("pk"), oldest=Min("attempt__submitted_at"))
        .order_by("oldest", "attempt__assignment_id", "version__question_id")
    )
    return [
        WaitingGroup(
            assignment_id=row[0],
            question_id=row[1],
            classroom=row[2],
            lesson_number=row[3],
            lesson_title=row[4],
            part=Part(row[5]),
            label=row[6],
            text=row[7],
            count=row[8],
            oldest_at=row[9],
        )
        for row in rows
    ]


def waiting_responses(teacher: User, *, assignment_id: int, question_id: int) -> QuerySet[Response]:
    """The answers to one question that wait, in the order they were handed in."""
    return (
        _waiting_for(teacher)
        .filter(attempt__assignment_id=assignment_id, version__question_id=question_id)
        .order_by("attempt__submitted_at", "pk")
    )


def _waiting_for(teacher: User) -> QuerySet[Response]:
    return Response.objects.waiting().filter(
        attempt__assignment__classroom__membership__user=teacher,
        attempt__assignment__classroom__membership__role=Role.TEACHER,
    )


def responses_of(attempt: Attempt) -> list[Response]:
    """The responses of an attempt with their versions, sections and markings, newest first."""
    markings = Marking.objects.select_related("marker").order_by("-number")
    return list(
        attempt.response_set.select_related("version__question__section")
        .prefetch_related(Prefetch("markings", queryset=markings))
        .order_by("position")
    )


def attempts_of(assignment: Assignment, student: User) -> list[tuple[Attempt, Sitting]]:
    """One student's attempts at one assigned lesson, oldest first, with their scores."""
    attempts = list(
        Attempt.objects.filter(assignment=assignment, student=student).order_by("started_at", "pk")
    )
    marks = _marks(attempt.pk for attempt in attempts if attempt.is_submitted)
    return [
        (
            attempt,
            Sitting(
                part=Part(attempt.part),
                number=attempt.number,
                last_active_at=attempt.last_active_at,
                score=score_of(marks[attempt.pk]) if attempt.is_submitted else None,
            ),
        )
        for attempt in attempts
    ]


def joined_classrooms(student: User) -> list[Classroom]:
    return list(Classroom.objects.joined_by(student))


def task_labels(lesson: Lesson) -> dict[Part, str]:
    """The author's own names of the tasks (ОБӨЖ …) by part; the first one where they differ."""
    rows = Question.objects.in_use().filter(lesson=lesson).exclude(label="")
    labels: dict[Part, str] = {}
    for part, label in rows.order_by("position").values_list("part", "label"):
        labels.setdefault(Part(part), label)
    return labels


def drafts_of(attempt: Attempt) -> list[Response]:
    """The responses of an attempt under way, with their questions and sections; one query."""
    return list(
        attempt.response_set.select_related("version__question__section").order_by("position")
    )


def assignable_lessons(classroom: Classroom) -> QuerySet[Lesson]:
    """Published lessons that the class does not have yet."""
    return (
        Lesson.objects.published()
        .exclude(assignment__classroom=classroom)
        .select_related("course")
        .order_by("course__title", "number")
    )


def student_attempts(
    assignments: Sequence[Assignment], student: User
) -> dict[int, list[tuple[Attempt, Sitting]]]:
    """One student's attempts by assignment id, oldest first, with their scores; two queries."""
    attempts = list(
        Attempt.objects.filter(assignment__in=assignments, student=student)
        .select_related("assignment")
        .order_by("started_at", "pk")
    )
    marks = _marks(attempt.pk for attempt in attempts if attempt.is_submitted)
    found: dict[int, list[tuple[Attempt, Sitting]]] = defaultdict(list)
    for attempt in attempts:
        sitting = Sitting(
            part=Part(attempt.part),
            number=attempt.number,
            last_active_at=attempt.last_active_at,
            score=score_of(marks[attempt.pk]) if attempt.is_submitted else None,
        )
        found[attempt.assignment_id].append((attempt, sitting))
    return found


def next_waiting(
    teacher: User, *, assignment_id: int, question_id: int, after: Response | None = None
) -> Response | None:
    """The first waiting answer of a group, or the one that follows ``after``, going round."""
    waiting = waiting_responses(teacher, assignment_id=assignment_id, question_id=question_id)
    if after is None:
        return waiting.first()
    at = after.attempt.submitted_at
    later = waiting.filter(
        Q(attempt__submitted_at__gt=at) | Q(attempt__submitted_at=at, pk__gt=after.pk)
    )
    return later.first() or waiting.first()


def free_lesson_number(course: Course, *, wanted: int) -> int:
    """The first number from ``wanted`` on that no lesson of the course has."""
    taken = set(Lesson.objects.filter(course=course).values_list("number", flat=True))
    return next(number for number in itertools.count(max(wanted, 1)) if number not in taken)
