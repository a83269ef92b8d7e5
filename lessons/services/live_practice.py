"""Answers given in class become practice once the right one was shown."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from lessons.domain.practice.sitting import ItemState
from lessons.models import (
    Assignment,
    LiveAnswer,
    LiveQuestion,
    PracticeAnswer,
    PracticeQuestion,
    PracticeSitting,
    Purpose,
)
from lessons.queries.live import answers_by_student
from lessons.services.remembering import remember


@transaction.atomic
def count_as_practice(asked: LiveQuestion, *, now: datetime) -> int:
    """How many answers were counted now; each is counted once, however often this runs.

    The last answer of a student is what they knew: no verdict was seen before it.
    """
    asked = (
        LiveQuestion.objects.select_for_update(of=("self",), no_key=True)
        .select_related("session", "version__question")
        .get(pk=asked.pk)
    )
    sittings = _sittings(asked, list(answers_by_student(asked).values()))
    counted = set(
        PracticeQuestion.objects.filter(
            sitting__live=asked.session, version=asked.version
        ).values_list("sitting_id", flat=True)
    )
    fresh = [(one, sitting) for one, sitting in sittings if sitting.pk not in counted]
    for answer, sitting in fresh:
        _count(answer, sitting, asked, now=now)
    return len(fresh)


def _sittings(
    asked: LiveQuestion, answers: Sequence[LiveAnswer]
) -> list[tuple[LiveAnswer, PracticeSitting]]:
    """One of each student for the whole session."""
    session = asked.session
    place = {"lesson": session.lesson_id, "classroom": session.classroom_id}
    assignment = Assignment.objects.filter(**place).first()
    PracticeSitting.objects.bulk_create(
        (
            PracticeSitting(
                student_id=answer.student_id,
                assignment=assignment,
                purpose=Purpose.LIVE,
                live=session,
                started_at=session.started_at,
                finished_at=answer.answered_at,
            )
            for answer in answers
        ),
        ignore_conflicts=True,
    )
    rows = PracticeSitting.objects.filter(live=session).select_related("student")
    by_student = {row.student_id: row for row in rows}
    return [(answer, by_student[answer.student_id]) for answer in answers]


def _count(
    answer: LiveAnswer, sitting: PracticeSitting, asked: LiveQuestion, *, now: datetime
) -> None:
    is_right = None if answer.fraction is None else answer.fraction == 1
    question = asked.version.question
    row = PracticeQuestion.objects.create(
        sitting=sitting,
        version=asked.version,
        position=asked.position,
        state=ItemState.DONE,
        turns=int(is_right is False),
        last_seq=1,
    )
    PracticeAnswer.objects.create(
        student=sitting.student,
        asked=row,
        question=question,
        seq=1,
        answer=answer.answer,
        is_right=is_right,
        is_first=is_right is not None,
        hints=0,
        answered_at=answer.answered_at,
    )
    if is_right is not None:
        verdicts = {question.pk: is_right}
        remember(sitting.student, verdicts, lesson_id=question.lesson_id, now=now)
