"""What a teacher meets first in the morning. Every list takes the same number of queries, whatever
the size of the classes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Q

from lessons.domain.stuck import EXPIRES, Flag, turn
from lessons.models import (
    Assignment,
    Attempt,
    Classroom,
    Membership,
    Response,
    ResponseState,
    SetAside,
    User,
    WorkReturn,
)
from lessons.models.attempts import AttemptQuerySet
from lessons.queries.standings import Standing, standings_in

HELP_SHOWN = 7
RETURNED_SHOWN = 6
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsHelp:
    """A student with the worst of their reasons."""

    student: User
    standing: Standing
    flag: Flag

    @property
    def assignment(self) -> Assignment:
        return self.standing.assignment


def who_needs_help(classrooms: Sequence[Classroom], *, now: datetime) -> list[NeedsHelp]:
    """Each student once in a class, the worst first; without those that were set aside."""
    assignments = list(_watched(classrooms, now=now))
    students = _students(classrooms)
    places = [(one, pk) for one in assignments for pk in students[one.classroom_id]]
    found = standings_in(places, now=now)
    aside = _set_aside(assignments)
    worst: dict[tuple[int, int], NeedsHelp] = {}
    for assignment, pk in places:
        standing = found[assignment.pk, pk]
        flag = standing.flag(now)
        if flag is None or (assignment.pk, pk, flag.reason.value) in aside:
            continue
        student = students[assignment.classroom_id][pk]
        row = NeedsHelp(student=student, standing=standing, flag=flag)
        key = (assignment.classroom_id, pk)
        worst[key] = min(worst.get(key, row), row, key=lambda one: _turn(one, now))
    return sorted(worst.values(), key=lambda one: _turn(one, now))


def _turn(row: NeedsHelp, now: datetime) -> tuple[int, int, float, str]:
    return (*turn(row.flag, row.standing.due_at, now=now), row.student.sort_key)


def _watched(classrooms: Sequence[Classroom], *, now: datetime) -> Iterable[Assignment]:
    """Those of which the rule can say anything."""
    rows = Assignment.objects.open_to_students(now).filter(
        Q(due_at=None) | Q(due_at__gte=now - EXPIRES), classroom__in=classrooms, closed_at=None
    )
    return rows.select_related("lesson__course", "classroom").order_by("lesson__number", "pk")


def _students(classrooms: Sequence[Classroom]) -> Mapping[int, dict[int, User]]:
    rows = Membership.objects.current().students().filter(classroom__in=classrooms)
    found: dict[int, dict[int, User]] = defaultdict(dict)
    for row in rows.select_related("user").order_by("user__sort_key"):
        found[row.classroom_id][row.user_id] = row.user
    return found


def _set_aside(assignments: Sequence[Assignment]) -> set[tuple[int, int, str]]:
    rows = SetAside.objects.filter(assignment__in=assignments)
    return set(rows.values_list("assignment_id", "student_id", "reason"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedWorks:
    """Handed in again first, then those that are still revised, the nearest date first."""

    rows: list[WorkReturn]
    """As many as the desk shows."""
    total: int


def returned_works(classrooms: Sequence[Classroom]) -> ReturnedWorks:
    """Tasks that were returned for revision and are not marked since; two queries."""
    found = WorkReturn.objects.newest().filter(
        response__in=Response.objects.counted().of_members(),
        response__state__in=[ResponseState.RETURNED, ResponseState.WAITING],
        response__attempt__assignment__classroom__in=classrooms,
    )
    rows = found.select_related(
        "response__attempt__assignment__lesson",
        "response__attempt__assignment__classroom",
        "response__attempt__student",
        "response__version__question",
    )
    is_revised_first = F("response__state").desc()  # waiting before returned
    order = (is_revised_first, F("due_at").asc(nulls_last=True), "returned_at", "pk")
    return ReturnedWorks(rows=list(rows.order_by(*order)[:RETURNED_SHOWN]), total=found.count())


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """One lesson that closes on one day, in one class or several."""

    due_at: datetime
    assignments: tuple[Assignment, ...]
    student_count: int
    begun_count: int


def closing_soon(classrooms: Sequence[Classroom], *, now: datetime) -> list[Closing]:
    """What is due within a week, the soonest first; three queries."""
    due = Assignment.objects.open_to_students(now).filter(
        classroom__in=classrooms, due_at__gte=now, due_at__lte=now + WEEK, closed_at=None
    )
    rows = list(due.select_related("lesson", "classroom").order_by("due_at", "lesson__number"))
    students = student_counts(classrooms)
    begun = _people(Attempt.objects.begun(), rows)
    together: dict[tuple[int, datetime], list[Assignment]] = defaultdict(list)
    for row in rows:
        if row.due_at is not None:
            together[row.lesson_id, row.due_at].append(row)
    return [
        Closing(
            due_at=due_at,
            assignments=tuple(same),
            student_count=sum(students.get(one.classroom_id, 0) for one in same),
            begun_count=sum(begun.get(one.pk, 0) for one in same),
        )
        for (_lesson, due_at), same in together.items()
    ]


def student_counts(classrooms: Sequence[Classroom]) -> dict[int, int]:
    rows = Membership.objects.current().students().filter(classroom__in=classrooms)
    return dict(rows.order_by().values_list("classroom_id").annotate(Count("pk")))


def _people(attempts: AttemptQuerySet, assignments: Sequence[Assignment]) -> dict[int, int]:
    """How many who are in the class now have such an attempt, by assignment."""
    rows = attempts.filter(
        assignment__in=assignments,
        student__membership__classroom_id=F("assignment__classroom_id"),
        student__membership__ended_at=None,
    )
    counted = rows.order_by().values_list("assignment_id")
    return dict(counted.annotate(Count("student", distinct=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonShare:
    """How many of a class have handed in something of one lesson."""

    assignment: Assignment
    handed_in: int
    students: int

    @property
    def percent(self) -> int:
        return round(100 * self.handed_in / self.students) if self.students else 0

    @property
    def heat(self) -> int:
        """One of five shades, beside the words."""
        return min(4, (self.percent + 24) // 25)


def lesson_shares(
    classrooms: Sequence[Classroom], *, now: datetime
) -> Mapping[int, list[LessonShare]]:
    """By class, in the order of its lessons, of those that have opened; three queries."""
    rows = Assignment.objects.open_to_students(now).filter(classroom__in=classrooms)
    assignments = list(rows.select_related("lesson").order_by("lesson__number", "pk"))
    students = student_counts(classrooms)
    done = _people(Attempt.objects.submitted(), assignments)
    found: dict[int, list[LessonShare]] = defaultdict(list)
    for one in assignments:
        found[one.classroom_id].append(
            LessonShare(
                assignment=one,
                handed_in=done.get(one.pk, 0),
                students=students.get(one.classroom_id, 0),
            )
        )
    return found
