"""Where students stand in their assigned lessons."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

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
from lessons.models import Assignment, Attempt, Question, Response, Role, User


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
        """Answers that wait for the teacher."""
        return sum(part.waiting_count for part in self.parts)

    def stuck(self, now: datetime) -> Stuck | None:
        return stuck_reason(self.parts, self.sittings, now=now, due_at=self.assignment.due_at)


def standings(
    assignments: Sequence[Assignment], student_ids: Iterable[int]
) -> dict[tuple[int, int], Standing]:
    """The standing of every student in every assignment, by (assignment id, student id).

    Three queries in all.
    """
    students = list(student_ids)
    counts = question_counts({assignment.lesson_id for assignment in assignments})
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


def question_counts(lesson_ids: Iterable[int]) -> dict[int, dict[Part, int]]:
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
    attempts = Attempt.objects.filter(assignment__in=assignments, student_id__in=student_ids)
    found: dict[tuple[int, int], list[Sitting]] = defaultdict(list)
    for attempt, sitting in with_sittings(attempts.order_by("number")):
        found[attempt.assignment_id, attempt.student_id].append(sitting)
    return found


def with_sittings(attempts: Iterable[Attempt]) -> list[tuple[Attempt, Sitting]]:
    """Each attempt with what progress sees of it; one query besides the attempts' own."""
    listed = list(attempts)
    marks = _marks(attempt.pk for attempt in listed if attempt.is_submitted)
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
        for attempt in listed
    ]


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
    """Every open assignment of the student's classes: first where there is something to do,
    nearest deadline first."""
    assignments = list(
        Assignment.objects.open_to_students(now)
        .filter(classroom__membership__user=student, classroom__membership__role=Role.STUDENT)
        .select_related("lesson__course", "classroom")
        .order_by("lesson__number")
    )
    found = standings(assignments, [student.pk])
    rows = [found[assignment.pk, student.pk] for assignment in assignments]
    return sorted(rows, key=_urgency)


def _urgency(row: Standing) -> tuple[bool, bool, float]:
    due_at = row.assignment.due_at
    return (not row.next_step.is_pressing, due_at is None, due_at.timestamp() if due_at else 0)
