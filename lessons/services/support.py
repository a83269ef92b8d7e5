"""Signing in as a person to help them: with a reason, for an hour, looking only."""

from collections.abc import MutableMapping
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef

from lessons.models import AuditKind, AuditLine, User
from lessons.queries.support import may_sign_in_as
from lessons.services.auditing import note

KEY = "support"
LASTS = timedelta(hours=1)
Session = MutableMapping[str, Any]


@transaction.atomic
def begin_support(
    session: Session, person: User, *, actor: User, reason: str, now: datetime
) -> None:
    """Raises PermissionDenied. The session stays the helper's own; it only names the person."""
    if not may_sign_in_as(actor, person):
        raise PermissionDenied
    note(AuditKind.SUPPORT_BEGUN, actor=actor, person=person, reason=reason, now=now)
    session[KEY] = {"person": person.pk, "until": (now + LASTS).timestamp()}


def end_support(session: Session, person: User, *, actor: User, now: datetime) -> None:
    session.pop(KEY, None)
    note(AuditKind.SUPPORT_ENDED, actor=actor, person=person, now=now)


def note_timed_out(*, now: datetime) -> int:
    """Lines for what nobody ended: its hour was over, or a right was gone. Says how many; asked
    again it adds none."""
    ended = AuditLine.objects.filter(
        kind=AuditKind.SUPPORT_ENDED,
        actor=OuterRef("actor"),
        person=OuterRef("person"),
        at__gte=OuterRef("at"),
    )
    begun = AuditLine.objects.filter(kind=AuditKind.SUPPORT_BEGUN, at__lte=now - LASTS)
    open_ones = begun.exclude(Exists(ended)).select_related("actor", "person")
    for line in open_ones:
        note(AuditKind.SUPPORT_ENDED, actor=line.actor, person=line.person, now=line.at + LASTS)
    return len(open_ones)


def person_shown(session: Session, actor: User, *, now: datetime) -> User:
    """Whose pages these are. Asked anew each time: who rose or lost a right is noticed at once."""
    state = session.get(KEY)
    if state is None:
        return actor
    person = User.objects.filter(pk=state["person"]).first()
    if person is None or now.timestamp() > state["until"] or not may_sign_in_as(actor, person):
        del session[KEY]
        return actor
    person.supported_by = actor
    return person
