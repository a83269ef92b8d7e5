"""Slips to sign in with: a one-time password for whoever has none or forgot it."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from lessons.models import Classroom, Entry, Membership, Slip, User

LASTS = timedelta(days=14)
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""As in join codes: without what looks alike on paper."""
_GROUPS, _GROUP_LENGTH = 2, 5
_HASHER = "one_time_pbkdf2_sha256"


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshSlip:
    """What is shown once and stored nowhere."""

    student: User
    password: str


def new_password() -> str:
    """Ten letters in two groups: 49 bits, and half a minute on a phone."""
    return "-".join(
        "".join(secrets.choice(_LETTERS) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS)
    )


def students_with_slips(classroom: Classroom) -> QuerySet[User]:
    """Whose password a teacher of the class may set anew.

    Students of the class who came by themselves or got their account with it: whom a list merely
    named could be anybody. Nobody who teaches or looks after the site, here or elsewhere.
    """
    here = Membership.objects.current().students().filter(user=OuterRef("pk"), classroom=classroom)
    teaches = Membership.objects.teachers().filter(user=OuterRef("pk"))
    return User.objects.filter(
        Exists(here.exclude(entry=Entry.LIST)),
        ~Exists(teaches),
        is_active=True,
        is_staff=False,
        is_superuser=False,
        groups=None,
        user_permissions=None,
    )


@transaction.atomic
def make_slips(
    classroom: Classroom, *, students: Iterable[int], given_by: User, now: datetime
) -> list[FreshSlip]:
    """New passwords for those of ``students`` who may have one; each is told who gave it.

    The old password stops working, and so does every sign-in with it.
    """
    chosen = students_with_slips(classroom).filter(pk__in=list(students))
    fresh = [FreshSlip(student=student, password=new_password()) for student in chosen]
    for slip in fresh:
        User.objects.filter(pk=slip.student.pk).update(
            password=make_password(slip.password, hasher=_HASHER), one_time_until=now + LASTS
        )
        Slip.objects.create(user=slip.student, classroom=classroom, given_by=given_by, given_at=now)
    return fresh


def set_own_password(person: User, *, password: str) -> None:
    """The person's own, for good."""
    person.set_password(password)
    person.one_time_until = None
    person.save(update_fields=["password", "one_time_until"])
