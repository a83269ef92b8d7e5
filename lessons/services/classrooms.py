"""Classes: made, joined, put away and taken out again."""

from contextlib import suppress
from datetime import datetime

from django.core.cache import cache
from django.db import transaction

from lessons.domain.refusals import JoinRefusal, Refused
from lessons.models import (
    Classroom,
    Entry,
    LeftWork,
    Membership,
    Role,
    User,
    new_join_code,
    plain_join_code,
)
from lessons.queries.office import department_for

MOST_WRONG_CODES = 20
WRONG_CODES_COUNT_FOR = 15 * 60
"""Seconds. Codes are short, for a blackboard: nobody may try them all. (Each server process
counts for itself, which is near enough.)"""


class JoinRefused(Refused[JoinRefusal]):
    pass


@transaction.atomic
def make_classroom(teacher: User, *, name: str) -> Classroom:
    """A class of which this person is the teacher."""
    classroom = Classroom.objects.create(
        name=name, join_code=free_join_code(), department=department_for(teacher)
    )
    Membership.objects.create(user=teacher, classroom=classroom, role=Role.TEACHER)
    return classroom


def free_join_code() -> str:
    code = new_join_code()
    while Classroom.objects.filter(join_code=code).exists():
        code = new_join_code()
    return code


def archive_classroom(classroom: Classroom, *, now: datetime) -> None:
    """Out of all lists; whoever was in it can still read what was done."""
    classroom.archived_at = now
    classroom.save(update_fields=["archived_at"])


def unarchive_classroom(classroom: Classroom) -> None:
    classroom.archived_at = None
    classroom.save(update_fields=["archived_at"])


@transaction.atomic
def join_classroom(user: User, *, code: str) -> Classroom:
    """Become a student of the class; joining twice changes nothing. Raises JoinRefused.

    A teacher who types the code of an own class stays its teacher. Whoever had left comes back.
    """
    if cache.get(_counter(user), 0) >= MOST_WRONG_CODES:
        raise JoinRefused(JoinRefusal.TOO_MANY_CODES)
    classroom = Classroom.objects.filter(join_code=plain_join_code(code)).first()
    if classroom is None:
        count_wrong_code(_counter(user), seconds=WRONG_CODES_COUNT_FOR)
        raise JoinRefused(JoinRefusal.CODE_UNKNOWN)
    if _is_in_already(user, classroom):
        return classroom
    if not classroom.is_open or classroom.archived_at:
        raise JoinRefused(JoinRefusal.CLASS_CLOSED)
    enter_classroom(user, classroom, entry=Entry.OWN)
    return classroom


def _is_in_already(user: User, classroom: Classroom) -> bool:
    """Typing the code is also how somebody agrees to a list that named them."""
    current = Membership.objects.current().filter(user=user, classroom=classroom)
    current.filter(entry=Entry.LIST).update(entry=Entry.OWN)
    return current.exists()


def enter_classroom(user: User, classroom: Classroom, *, entry: Entry) -> None:
    """As a student, for the first time or once more."""
    again = {"role": Role.STUDENT, "entry": entry, "ended_at": None, "left_work": LeftWork.ASK}
    Membership.objects.update_or_create(user=user, classroom=classroom, defaults=again)


def _counter(user: User) -> str:
    return f"wrong-join-codes:{user.pk}"


def count_wrong_code(counter: str, *, seconds: int) -> None:
    if not cache.add(counter, 1, seconds):
        with suppress(ValueError):  # It ran out this very moment.
            cache.incr(counter)
