"""Courses and lessons."""

import itertools

from lessons.models import Course, Lesson


def free_lesson_number(course: Course, *, wanted: int) -> int:
    """The first number from ``wanted`` on that no lesson of the course has."""
    taken = set(Lesson.objects.filter(course=course).values_list("number", flat=True))
    return next(number for number in itertools.count(max(wanted, 1)) if number not in taken)
