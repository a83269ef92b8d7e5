"""Answers to the quick questions inside a lesson's text.

They are no mark and tell nothing of what is mastered, since the text stands beside them; a question
that was answered comes back in the review.
"""

from datetime import datetime

from django.db import transaction

from lessons.domain.practice.sitting import ItemState
from lessons.domain.refusals import PracticeRefusal
from lessons.domain.types.definition import Answer, is_blank
from lessons.models import (
    Assignment,
    PracticeAnswer,
    PracticeQuestion,
    PracticeSitting,
    Purpose,
    Question,
    User,
)
from lessons.services.remembering import remember
from lessons.services.sittings import PracticeRefused


@transaction.atomic
def answer_in_text(
    question: Question,
    answer: Answer,
    *,
    assignment: Assignment,
    student: User,
    seen: int,
    now: datetime,
) -> PracticeAnswer:
    """Raises PracticeRefused. ``seen`` is the last answer that the page knew, 0 for none."""
    version = question.in_force
    if is_blank(answer):
        raise PracticeRefused(PracticeRefusal.BLANK)
    if not version.parsed.is_valid(answer):
        raise PracticeRefused(PracticeRefusal.INVALID)
    asked = _asked(question, assignment=assignment, student=student, now=now)
    is_right = version.parsed.grade(answer).fraction == 1
    state = ItemState.DONE if is_right else ItemState.OPEN
    rows = PracticeQuestion.objects.filter(pk=asked.pk, last_seq=seen)
    if not rows.update(last_seq=seen + 1, state=state):
        raise PracticeRefused(PracticeRefusal.STALE)
    if seen == 0:
        remember(student, {question.pk: is_right}, lesson_id=question.lesson_id, now=now)
    return PracticeAnswer.objects.create(
        student=student,
        asked=asked,
        question=question,
        seq=seen + 1,
        answer=list(answer),
        is_right=is_right,
        is_first=False,
        hints=0,
        answered_at=now,
    )


def _asked(
    question: Question, *, assignment: Assignment, student: User, now: datetime
) -> PracticeQuestion:
    """Of the one sitting that a student's reading of a lesson is."""
    sitting, _ = PracticeSitting.objects.select_for_update().get_or_create(
        student=student,
        assignment=assignment,
        purpose=Purpose.READING,
        defaults={"started_at": now},
    )
    asked, _ = PracticeQuestion.objects.get_or_create(
        sitting=sitting,
        version=question.in_force,
        defaults={"position": sitting.questions.count() + 1},
    )
    return asked
