"""Changing a question: every edit is a new version, an unchanged one makes nothing."""

from datetime import datetime

from django.db import transaction

from lessons.domain.handouts.document import ReadQuestion
from lessons.models import Question, QuestionVersion, User
from lessons.services.importing import check_question, points_of


@transaction.atomic
def revise_question(
    question: Question, revised: ReadQuestion, *, revised_by: User | None, now: datetime
) -> QuestionVersion:
    """The version in force afterwards. Raises ImportRefused for a payload its type refuses.

    Attempts under way keep the version they began with.
    """
    check_question(revised, index=0)
    fields = {
        "kind": revised.kind,
        "text": revised.text,
        "payload": dict(revised.payload),
        "points": points_of(revised),
        "explanation": revised.explanation,
        "hints": list(revised.hints),
    }
    locked = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    current = locked.current
    if current and all(getattr(current, name) == value for name, value in fields.items()):
        return current
    version = QuestionVersion.objects.create(
        question=locked,
        number=(current.number if current else 0) + 1,
        created_by=revised_by,
        created_at=now,
        **fields,
    )
    Question.objects.filter(pk=question.pk).update(current=version)
    question.current = version
    return version
