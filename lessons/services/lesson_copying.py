"""A whole lesson written once more: for somebody's own course, or from an archive."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from lessons.domain.content.whole_lesson import WholeLesson
from lessons.models import Asset, Course, Lesson, User
from lessons.queries.whole_lessons import whole_lesson
from lessons.services.assets import copy_picture
from lessons.services.importing import check_sizes, create_lesson
from lessons.services.questions import divide_questions


@transaction.atomic
def copy_lesson(
    lesson: Lesson, *, course: Course, number: int | None, copied_by: User, now: datetime
) -> Lesson:
    """A draft of its own with all sections, terms, figures and questions: what is changed in one
    does not change the other. Without ``number`` the next free one of the course, which may be one
    that is not saved yet. Raises ImportRefused."""
    if course.pk is None:
        course.save()
    whole = whole_lesson(lesson)
    chosen = number or next_lesson_number(course)
    made = make_lesson(
        replace(whole, read=replace(whole.read, number=chosen)),
        course=course,
        copied_from=lesson,
        made_by=copied_by,
        now=now,
    )
    for picture in Asset.objects.filter(lesson=lesson).order_by("name"):
        with suppress(FileNotFoundError):  # One that the disk has lost keeps nobody from the rest.
            copy_picture(picture, target=made, now=now)
    return made


def next_lesson_number(course: Course) -> int:
    return (course.lesson_set.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def make_lesson(
    whole: WholeLesson,
    *,
    course: Course,
    made_by: User,
    now: datetime,
    copied_from: Lesson | None = None,
) -> Lesson:
    """Raises ImportRefused."""
    check_sizes(whole.read)
    lesson = create_lesson(
        whole.read,
        course=course,
        created_by=made_by,
        now=now,
        copied_from=copied_from,
        made_by=made_by,
    )
    _choose_uses(lesson, whole)
    return lesson


def _choose_uses(lesson: Lesson, whole: WholeLesson) -> None:
    rows = lesson.question_set.order_by("position")
    chosen = [(row, use) for row, use in zip(rows, whole.uses, strict=True) if use]
    for row, use in chosen:
        row.use, row.is_use_chosen = use, True
    lesson.question_set.bulk_update([row for row, _use in chosen], ["use", "is_use_chosen"])
    divide_questions(lesson)
