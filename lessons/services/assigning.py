"""Many lessons for many classes in one go: all of it, or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from lessons.models import Assignment


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
