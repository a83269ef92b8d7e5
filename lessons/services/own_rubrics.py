"""A teacher's own copy of key points: it marks the classes of this teacher, and nobody else's."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from lessons.domain.content.parsing import is_same_content
from lessons.domain.refusals import RubricRefusal
from lessons.models import OwnRubric, Question, QuestionVersion, User
from lessons.queries.authorship import teachers_of
from lessons.queries.own_rubrics import as_marked_by
from lessons.services.authoring import RubricRefused
from lessons.services.importing import check_question
from lessons.services.locking import locked_question
from lessons.services.questions import new_version, next_number
from lessons.services.rubric_notices import tell_of_copy
from lessons.services.tasks.proposals import renew_proposals


@transaction.atomic
def save_own_rubric(
    question: Question,
    payload: dict[str, Any],
    *,
    teacher: User,
    now: datetime,
    seen: int | None = None,
) -> QuestionVersion:
    """The version that marks the teacher's classes afterwards; the question's own stays in force
    everywhere else. Raises ImportRefused; RubricRefused for somebody who does not teach the lesson,
    and where another version than the one ``seen`` marks the teacher's classes by now."""
    if not teachers_of(question.lesson_id).filter(pk=teacher.pk).exists():
        raise RubricRefused(RubricRefusal.NOT_AUTHOR)
    locked = locked_question(question)
    as_marked_by(teacher, [locked])
    before = locked.in_force
    revised = replace(before.content, payload=payload)
    check_question(revised, index=0)
    number = next_number(locked)
    version = new_version(locked, revised, number=number, created_by=teacher, now=now)
    if is_same_content(before.content, version.content):
        return before
    if seen not in (None, before.pk):
        question.own = before
        raise RubricRefused(RubricRefusal.STALE)
    version.save()
    OwnRubric.objects.update_or_create(
        teacher=teacher, question=question, defaults={"version": version, "saved_at": now}
    )
    question.own = version
    renew_proposals(locked)
    tell_of_copy(question, done_by=teacher, now=now)
    return version


@transaction.atomic
def drop_own_rubric(question: Question, *, teacher: User) -> bool:
    """The classes are marked by the lesson's key points again; False where there was no copy. The
    versions stay, as marks point to them."""
    locked = locked_question(question)
    count, _ = OwnRubric.objects.filter(teacher=teacher, question=locked).delete()
    if count:
        renew_proposals(locked)
    return bool(count)
