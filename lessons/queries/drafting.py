"""From where the key points of a question may be drafted, and which questions have none."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from lessons.domain.marking.drafting.drafting import (
    Draft,
    Outcome,
    draft,
    surely_answers,
)
from lessons.domain.marking.drafting.keeping import read
from lessons.domain.marking.drafting.lesson_text import LessonText, prepared
from lessons.domain.marking.drafting.like_questions import beginnings, draft_from_rubric, likest
from lessons.domain.marking.drafting.units import SourceSection
from lessons.models import KeptDraft, Lesson, LessonStatus, Question, Role, Section, User
from lessons.queries.office import sees_all, within

OPEN_ANSWER = "open-answer"
_BARE = Q(current__kind=OPEN_ANSWER, current__payload__key_points__0__isnull=True)
_MOST_COMPARED = 400
_MOST_LESSONS = 12
_MOST_LETTERS = 100_000
"""Of one lesson: some fifty pages, a fifth of a CPU-second."""


class Origin(StrEnum):
    LIKE_QUESTION = "like-question"
    LESSON = "lesson"
    COURSE = "course"
    TYPED = "typed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """``lesson`` is the one that it is from; ``question`` the like one, where there is one."""

    draft: Draft
    origin: Origin
    lesson: Lesson
    question: Question | None = None


def open_questions(lesson: Lesson) -> list[Question]:
    """Those that people mark, in order, with what they ask; one query."""
    found = lesson.question_set.in_use().filter(current__kind=OPEN_ANSWER)
    return list(found.select_related("current").order_by("position"))


def without_key_points(questions: Iterable[Question]) -> list[Question]:
    return [one for one in questions if not one.in_force.solution.key_points]


def bare_questions(lesson: Lesson) -> QuerySet[Question]:
    """Open questions without key points, in order, with what they ask."""
    found = lesson.question_set.in_use().filter(_BARE)
    return found.select_related("current").order_by("position")


def bare_counts(lessons: QuerySet[Lesson]) -> list[tuple[Lesson, int]]:
    """Those of them that have open questions without key points; one query."""
    bare = Question.objects.in_use().filter(_BARE).values("pk")
    counted = lessons.annotate(bare=Count("question", filter=Q(question__in=bare)))
    return [(lesson, lesson.bare) for lesson in counted if lesson.bare]


def draft_for(user: User, question: Question) -> Drafted:
    """The key points of a like question; else from the lesson's text; else from the course's."""
    like = _like_question(user, question)
    if like is not None:
        made = draft_from_rubric(like.in_force.solution.key_points)
        return Drafted(draft=made, origin=Origin.LIKE_QUESTION, lesson=like.lesson, question=like)
    own = _from_lesson(question, question.lesson, _texts([question.lesson])[question.lesson_id])
    if own.draft.outcome in (Outcome.FOUND, Outcome.CRITERIA):
        return own
    return _from_course(user, question) or own


def kept_draft(user: User, question: Question) -> KeptDraft | None:
    """What was drafted for the words that the question has now, or is being drafted."""
    rows = KeptDraft.objects.filter(person=user, question=question)
    row = rows.select_related("version", "lesson__course", "like__current").first()
    return row if row and row.version.text == question.in_force.text else None


def drafted_of(row: KeptDraft | None) -> Drafted | None:
    """None while it is being made, too."""
    if row is None or row.made_at is None or row.lesson is None:
        return None
    made, origin = read(row.draft), Origin(row.origin)
    return Drafted(draft=made, origin=origin, lesson=row.lesson, question=row.like)


def draft_from_typed(question: Question, text: str) -> Drafted:
    """From what a person put in: a text that may answer."""
    typed = LessonText((SourceSection(heading="", text=text),))
    made = draft(question.in_force.text, typed, language=question.lesson.language)
    return Drafted(draft=made, origin=Origin.TYPED, lesson=question.lesson)


def _seen_by(user: User) -> Q:
    """Lessons whose key points a teacher may look at: published ones, and those of own classes."""
    if user.has_perm("lessons.view_lesson") and sees_all(user):
        return Q()
    taught = Q(
        assignment__classroom__membership__user=user,
        assignment__classroom__membership__role=Role.TEACHER,
        assignment__classroom__membership__ended_at=None,
    )
    return Q(status=LessonStatus.PUBLISHED) | taught | _looked_after(user)


def _looked_after(user: User) -> Q:
    if not user.has_perm("lessons.view_lesson"):
        return Q(pk=None)
    return within(user, "course__department")


def _like_question(user: User, question: Question) -> Question | None:
    asked = question.in_force.text
    near = Q()
    for beginning in beginnings(asked):
        near |= Q(current__search_key__contains=beginning)
    if not near:
        return None
    found = list(_with_key_points(user, question).filter(near)[:_MOST_COMPARED])
    at = likest(asked, [one.in_force.text for one in found])
    return None if at is None else found[at]


def _with_key_points(user: User, question: Question) -> QuerySet[Question]:
    """Of the same language, the lessons of the same course first."""
    lessons = Lesson.objects.filter(_seen_by(user), language=question.lesson.language)
    return (
        Question.objects.in_use()
        .filter(
            lesson__in=lessons.values("pk"),
            current__kind=OPEN_ANSWER,
            current__payload__key_points__0__isnull=False,
        )
        .exclude(pk=question.pk)
        .select_related("current", "lesson__course")
        .order_by("lesson__course_id", "-pk")
    )


def _from_lesson(question: Question, lesson: Lesson, text: LessonText) -> Drafted:
    made = draft(question.in_force.text, text, language=question.lesson.language)
    origin = Origin.LESSON if lesson.pk == question.lesson_id else Origin.COURSE
    return Drafted(draft=made, origin=origin, lesson=lesson)


def _from_course(user: User, question: Question) -> Drafted | None:
    """Of the lessons of the course that answer it, the one that does it best."""
    lessons = _other_lessons(user, question.lesson)
    texts = _texts(lessons)
    sure = {one.pk: surely_answers(question.in_force.text, texts[one.pk]) for one in lessons}
    likely = sorted((one for one in lessons if sure[one.pk] >= 0), key=lambda one: -sure[one.pk])
    drafted = (_from_lesson(question, one, texts[one.pk]) for one in likely)
    return next((one for one in drafted if one.draft.outcome is Outcome.FOUND), None)


def _other_lessons(user: User, lesson: Lesson) -> Sequence[Lesson]:
    """The nearest first."""
    found = Lesson.objects.filter(
        _seen_by(user), course=lesson.course_id, language=lesson.language
    ).exclude(pk=lesson.pk)
    near = sorted(set(found), key=lambda one: (abs(one.number - lesson.number), one.number))
    return near[:_MOST_LESSONS]


def _texts(lessons: Sequence[Lesson]) -> dict[int, LessonText]:
    """Of a book that stands as a lesson the beginning: no page may read it all."""
    rows: dict[int, list[SourceSection]] = defaultdict(list)
    left = dict.fromkeys((one.pk for one in lessons), _MOST_LETTERS)
    found = Section.objects.filter(lesson__in=lessons).order_by("lesson", "position")
    for lesson, heading, text in found.values_list("lesson_id", "heading", "text"):
        if left[lesson] > 0:
            rows[lesson].append(SourceSection(heading=heading, text=text[: left[lesson]]))
            left[lesson] -= len(text)
    return {one.pk: prepared(tuple(rows[one.pk])) for one in lessons}
