"""Somebody who has left: marks and answers stay for statistics, what tells who it was goes."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet

from lessons.domain.privacy.names import GONE, names_pattern, without_names
from lessons.domain.refusals import AnonymisingRefusal, Refused
from lessons.models import (
    Allowance,
    Attempt,
    AuditKind,
    AuditLine,
    Delivery,
    JournalEntry,
    KeptText,
    LateCopy,
    LeftWork,
    LiveAnswer,
    Marking,
    Membership,
    Message,
    PersonalExport,
    PracticeAnswer,
    Response,
    ResponseEvent,
    SecondFactor,
    SecondLook,
    User,
    WorkFile,
    WorkReturn,
)
from lessons.services.auditing import note

_RESPONSE = "response__attempt__student"


class AnonymisingRefused(Refused[AnonymisingRefusal]):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would become of what is held; nothing is written."""

    files: int
    reasons: int
    messages: int
    sign_ins: int
    attempts: int
    marks: int
    classes: int


def plan_anonymising(person: User) -> Plan:
    return Plan(
        files=_files(person).count(),
        reasons=sum(rows.count() for rows in _reasons(person)),
        messages=_messages_to(person).count(),
        sign_ins=sum(rows.count() for rows in _sign_ins(person.username)),
        attempts=Attempt.objects.filter(student=person).count(),
        marks=Marking.objects.filter(**{_RESPONSE: person}).count(),
        classes=Membership.objects.filter(user=person).count(),
    )


def anonymise(person: User, *, actor: User, reason: str, now: datetime) -> None:
    """Cannot be undone. Raises AnonymisingRefused before anything is written."""
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=person.pk)
        _refuse(locked)
        # Locked: a file that is made meanwhile is either seen here or not kept.
        exports = PersonalExport.objects.select_for_update().filter(person=person)
        files = [row.file for row in _files(person)] + [row.file for row in exports if row.file]
        note(AuditKind.ANONYMISED, actor=actor, person=locked, reason=reason, now=now)
        _take_out_texts(locked)
        for rows in _sign_ins(locked.username):
            rows.delete()
        _take_out_account(locked, now=now)
    for file in files:  # Behind the transaction: a file that is gone does not come back.
        file.delete(save=False)


def _refuse(person: User) -> None:
    if person.anonymised_at:
        raise AnonymisingRefused(AnonymisingRefusal.ALREADY)
    taught = (
        Membership.objects.current().teachers().filter(user=person, classroom__archived_at=None)
    )
    others = Membership.objects.current().teachers().exclude(user=person)
    if taught.exclude(classroom__in=others.values("classroom")).exists():
        raise AnonymisingRefused(AnonymisingRefusal.ONLY_TEACHER)


def _take_out_account(person: User, *, now: datetime) -> None:
    current = Membership.objects.current().filter(user=person)
    current.update(ended_at=now, left_work=LeftWork.ASIDE)
    person.username = f"leaver-{person.pk}"
    person.last_name = person.first_name = person.patronymic = person.email = ""
    person.is_active = person.is_staff = False
    person.last_login = person.one_time_until = None
    person.has_second_factor = False
    person.anonymised_at = now
    person.set_unusable_password()
    person.save()
    SecondFactor.objects.filter(person=person).delete()
    person.groups.clear()
    person.user_permissions.clear()
    person.run_departments.clear()
    told = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(User), object_id=str(person.pk)
    )
    told.update(object_repr=person.username)


def _take_out_texts(person: User) -> None:
    for rows in _reasons(person):
        _overwrite(rows, reason=GONE)
    _overwrite(_messages_to(person), text=GONE)
    for file in _files(person):
        WorkFile.objects.filter(pk=file.pk).update(name=f"file.{file.kind}")
    PersonalExport.objects.filter(person=person).delete()
    names = (person.last_name, person.first_name, person.patronymic, person.username)
    pattern = names_pattern(names)
    if pattern is not None:
        _take_names_out(person, pattern)


def _take_names_out(person: User, pattern: re.Pattern[str]) -> None:
    """Of what they typed, and of what teachers wrote to them."""
    own: Iterable[tuple[QuerySet[Any], tuple[str, ...]]] = (
        (Response.objects.filter(attempt__student=person), ("answer", "draft")),
        (ResponseEvent.objects.filter(**{_RESPONSE: person}), ("answer",)),
        (KeptText.objects.filter(**{_RESPONSE: person}), ("answer",)),
        (LateCopy.objects.filter(**{_RESPONSE: person}), ("answer",)),
        (PracticeAnswer.objects.filter(student=person), ("answer",)),
        (LiveAnswer.objects.filter(student=person), ("answer",)),
        (Marking.objects.filter(**{_RESPONSE: person}), ("comment",)),
        (WorkReturn.objects.filter(**{_RESPONSE: person}), ("comment",)),
        (AuditLine.objects.filter(person=person), ("reason",)),
    )
    for rows, fields in own:
        for row in rows.only("pk", *fields).iterator():
            changed = _changed({name: getattr(row, name) for name in fields}, pattern)
            if changed:
                _overwrite(rows.model.objects.filter(pk=row.pk), **changed)


def _changed(values: Mapping[str, Any], pattern: re.Pattern[str]) -> dict[str, Any]:
    cleaned = {
        name: _cleaned(value, lambda texts: without_names(texts, pattern))
        for name, value in values.items()
    }
    return {name: value for name, value in cleaned.items() if value != values[name]}


def _cleaned(value: Any, clean: Callable[[list[str]], list[str]]) -> Any:
    if isinstance(value, str):
        return clean([value])[0]
    return value if value is None else clean(list(value))


def _overwrite(rows: QuerySet[Any], **values: Any) -> None:
    """Also what only grows: that is what this one exception is for."""
    getattr(rows, "redact", rows.update)(**values)


# --- What there is ----------------------------------------------------------------------------


def _reasons(person: User) -> list[QuerySet[Any]]:
    """Why somebody got more time says how they were."""
    return [
        Allowance.objects.filter(student=person),
        JournalEntry.objects.filter(student=person).exclude(reason=""),
        SecondLook.objects.filter(**{_RESPONSE: person}),
    ]


def _messages_to(person: User) -> QuerySet[Message]:
    """To this person alone; what was written to a class is the class's."""
    got = Delivery.objects.filter(person=person, message__is_to_class=False)
    return Message.objects.filter(pk__in=got.values("message")).exclude(text="")


def _files(person: User) -> QuerySet[WorkFile]:
    return WorkFile.objects.there().filter(response__attempt__student=person)


def _sign_ins(username: str) -> list[QuerySet[Any]]:
    tables = (AccessLog, AccessFailureLog, AccessAttempt)
    return [table.objects.filter(username=username) for table in tables]
