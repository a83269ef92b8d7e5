"""Students who make their own accounts, where the site lets them: by the code of a class."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db import transaction

from lessons.domain.refusals import JoinRefusal
from lessons.models import Classroom, Entry, User, plain_join_code
from lessons.services.classrooms import (
    WRONG_CODES_COUNT_FOR,
    JoinRefused,
    count_wrong_code,
    enter_classroom,
)

MOST_WRONG_CODES = 200
"""Of one address in a quarter of an hour: a whole campus may share it, and there are 887 million
codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStudent:
    username: str
    password: str
    last_name: str
    first_name: str
    patronymic: str = ""


@transaction.atomic
def sign_up(student: NewStudent, *, code: str, address: str) -> User:
    """An account and its place in the class. Raises JoinRefused before anything is written."""
    classroom = _open_classroom(code, address)
    if User.objects.filter(username__iexact=student.username).exists():
        raise JoinRefused(JoinRefusal.NAME_TAKEN)
    person = User(
        username=student.username,
        last_name=student.last_name,
        first_name=student.first_name,
        patronymic=student.patronymic,
    )
    person.set_password(student.password)
    person.save()
    enter_classroom(person, classroom, entry=Entry.OWN)
    return person


def _open_classroom(code: str, address: str) -> Classroom:
    counter = f"wrong-sign-up-codes:{address}"
    if cache.get(counter, 0) >= MOST_WRONG_CODES:
        raise JoinRefused(JoinRefusal.TOO_MANY_CODES)
    classroom = Classroom.objects.filter(join_code=plain_join_code(code)).first()
    if classroom is None:
        count_wrong_code(counter, seconds=WRONG_CODES_COUNT_FOR)
        raise JoinRefused(JoinRefusal.CODE_UNKNOWN)
    if not classroom.is_open or classroom.archived_at:
        raise JoinRefused(JoinRefusal.CLASS_CLOSED)
    return classroom
