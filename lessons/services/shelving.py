"""What becomes of a lesson that was published or is not wanted: back to draft, archive, delete."""

from datetime import datetime

from django.db import transaction

from lessons.domain.refusals import Facts, Refused, ShelvingRefusal
from lessons.models import Assignment, Lesson, LessonStatus
from lessons.services.undoing import Undone, UndoRefused, delete_lessons, lock_unbegun


class ShelvingRefused(Refused[ShelvingRefusal]):
    pass


@transaction.atomic
def take_back_lesson(lesson: Lesson) -> None:
    """A draft again. Raises ShelvingRefused where a student has begun."""
    _lock_unbegun(lesson)
    lesson.status, lesson.published_at, lesson.archived_at = LessonStatus.DRAFT, None, None
    lesson.save(update_fields=["status", "published_at", "archived_at"])


@transaction.atomic
def archive_lesson(lesson: Lesson, *, now: datetime) -> None:
    """Classes that have it keep it; it is offered to no other. Raises ShelvingRefused."""
    locked = Lesson.objects.select_for_update().get(pk=lesson.pk)
    if not locked.is_published:
        raise ShelvingRefused(ShelvingRefusal.DRAFT, Facts(lesson=lesson))
    lesson.archived_at = locked.archived_at or now
    lesson.save(update_fields=["archived_at"])


def bring_back_lesson(lesson: Lesson) -> None:
    lesson.archived_at = None
    lesson.save(update_fields=["archived_at"])


@transaction.atomic
def delete_draft(lesson: Lesson) -> Undone:
    """With its sections, questions and assignments. Raises ShelvingRefused."""
    locked, assignments = _lock_unbegun(lesson)
    if any(each.is_published for each in locked):
        raise ShelvingRefused(ShelvingRefusal.PUBLISHED, Facts(lesson=lesson))
    return delete_lessons(locked, assignments)


def _lock_unbegun(lesson: Lesson) -> tuple[list[Lesson], list[Assignment]]:
    try:
        return lock_unbegun(Lesson.objects.filter(pk=lesson.pk))
    except UndoRefused as refused:
        raise ShelvingRefused(ShelvingRefusal.BEGUN, Facts(lesson=lesson)) from refused
