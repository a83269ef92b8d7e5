"""Joining a class."""

from contextlib import suppress

from django.core.cache import cache
from django.db import transaction

from lessons.domain.refusals import JoinRefusal, Refused
from lessons.models import Classroom, Membership, Role, User, plain_join_code

MOST_WRONG_CODES = 20
WRONG_CODES_COUNT_FOR = 15 * 60
"""Seconds. Codes are short, for a blackboard: nobody may try them all. (Each server process
counts for itself, which is near enough.)"""


class JoinRefused(Refused[JoinRefusal]):
    pass


@transaction.atomic
def join_classroom(user: User, *, code: str) -> Classroom:
    """Become a student of the class; joining twice changes nothing. Raises JoinRefused.

    A teacher who types the code of an own class stays its teacher.
    """
    if cache.get(_counter(user), 0) >= MOST_WRONG_CODES:
        raise JoinRefused(JoinRefusal.TOO_MANY_CODES)
    classroom = Classroom.objects.filter(join_code=plain_join_code(code)).first()
    if classroom is None:
        _count_wrong_code(user)
        raise JoinRefused(JoinRefusal.CODE_UNKNOWN)
    if Membership.objects.filter(user=user, classroom=classroom).exists():
        return classroom
    if not classroom.is_open:
        raise JoinRefused(JoinRefusal.CLASS_CLOSED)
    Membership.objects.get_or_create(
        user=user, classroom=classroom, defaults={"role": Role.STUDENT}
    )
    return classroom


def _counter(user: User) -> str:
    return f"wrong-join-codes:{user.pk}"


def _count_wrong_code(user: User) -> None:
    if not cache.add(_counter(user), 1, WRONG_CODES_COUNT_FOR):
        with suppress(ValueError):  # It ran out this very moment.
            cache.incr(_counter(user))
