"""When questions come back to a student, after each answer in practice or in a test."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.timezone import localdate

from lessons.domain.practice.schedule import remembered
from lessons.models import ReviewCard, User
from lessons.queries.practice import exam_day, memory_of


def remember(student: User, verdicts: Mapping[int, bool], *, lesson_id: int, now: datetime) -> None:
    """``verdicts`` by question, all of one lesson; three queries. What belongs to a test that is
    still to come stays out of the review until it is over (``queries.keys``)."""
    today = localdate(now)
    exam_on = exam_day(student, [lesson_id], today=today)
    cards = ReviewCard.objects.filter(student=student, question__in=list(verdicts))
    before = {card.question_id: memory_of(card) for card in cards}
    rows = []
    for question, is_right in verdicts.items():
        memory = remembered(
            before.get(question), is_right=is_right, now=now, today=today, exam_on=exam_on
        )
        rows.append(
            ReviewCard(
                student=student,
                question_id=question,
                stability=memory.stability,
                difficulty=memory.difficulty,
                reviewed_at=memory.reviewed_at,
                due_on=memory.due_on,
            )
        )
    ReviewCard.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["student", "question"],
        update_fields=["stability", "difficulty", "reviewed_at", "due_on"],
    )
