"""Where students stand in their assigned lessons."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from django.db.models import Count

from lessons.domain.allowances import Allowed
from lessons.domain.clock import own_deadline
from lessons.domain.keys import KeyTime, is_key_shown
from lessons.domain.lateness import counted
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
from lessons.models import (
    Assignment,
    Attempt,
    Classroom,
    Response,
    ResponseState,
    User,
)
from lessons.queries.allowances import allowances
from lessons.queries.mastery import mark_limits, practised_parts
from lessons.queries.pools import LessonPart, pools


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
    def is_undone(self) -> bool:
        """Something of what is required was never handed in."""
        return not all(part.is_done or not part.is_required for part in self.parts)

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
            has_open=row is not None and (row.has_open or row.is_withdrawable),
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

    Four queries in all.
    """
    students = list(student_ids)
    return standings_in([(one, pk) for one in assignments for pk in students], now=now)


def standings_in(
    places: Sequence[tuple[Assignment, int]], *, now: datetime
) -> dict[tuple[int, int], Standing]:
    """``standings`` of some students in some assignments: those of several classes."""
    assignments = list({assignment.pk: assignment for assignment, _ in places}.values())
    students = list({student for _, student in places})
    lessons = {assignment.lesson_id for assignment in assignments}
    found = pools(lessons)
    sittings = _sittings(assignments, students, now=now)
    known = practised_parts(lessons, students, counts=found.practice)
    allowed = allowances(assignments, students)
    return {
        (assignment.pk, student): _standing(
            assignment,
            student,
            found.parts.get(assignment.lesson_id, ()),
            sittings[assignment.pk, student],
            known.get((assignment.lesson_id, student), {}),
            allowed=allowed.get((assignment.pk, student), Allowed()),
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
    allowed: Allowed,
    now: datetime,
) -> Standing:
    due_at = own_deadline(assignment.due_at, allowed.due_at)
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


def _attempts(assignment: Assignment, allowed: Allowed) -> int | None:
    """None where they are not limited."""
    if assignment.attempts_allowed is None:
        return None
    return assignment.attempts_allowed + allowed.attempts


def _is_let_in(allowed: Allowed, due_at: datetime | None) -> bool:
    """By a teacher who gave one more attempt when the deadline had shown the right answers."""
    given_at = allowed.attempts_at
    return due_at is not None and given_at is not None and given_at > due_at


def asked_count(assignment: Assignment, row: LessonPart) -> int:
    """How many questions one attempt asks."""
    return min(assignment.drawn_count(row.part) or row.question_count, row.question_count)


def _sittings(
    assignments: Sequence[Assignment], student_ids: Sequence[int], *, now: datetime
) -> dict[tuple[int, int], list[Sitting]]:
    """By assignment and student, in their order; one query. Answers of one attempt that are worth
    the same come as one row."""
    rows = (
        Attempt.objects.begun()
        .filter(assignment__in=assignments, student_id__in=student_ids)
        .order_by("number", "pk")
        .values_list(
            "pk",
            "assignment_id",
            "student_id",
            "part",
            "number",
            "last_active_at",
            "submitted_at",
            "extended_to",
            "response__version__points",
            "response__fraction",
            "response__is_left_out",
            "response__late_factor",
            "response__state",
        )
        .annotate(Count("response"))
    )
    due = {assignment.pk: assignment.due_at for assignment in assignments}
    found: dict[tuple[int, int], list[Sitting]] = defaultdict(list)
    for _pk, attempt in groupby(rows, key=itemgetter(0)):
        first, *others = attempt
        marks = [
            (state, ResponseMark(points=points, fraction=counted(fraction, late), count=count))
            for *_, points, fraction, is_left_out, late, state, count in (first, *others)
            if count and not is_left_out
        ]
        _, assignment, student, part, number, last_active_at, submitted_at, extended_to, *_ = first
        due_at = own_deadline(due[assignment], extended_to)
        sitting = _sitting(
            part=Part(part),
            number=number,
            last_active_at=last_active_at,
            is_submitted=submitted_at is not None,
            marks=marks,
        )
        is_in_time = due_at is None or now <= due_at
        found[assignment, student].append(
            replace(sitting, is_withdrawable=sitting.is_withdrawable and is_in_time)
        )
    return found


def with_sittings(attempts: Iterable[Attempt]) -> list[tuple[Attempt, Sitting]]:
    """Each attempt with what progress sees of it; one query besides the attempts' own."""
    listed = list(attempts)
    marks = _marks(attempt.pk for attempt in listed if attempt.is_submitted)
    return [
        (
            attempt,
            _sitting(
                part=Part(attempt.part),
                number=attempt.number,
                last_active_at=attempt.last_active_at,
                is_submitted=attempt.is_submitted,
                marks=marks[attempt.pk],
            ),
        )
        for attempt in listed
    ]


_StatedMarks = Sequence[tuple[str, ResponseMark]]
"""(state, mark that counts) of responses."""


def _sitting(
    *, part: Part, number: int, last_active_at: datetime, is_submitted: bool, marks: _StatedMarks
) -> Sitting:
    """A task may be withdrawn while an answer waits, as far as the deadline is not over."""
    states = {state for state, _mark in marks} if is_submitted else set()
    return Sitting(
        part=part,
        number=number,
        last_active_at=last_active_at,
        score=score_of(mark for _state, mark in marks) if is_submitted else None,
        is_returned=ResponseState.RETURNED in states,
        unmarked_returned=sum(
            mark.count
            for state, mark in marks
            if state == ResponseState.RETURNED and mark.fraction is None
        ),
        is_withdrawable=part.is_task and ResponseState.WAITING in states,
    )


def _marks(attempt_ids: Iterable[int]) -> dict[int, list[tuple[str, ResponseMark]]]:
    rows = Response.objects.counted().filter(attempt_id__in=list(attempt_ids)).order_by()
    marks: dict[int, list[tuple[str, ResponseMark]]] = defaultdict(list)
    for attempt_id, points, fraction, late, state in rows.values_list(
        "attempt_id", "version__points", "fraction", "late_factor", "state"
    ):
        mark = ResponseMark(points=points, fraction=counted(fraction, late))
        marks[attempt_id].append((state, mark))
    return marks


def standing_of(assignment: Assignment, student: User, *, now: datetime) -> Standing:
    return standings([assignment], [student.pk], now=now)[assignment.pk, student.pk]


def progress_of(
    assignment: Assignment, student: User, *, now: datetime
) -> tuple[PartProgress, ...]:
    return standing_of(assignment, student, now=now).parts


def student_standings(student: User, *, now: datetime) -> list[Standing]:
    """In every assignment of the student's classes, whether or not it is open; four queries."""
    assignments = list(
        Assignment.objects.filter(classroom__in=Classroom.objects.joined_by(student))
        .select_related("lesson__course", "classroom")
        .order_by("lesson__number")
    )
    return list(standings(assignments, [student.pk], now=now).values())


def open_standings(rows: Iterable[Standing], *, now: datetime) -> list[Standing]:
    """Those to be worked on: first where something has to be done, nearest deadline first; what is
    overdue never stands before what is still in time."""
    found = [row for row in rows if _is_open(row.assignment, now=now)]
    return sorted(found, key=lambda row: _urgency(row, now=now))


def _is_open(assignment: Assignment, *, now: datetime) -> bool:
    is_in_use = assignment.classroom.archived_at is None and assignment.lesson.is_published
    return is_in_use and assignment.opens_at <= now


def _urgency(row: Standing, *, now: datetime) -> tuple[bool, bool, bool, float]:
    due_at = row.due_at
    return (
        row.is_past(now),
        not row.has_duty,
        due_at is None,
        due_at.timestamp() if due_at else 0,
    )
