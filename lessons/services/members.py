"""The people of a class: leaving, moving, and more than one teacher."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from lessons.domain.refusals import MemberRefusal, Refused
from lessons.models import Assignment, Attempt, Classroom, Entry, LeftWork, Membership, Role, User
from lessons.services.classrooms import enter_classroom


class MemberRefused(Refused[MemberRefusal]):
    pass


def end_membership(membership: Membership, *, left_work: LeftWork, now: datetime) -> None:
    """The person has left: the work stays readable, and ``left_work`` says what waits for what."""
    ended = Membership.objects.current().filter(pk=membership.pk)
    ended.update(ended_at=now, left_work=left_work)


def decide_left_work(classroom: Classroom, *, student: User, left_work: LeftWork) -> bool:
    """What becomes of the answers of somebody who has left; False where nobody was asked."""
    asked = Membership.objects.ended().filter(classroom=classroom, user=student)
    return bool(asked.update(left_work=left_work))


@transaction.atomic
def move_student(
    student: User, *, from_class: Classroom, to_class: Classroom, now: datetime
) -> list[Assignment]:
    """Into another class, with the work on lessons that this one has too; those are returned.

    Work on other lessons stays where it was done, readable to the student and the teacher.
    Raises MemberRefused.
    """
    old = Membership.objects.current().students().filter(user=student, classroom=from_class)
    membership = old.first()
    if membership is None:
        raise MemberRefused(MemberRefusal.NOT_HERE)
    if Membership.objects.current().filter(user=student, classroom=to_class).exists():
        raise MemberRefused(MemberRefusal.IN_ALREADY)
    moved = [_move_attempts(student, *pair) for pair in shared_lessons(from_class, to_class)]
    end_membership(membership, left_work=LeftWork.ASK, now=now)
    enter_classroom(student, to_class, entry=Entry(membership.entry))
    return [assignment for assignment, count in moved if count]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePlan:
    """What a move would do to the work of a student; nothing is written."""

    goes: tuple[Assignment, ...]
    stays: tuple[Assignment, ...]


def plan_move(student: User, *, from_class: Classroom, to_class: Classroom) -> MovePlan:
    """The lessons of the class in which the student has work, by what becomes of it."""
    shared = {here.pk for here, _there in shared_lessons(from_class, to_class)}
    own = Assignment.objects.filter(classroom=from_class, attempt__student=student).distinct()
    worked = list(own.select_related("lesson").order_by("lesson__number"))
    return MovePlan(
        goes=tuple(row for row in worked if row.pk in shared),
        stays=tuple(row for row in worked if row.pk not in shared),
    )


def shared_lessons(
    from_class: Classroom, to_class: Classroom
) -> list[tuple[Assignment, Assignment]]:
    """(here, there) for each lesson that both classes have; two queries."""
    there = {row.lesson_id: row for row in Assignment.objects.filter(classroom=to_class)}
    here = Assignment.objects.filter(classroom=from_class, lesson__in=list(there))
    ordered = here.select_related("lesson").order_by("lesson__number")
    return [(row, there[row.lesson_id]) for row in ordered]


def _move_attempts(student: User, here: Assignment, there: Assignment) -> tuple[Assignment, int]:
    """Numbers go on behind what the student did there before, had they been there already."""
    last = _last_numbers(student, there)
    busy = set(_open_parts(student, there))
    attempts = Attempt.objects.filter(student=student, assignment=here).order_by("number")
    moving = [row for row in attempts if row.submitted_at or row.part not in busy]
    for attempt in moving:
        last[attempt.part] += 1
        attempt.assignment, attempt.number = there, last[attempt.part]
        attempt.save(update_fields=["assignment", "number"])
    return there, len(moving)


def _last_numbers(student: User, assignment: Assignment) -> defaultdict[str, int]:
    attempts = Attempt.objects.filter(student=student, assignment=assignment).order_by()
    return defaultdict(int, attempts.values_list("part").annotate(Max("number")))


def _open_parts(student: User, assignment: Assignment) -> list[str]:
    """One attempt at a part can be under way; a second one stays where it was begun."""
    under_way = Attempt.objects.under_way().filter(student=student, assignment=assignment)
    return list(under_way.values_list("part", flat=True))


@transaction.atomic
def add_teacher(classroom: Classroom, *, username: str) -> User:
    """A further teacher of the class. Raises MemberRefused.

    Only whom the site knows as a teacher: a class must not be a way to more rights.
    """
    person = User.objects.filter(username__iexact=username.strip(), is_active=True).first()
    if person is None:
        raise MemberRefused(MemberRefusal.NOBODY)
    here = Membership.objects.filter(user=person, classroom=classroom)
    if here.current().students().exists():
        raise MemberRefused(MemberRefusal.STUDENT_HERE)
    if not is_known_teacher(person):
        raise MemberRefused(MemberRefusal.NO_TEACHER)
    Membership.objects.update_or_create(
        user=person,
        classroom=classroom,
        defaults={"role": Role.TEACHER, "ended_at": None, "left_work": LeftWork.ASK},
    )
    return person


def is_known_teacher(person: User) -> bool:
    teaches = Membership.objects.teachers().filter(user=person).exists()
    return teaches or person.has_perm("lessons.add_classroom")


@transaction.atomic
def leave_as_teacher(membership: Membership, *, now: datetime) -> None:
    """Raises MemberRefused for the last teacher: a class without one is nobody's."""
    teachers = Membership.objects.current().teachers().filter(classroom=membership.classroom_id)
    if not teachers.exclude(pk=membership.pk).exists():
        raise MemberRefused(MemberRefusal.LAST_TEACHER)
    end_membership(membership, left_work=LeftWork.ASK, now=now)
