"""More minutes for one student, also in an attempt that is under way."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from lessons.models import Assignment, Attempt, ExtraTime, User


@transaction.atomic
def give_extra_time(
    assignment: Assignment, *, student: User, minutes: int, reason: str, by: User, now: datetime
) -> ExtraTime:
    """In place of what was given before; an attempt whose time still runs ends so much later."""
    before = ExtraTime.objects.select_for_update().filter(assignment=assignment, student=student)
    had = sum(row.minutes for row in before)
    given, _ = ExtraTime.objects.update_or_create(
        assignment=assignment,
        student=student,
        defaults={"minutes": minutes, "reason": reason, "given_by": by, "given_at": now},
    )
    running = Attempt.objects.under_way().filter(
        assignment=assignment, student=student, ends_at__gt=now
    )
    running.update(ends_at=F("ends_at") + timedelta(minutes=minutes - had))
    return given
