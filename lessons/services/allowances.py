"""A later date or more attempts for one student, also in an attempt that is under way."""

from datetime import datetime

from django.db import transaction

from lessons.domain.refusals import AssigningRefusal, Refused
from lessons.models import Allowance, Assignment, Attempt, User
from lessons.queries import is_begun


class AssigningRefused(Refused[AssigningRefusal]):
    pass


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
def withdraw_assignment(assignment: Assignment) -> None:
    """As if it had never been given. Raises AssigningRefused once a student has begun.

    The row is locked first: an attempt that starts meanwhile is either found here, or its own
    commit fails and ``start_attempt`` says that the lesson is not open.
    """
    locked = Assignment.objects.select_for_update().filter(pk=assignment.pk)
    if not locked.exists():
        return
    if is_begun(assignment):
        raise AssigningRefused(AssigningRefusal.BEGUN)
    locked.delete()


def close_assignment(assignment: Assignment, *, now: datetime) -> None:
    """Nothing is begun or taken from now on; what is under way is handed in by its clock."""
    Assignment.objects.filter(pk=assignment.pk, closed_at=None).update(closed_at=now)


def reopen_assignment(assignment: Assignment) -> None:
    Assignment.objects.filter(pk=assignment.pk).update(closed_at=None)
