"""Where students stand in their assigned lessons."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, Min

from lessons.domain.clock import own_deadline
from lessons.domain.keys import KeyTime, is_key_shown
from lessons.domain.mastery import Practised
from lessons.domain.parts import Part
from lessons.domain.progress import (
    Gate,
    Mastery,
    NextStep,
    PartProgress,
    ResponseMark,
    Sitting,
    has_duty,
    lesson_progress,
    mastery_of,
    next_step,
    score_of,
)
from lessons.domain.stuck import Flag, flag_of
from lessons.models import Allowance, Assignment, Attempt, Question, Response, Role, User
from lessons.queries.mastery import mark_limits, practised_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonPart:
    """A part that has questions in use, as its lesson has it."""

    part: Part
    question_count: int
    label: str
    """The author's own name for a task (ОБӨЖ), the first one where they differ; or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One student in one assigned lesson."""

    assignment: Assignment
    student_id: int
    parts: tuple[PartProgress, ...]
    sittings: tuple[Sitting, ...]
    due_at: datetime | None
    """For this student, who may have been given a later date."""

    @property
    def next_step(self) -> NextStep:
        return next_step(self.parts)

    @property
    def has_duty(self) -> bool:
        return has_duty(self.parts)

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

    def label_of(self, part: Part) -> str:
        """The author's own name for a task (ОБӨЖ); empty where there is none."""
        return next((row.label for row in self.parts if row.part is part), "")

    def progress_in(self, part: Part) -> PartProgress | None:
        """None for a part that has no questions in use any more."""
        return next((row for row in self.parts if row.part is part), None)

    def is_key_shown(self, part: Part) -> bool:
        """Whether this student may see what is right in a part of the lesson."""
        row = self.progress_in(part)
        return is_key_shown(
            KeyTime(self.assignment.key_time),
            has_open=row is not None and row.has_open,
            attempts_left=row.attempts_left if row else 0,
        )

    def is_past(self, now: datetime) -> bool:
        """Its deadline is over: nothing of it stands before what is still in time."""
        return self.due_at is not None and now > self.due_at

    def is_closed(self, now: datetime) -> bool:
        """Nothing is begun or taken from this student any more."""
        closes_at = self.assignment.closes_at(self.due_at)
        return closes_at is not None and now > closes_at

    def flag(self, now: datetime) -> Flag | None:
        """Why a teacher should look at this student."""
        return flag_of(self.parts, self.sittings, now=now, due_at=self.due_at)


def standings(
    assignments: Sequence[Assignment], student_ids: Iterable[int], *, now: datetime
) -> dict[tuple[int, int], Standing]:
    """The standing of every student in every assignment, by (assignment id, student id).

    Six queries in all.
    """
    students = list(student_ids)
    return standings_in([(one, pk) for one in assignments for pk in students], now=now)


def standings_in(
    places: Sequence[tuple[Assignment, int]], *, now: datetime
) -> dict[tuple[int, int], Standing]:
    """``standings`` of some students in some assignments: those of several classes."""
    assignments = list({assignment.pk: assignment for assignment, _ in places}.values())
    students = list({student for _, student in places})
    parts = lesson_parts({assignment.lesson_id for assignment in assignments})
    sittings = _sittings(assignments, students)
    known = practised_parts({assignment.lesson_id for assignment in assignments}, students)
    allowed = _allowances(assignments, students)
    return {
        (assignment.pk, student): _standing(
            assignment,
            student,
            parts.get(assignment.lesson_id, ()),
            sittings[assignment.pk, student],
            known.get((assignment.lesson_id, student), {}),
            allowed=allowed.get((assignment.pk, student)),
            now=now,
        )
        for assignment, student in places
    }


def _standing(
    assignment: Assignment,
    student_id: int,
    parts: Sequence[LessonPart],
    sittings: Sequence[Sitting],
    known: Mapping[Part, Practised],
    *,
    allowed: Allowance | None,
    now: datetime,
) -> Standing:
    due_at = own_deadline(assignment.due_at, allowed.due_at if allowed else None)
    closes_at = assignment.closes_at(due_at)
    return Standing(
        assignment=assignment,
        student_id=student_id,
        sittings=tuple(sittings),
        due_at=due_at,
        parts=lesson_progress(
            {row.part: asked_count(assignment, row) for row in parts},
            sittings,
            attempts_allowed=_attempts(assignment, allowed),
            gate=Gate(assignment.gate),
            labels={row.part: row.label for row in parts},
            is_over=assignment.is_over(now, due_at=due_at) and not _is_let_in(allowed, due_at),
            is_closed=closes_at is not None and now > closes_at,
            practised=known,
            limits=mark_limits(),
            required=assignment.required,
        ),
    )


def _attempts(assignment: Assignment, allowed: Allowance | None) -> int | None:
    """None where they are not limited."""
    if assignment.attempts_allowed is None or allowed is None:
        return assignment.attempts_allowed
    return assignment.attempts_allowed + allowed.attempts


def _is_let_in(allowed: Allowance | None, due_at: datetime | None) -> bool:
    """By a teacher who gave one more attempt when the deadline had shown the right answers."""
    was_late = allowed is not None and due_at is not None and allowed.given_at > due_at
    return was_late and allowed is not None and allowed.attempts > 0


def _allowances(
    assignments: Sequence[Assignment], student_ids: Sequence[int]
) -> dict[tuple[int, int], Allowance]:
    """By assignment and student; one query."""
    rows = Allowance.objects.filter(assignment__in=assignments, student_id__in=student_ids)
    return {(row.assignment_id, row.student_id): row for row in rows}


def asked_count(assignment: Assignment, row: LessonPart) -> int:
    """How many questions one attempt asks."""
    return min(assignment.drawn_count(row.part) or row.question_count, row.question_count)


def lesson_parts(lesson_ids: Iterable[int]) -> dict[int, tuple[LessonPart, ...]]:
    """The parts of each lesson that has questions for a test, in their order; one query."""
    rows = (
        Question.objects.for_test()
        .filter(lesson_id__in=list(lesson_ids))
        .values_list("lesson_id", "part", "label")
        .annotate(Count("pk"), first=Min("position"))
        .order_by("first")
    )
    found: dict[int, dict[Part, LessonPart]] = defaultdict(dict)
    for lesson_id, part, label, count, _first in rows:
        nothing = LessonPart(part=Part(part), question_count=0, label="")
        so_far = found[lesson_id].get(nothing.part, nothing)
        found[lesson_id][nothing.part] = replace(
            so_far, question_count=so_far.question_count + count, label=so_far.label or label
        )
    return {
        lesson_id: tuple(parts[part] for part in Part if part in parts)
        for lesson_id, parts in found.items()
    }


def _sittings(
    assignments: Sequence[Assignment], student_ids: Sequence[int]
) -> dict[tuple[int, int], list[Sitting]]:
    attempts = Attempt.objects.begun().filter(
        assignment__in=assignments, student_id__in=student_ids
    )
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


def standing_of(assignment: Assignment, student: User, *, now: datetime) -> Standing:
    return standings([assignment], [student.pk], now=now)[assignment.pk, student.pk]


def progress_of(
    assignment: Assignment, student: User, *, now: datetime
) -> tuple[PartProgress, ...]:
    return standing_of(assignment, student, now=now).parts


def student_standings(student: User, *, now: datetime) -> list[Standing]:
    """Every open assignment of the student's classes: first where something has to be done,
    nearest deadline first; what is overdue never stands before what is still in time."""
    assignments = list(
        Assignment.objects.open_to_students(now)
        .filter(
            classroom__membership__user=student,
            classroom__membership__role=Role.STUDENT,
            classroom__membership__ended_at=None,
            classroom__archived_at=None,
        )
        .select_related("lesson__course", "classroom")
        .order_by("lesson__number")
    )
    found = standings(assignments, [student.pk], now=now)
    rows = [found[assignment.pk, student.pk] for assignment in assignments]
    return sorted(rows, key=lambda row: _urgency(row, now=now))


def _urgency(row: Standing, *, now: datetime) -> tuple[bool, bool, bool, float]:
    due_at = row.due_at
    return (
        row.is_past(now),
        not row.has_duty,
        due_at is None,
        due_at.timestamp() if due_at else 0,
    )
