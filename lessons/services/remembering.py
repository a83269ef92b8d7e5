"""When questions come back to a student, after each answer in practice or in a test."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models.functions import Mod
from django.utils.timezone import localdate

from lessons.domain.practice.schedule import days_before, remembered
from lessons.models import Assignment, Classroom, Membership, ReviewCard, User
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


@transaction.atomic
def bring_before_exam(classroom: Classroom, *, today: date) -> None:
    """What the students of a class would review on the day of its exam or later comes back in the
    last days before it."""
    if classroom.exam_on is None:
        return
    students = Membership.objects.current().students().filter(classroom=classroom)
    lessons = Assignment.objects.filter(classroom=classroom)
    days = days_before(classroom.exam_on, today=today)
    late = ReviewCard.objects.filter(
        due_on__gte=classroom.exam_on,
        student__in=students.values("user"),
        question__lesson__in=lessons.values("lesson"),
    )
    for place, day in enumerate(days):
        # Those already moved are late no more, so each takes its share of what is left.
        left = len(days) - place
        late.annotate(turn=Mod("pk", left)).filter(turn=0).update(due_on=day)
