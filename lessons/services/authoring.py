"""Changing a question: every edit is a new version, an unchanged one makes nothing."""

from datetime import datetime

from django.db import transaction

from lessons.domain.content.parsing import is_same_content
from lessons.domain.content.question import QuestionContent
from lessons.domain.refusals import Refused, RubricRefusal
from lessons.models import NoticeKind, Question, QuestionVersion, User
from lessons.services.importing import check_question
from lessons.services.questions import new_version, next_number
from lessons.services.rubric_notices import tell_of_change
from lessons.services.tasks.proposals import renew_proposals


class RubricRefused(Refused[RubricRefusal]):
    pass


@transaction.atomic
def revise_question(
    question: Question,
    revised: QuestionContent,
    *,
    revised_by: User | None,
    now: datetime,
    seen: int | None = None,
) -> QuestionVersion:
    """The version in force afterwards. Raises ImportRefused for a payload its type refuses, and
    RubricRefused where ``seen``, the id of the version that was edited, is in force no more: then
    ``question.current`` is the one that is. Who saves the same once more is not refused.

    Attempts under way keep the version they began with.
    """
    check_question(revised, index=0)
    locked = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    current = locked.current
    number = next_number(locked)
    version = new_version(locked, revised, number=number, created_by=revised_by, now=now)
    if current and is_same_content(current.content, version.content):
        return current
    if current and seen not in (None, current.pk):
        question.current = current
        raise RubricRefused(RubricRefusal.STALE)
    version.save()
    Question.objects.filter(pk=question.pk).update(current=version)
    question.current = version
    renew_proposals(question)
    if current and current.solution.key_points != version.solution.key_points:
        tell_of_change(question, done_by=revised_by, now=now)
    elif current and _key(current) != _key(version):
        tell_of_change(question, done_by=revised_by, now=now, kind=NoticeKind.KEY)
    return version


def _key(version: QuestionVersion) -> tuple[object, ...]:
    """What is right, where a key decides."""
    solution = version.solution
    return (solution.option_ids, solution.texts, solution.fields)
