"""Messages of a teacher: kept for each who gets them, mailed by a task, never sent twice."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from lessons.models import (
    Assignment,
    Classroom,
    Delivery,
    Message,
    MessageKind,
    SetAside,
    User,
)
from lessons.queries import students_of
from lessons.services.tasks.mailing import ask_for_mail

SAME_WITHIN = timedelta(minutes=10)
"""A form sent again by an impatient finger says nothing new."""
REMINDED_FOR = timedelta(hours=12)


@transaction.atomic
def write_message(
    classroom: Classroom, *, sender: User, student: User | None, text: str, now: datetime
) -> Message:
    """To one student, or to all of the class; the same words to the same people are sent once."""
    people = [student] if student else students_of(classroom)
    own = Message.objects.filter(
        classroom=classroom, sender=sender, text=text, sent_at__gt=now - SAME_WITHIN
    )
    same = own.filter(deliveries__person=student) if student else own.filter(is_to_class=True)
    found = same.first()
    if found is not None:
        return found
    message = Message(
        classroom=classroom,
        sender=sender,
        kind=MessageKind.TEXT,
        text=text,
        is_to_class=student is None,
        sent_at=now,
    )
    return _deliver(message, people)


@transaction.atomic
def remind(assignment: Assignment, *, sender: User, student: User, now: datetime) -> bool:
    """False where the student was reminded of the same lesson not long ago."""
    lately = Message.objects.filter(
        assignment=assignment, deliveries__person=student, sent_at__gt=now - REMINDED_FOR
    )
    if lately.exists():
        return False
    message = Message(
        classroom=assignment.classroom,
        sender=sender,
        kind=MessageKind.REMINDER,
        assignment=assignment,
        sent_at=now,
    )
    _deliver(message, [student])
    return True


def _deliver(message: Message, people: Sequence[User]) -> Message:
    message.save()
    Delivery.objects.bulk_create(Delivery(message=message, person=one) for one in people)
    if any(one.email and one.mails_messages for one in people):
        ask_for_mail(message)
    return message


def mark_read(deliveries: Iterable[Delivery], *, now: datetime) -> None:
    ids = [delivery.pk for delivery in deliveries]
    Delivery.objects.unread().filter(pk__in=ids).update(read_at=now)


def set_aside(
    assignment: Assignment, *, student: User, reason: str, by: User, now: datetime
) -> None:
    SetAside.objects.get_or_create(
        assignment=assignment,
        student=student,
        reason=reason,
        defaults={"set_by": by, "set_at": now},
    )
