"""Lessons given to classes, many in one go; withdrawn, closed and opened again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from lessons.domain.refusals import AssigningRefusal, Refused
from lessons.models import Assignment
from lessons.queries import is_begun


class AssigningRefused(Refused[AssigningRefusal]):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One lesson for one class."""

    lesson_id: int
    classroom_id: int
    opens_at: datetime
    due_at: datetime


@transaction.atomic
def assign_lessons(cells: Sequence[Given], *, rules: Mapping[str, Any]) -> int:
    """How many were given that were not there. What a class has already stays as it is, so the
    same table sent twice gives nothing twice (``assignment_once``)."""
    wanted = Assignment.objects.filter(
        lesson__in={cell.lesson_id for cell in cells},
        classroom__in={cell.classroom_id for cell in cells},
    )
    before = wanted.count()
    Assignment.objects.bulk_create(
        (
            Assignment(
                lesson_id=cell.lesson_id,
                classroom_id=cell.classroom_id,
                opens_at=cell.opens_at,
                due_at=cell.due_at,
                **rules,
            )
            for cell in cells
        ),
        ignore_conflicts=True,
    )
    return wanted.count() - before


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
