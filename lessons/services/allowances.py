"""A later date, more attempts or more minutes for one student, also in an attempt under way."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from lessons.models import Allowance, Assignment, Attempt, ExtraTime, User


@transaction.atomic
def give_allowance(
    assignment: Assignment,
    *,
    student: User,
    due_at: datetime | None,
    attempts: int,
    reason: str,
    by: User,
    now: datetime,
) -> Allowance:
    """In place of what was given before; what was handed in by the later date is late no more."""
    given, _ = Allowance.objects.update_or_create(
        assignment=assignment,
        student=student,
        defaults={
            "due_at": due_at,
            "attempts": attempts,
            "reason": reason,
            "given_by": by,
            "given_at": now,
        },
    )
    Attempt.objects.filter(assignment=assignment, student=student).update(extended_to=due_at)
    return given


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
