"""Which lesson's pictures the texts of a page show: said by the page, or by what it is about."""

from django import template

from lessons.domain.rich_text.pictures import Resolver, no_pictures
from lessons.models import Assignment, Lesson, LiveSession, Question
from lessons.queries.assets import LessonPictures

_SAID = "pictures"
_ABOUT = ("question", "lesson", "assignment", "session")
"""The nearest first: one page may list questions of several lessons, and a translation that is read
is not the lesson that is assigned."""
_KEPT = "_pictures_of_lessons"


def pictures_of(context: template.Context) -> Resolver:
    """One finder a lesson and page, so that a page asks the database once."""
    said: Resolver | None = context.get(_SAID)
    if said is not None:
        return said
    lesson = _lesson_of(context)
    return no_pictures if lesson is None else _kept(context, lesson)


def _lesson_of(context: template.Context) -> int | None:
    for name in _ABOUT:
        found = context.get(name)
        if isinstance(found, Lesson) and found.pk is not None:
            return found.pk
        if isinstance(found, Question | Assignment | LiveSession):
            return found.lesson_id
    return None


def _kept(context: template.Context, lesson: int) -> Resolver:
    """With the request: what is included ``only`` with its own names has a context of its own."""
    request = getattr(context, "request", None)
    if request is None:
        return LessonPictures(lesson)
    known: dict[int, LessonPictures] = vars(request).setdefault(_KEPT, {})
    return known.setdefault(lesson, LessonPictures(lesson))
