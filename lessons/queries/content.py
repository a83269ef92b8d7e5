"""Courses and lessons."""

import itertools

from django.db.models import QuerySet

from lessons.models import Course, Lesson, Question


def free_lesson_number(course: Course, *, wanted: int) -> int:
    """The first number from ``wanted`` on that no lesson of the course has."""
    taken = set(Lesson.objects.filter(course=course).values_list("number", flat=True))
    return next(number for number in itertools.count(max(wanted, 1)) if number not in taken)


def unlevelled(lesson: Lesson) -> QuerySet[Question]:
    """In order, with what they ask."""
    found = lesson.question_set.without_level().select_related("current")
    return found.order_by("position")
