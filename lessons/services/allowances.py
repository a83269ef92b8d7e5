"""A later date, more attempts or more minutes for one student, also in an attempt under way."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from lessons.models import Allowance, Assignment, Attempt, User
from lessons.queries.allowances import allowed


@transaction.atomic
def give_allowance(
    assignment: Assignment,
    *,
    student: User,
    due_at: datetime | None = None,
    attempts: int = 0,
    minutes: int = 0,
    reason: str,
    by: User,
    now: datetime,
) -> Allowance:
    """Beside what was given before; what was handed in by the later date is late no more, and an
    attempt whose time still runs ends so much later."""
    own = Attempt.objects.filter(assignment=assignment, student=student)
    list(own.select_for_update(no_key=True))  # two that give minutes at once: one after the other
    had = allowed(assignment, student.pk).minutes
    given = Allowance.objects.create(
        assignment=assignment,
        student=student,
        due_at=due_at,
        attempts=attempts,
        minutes=minutes,
        reason=reason,
        given_by=by,
        given_at=now,
    )
    if due_at:
        own.update(extended_to=due_at)
    if minutes:
        running = own.under_way().filter(ends_at__gt=now)
        running.update(ends_at=F("ends_at") + timedelta(minutes=minutes - had))
    return given
