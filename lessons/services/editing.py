"""Questions written, changed, copied and put away by their authors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Max, ProtectedError

from lessons.domain.content.parsing import is_same_content, settle_points
from lessons.domain.content.question import QuestionContent
from lessons.domain.handouts.document import ReadQuestion
from lessons.domain.refusals import EditRefusal, Refused
from lessons.models import Lesson, Question, QuestionVersion, RubricSuggestion, Section, User
from lessons.services.authoring import revise_question
from lessons.services.copied_pictures import with_copied_pictures
from lessons.services.importing import check_question
from lessons.services.questions import add_questions, divide_questions


class EditRefused(Refused[EditRefusal]):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a question stands in its lesson and what it is for; no version keeps it."""

    part: str
    label: str
    section: int | None
    is_level_given: bool = True
    use: str = ""
    """Empty where the program divides."""

    @classmethod
    def of(cls, question: Question) -> "Place":
        return cls(
            part=question.part,
            label=question.label,
            section=question.section_id,
            is_level_given=question.is_level_given,
            use=question.use if question.is_use_chosen else "",
        )


def stamp_of(question: Question) -> str:
    """Names what a page shows of it: its version, its place and its use."""
    place = Place.of(question)
    shown = (question.current_id, place)
    return sha256(repr(shown).encode()).hexdigest()[:20]


@transaction.atomic
def save_question(
    question: Question,
    content: QuestionContent,
    place: Place,
    *,
    revised_by: User,
    seen: str,
    now: datetime,
) -> None:
    """Raises EditRefused where the page was drawn with another stamp; then ``question`` is as it
    stands. Who saves what stands there already is not refused."""
    locked = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if stamp_of(locked) != seen and not _is_same(locked, content, place):
        question.refresh_from_db()
        raise EditRefused(EditRefusal.STALE)
    _put(locked, place)
    revise_question(question, content, revised_by=revised_by, now=now)
    divide_questions(question.lesson)


def _is_same(question: Question, content: QuestionContent, place: Place) -> bool:
    is_content = is_same_content(question.in_force.content, settle_points(content))
    return is_content and Place.of(question) == place


def _put(question: Question, place: Place) -> None:
    question.part, question.label = place.part, place.label
    question.section_id = place.section
    question.is_level_given = place.is_level_given
    question.is_use_chosen = bool(place.use)
    question.use = place.use or question.use
    names = ("part", "label", "section", "is_level_given", "is_use_chosen", "use")
    question.save(update_fields=names)


@transaction.atomic
def add_question(
    lesson: Lesson, content: QuestionContent, place: Place, *, created_by: User, now: datetime
) -> Question:
    """Behind the last one. Raises ImportRefused for a payload that its type refuses."""
    check_question(content, index=0)
    Lesson.objects.select_for_update().get(pk=lesson.pk)
    last = lesson.question_set.aggregate(last=Max("position"))["last"] or 0
    read = ReadQuestion.of(content, part=place.part, label=place.label)
    [question] = add_questions(lesson, [read], after=last, created_by=created_by, now=now)
    _put(question, place)
    divide_questions(lesson)
    return question


@transaction.atomic
def add_drafted(
    lesson: Lesson,
    chosen: Sequence[tuple[QuestionContent, Place]],
    *,
    created_by: User,
    now: datetime,
) -> None:
    for content, place in chosen:
        add_question(lesson, content, place, created_by=created_by, now=now)


@transaction.atomic
def copy_question(
    question: Question, lesson: Lesson, *, copied_by: User, now: datetime
) -> Question:
    """Its current version as the first of a new question; a section of the same heading answers
    it there."""
    place = Place.of(question)
    content = with_copied_pictures(
        question.in_force.content, source=question.lesson, target=lesson, now=now
    )
    return add_question(
        lesson,
        content,
        Place(
            part=place.part,
            label=place.label,
            section=_like_section(question.section, lesson),
            is_level_given=place.is_level_given,
            use=place.use,
        ),
        created_by=copied_by,
        now=now,
    )


@transaction.atomic
def copy_questions(
    questions: Sequence[Question], lesson: Lesson, *, copied_by: User, now: datetime
) -> tuple[list[Question], int]:
    """(the copies, how many stand in the lesson already and are not copied again)"""
    there = lesson.question_set.in_use().select_related("current")
    known = [question.in_force.content for question in there]
    made = []
    for question in questions:
        content = question.in_force.content
        if any(is_same_content(content, other) for other in known):
            continue
        known.append(content)
        made.append(copy_question(question, lesson, copied_by=copied_by, now=now))
    return made, len(questions) - len(made)


def _like_section(section: Section | None, lesson: Lesson) -> int | None:
    if section is None or not section.heading:
        return None
    like = lesson.section_set.filter(heading=section.heading).first()
    return like.pk if like else None


def archive_question(question: Question, *, now: datetime) -> None:
    """New attempts do not ask it; what was answered keeps it."""
    Question.objects.filter(pk=question.pk, retired_at=None).update(retired_at=now)


def delete_question(question: Question) -> bool:
    """Whether it is gone: only what nothing rests on goes, not even a colleague's suggestion."""
    if RubricSuggestion.objects.filter(question=question).exists():
        return False
    try:
        with transaction.atomic():
            _delete(question)
    except ProtectedError:
        return False
    return True


def _delete(question: Question) -> None:
    Question.objects.select_for_update().filter(pk=question.pk).update(current=None)
    QuestionVersion.objects.filter(question=question.pk).take_back()
    Question.objects.filter(pk=question.pk).delete()


def bring_back(question: Question) -> None:
    Question.objects.filter(pk=question.pk).update(retired_at=None)
