"""Numbers of a journal that are written by hand: rows that only grow, each with its reason."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from lessons.domain.refusals import JournalRefusal, Refused
from lessons.models import Classroom, Course, JournalEntry, User


class JournalRefused(Refused[JournalRefusal]):
    pass


@transaction.atomic
def enter_number(
    *,
    classroom: Classroom,
    course: Course,
    student: User,
    place: str,
    value: Decimal | None,
    computed: Decimal | None,
    reason: str,
    seen: int,
    by: User,
    now: datetime,
) -> JournalEntry:
    """``seen`` is the number of the last entry that the page showed, 0 for none. Raises
    JournalRefused where somebody wrote there meanwhile, or where the reason is missing.

    A first number where the rules say nothing needs no reason: that is how an exam is entered.
    """
    is_first = seen == 0 and computed is None
    if not reason.strip() and not is_first:
        raise JournalRefused(JournalRefusal.NO_REASON)
    entry = JournalEntry(
        classroom=classroom,
        course=course,
        student=student,
        place=place,
        number=seen + 1,
        value=value,
        computed=computed,
        reason=reason.strip(),
        entered_by=by,
        entered_at=now,
    )
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError as error:
        if not _is_taken(entry):
            raise
        raise JournalRefused(JournalRefusal.CHANGED) from error
    return entry


def _is_taken(entry: JournalEntry) -> bool:
    same = JournalEntry.objects.filter(
        classroom=entry.classroom, course=entry.course, student=entry.student, place=entry.place
    )
    return same.filter(number=entry.number).exists()


@transaction.atomic
def enter_column(
    numbers: Mapping[User, Decimal],
    *,
    classroom: Classroom,
    course: Course,
    place: str,
    by: User,
    now: datetime,
) -> int:
    """First numbers of a column that is typed; all of them or none."""
    for student, value in numbers.items():
        enter_number(
            classroom=classroom,
            course=course,
            student=student,
            place=place,
            value=value,
            computed=None,
            reason="",
            seen=0,
            by=by,
            now=now,
        )
    return len(numbers)
