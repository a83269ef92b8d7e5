"""Lines of the action log: each written where the thing is done, in its transaction."""

from datetime import datetime, timedelta

from lessons.models import AuditKind, AuditLine, Classroom, Department, User


def note(
    kind: AuditKind,
    *,
    actor: User,
    now: datetime,
    person: User | None = None,
    classroom: Classroom | None = None,
    department: Department | None = None,
    reason: str = "",
) -> AuditLine:
    """Whoever helps in somebody's name is named themselves."""
    return AuditLine.objects.create(
        kind=kind,
        actor=actor.supported_by or actor,
        person=person,
        classroom=classroom,
        department=department,
        reason=reason,
        at=now,
    )


def note_opened(person: User, *, actor: User, now: datetime) -> None:
    """Once a day is enough to know who looked; one's own page is nobody's business."""
    looker = actor.supported_by or actor
    if looker.pk == person.pk:
        return
    today = AuditLine.objects.filter(kind=AuditKind.PERSON_OPENED, actor=looker, person=person)
    if not today.filter(at__gt=now - timedelta(days=1)).exists():
        note(AuditKind.PERSON_OPENED, actor=looker, person=person, now=now)
