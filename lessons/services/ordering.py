"""The order of a lesson's questions: within a level, or among the tasks of one label."""

from django.db import transaction
from django.db.models import F

from lessons.models import Lesson, Question

_APART = 10_000
"""Added to positions while questions change places: no two may ever be the same."""


@transaction.atomic
def place_question(question: Question, *, to: int) -> bool:
    """To the place ``to``, from 0, among those of its part and label; whether it has moved. A place
    beyond an end is that end. Attempts under way keep the order that they began with."""
    Lesson.objects.select_for_update().get(pk=question.lesson_id)
    rows = Question.objects.filter(
        lesson=question.lesson_id, part=question.part, label=question.label, retired_at=None
    )
    there = list(rows.order_by("position"))
    if question not in there:
        return False
    wanted = [row for row in there if row != question]
    wanted.insert(max(to, 0), question)
    if wanted == there:
        return False
    places = sorted(row.position for row in there)
    rows.update(position=F("position") + _APART)
    for row, position in zip(wanted, places, strict=True):
        row.position = position
    Question.objects.bulk_update(wanted, ["position"])
    return True


def place_of(question: Question) -> int:
    before = Question.objects.filter(
        lesson=question.lesson_id,
        part=question.part,
        label=question.label,
        retired_at=None,
        position__lt=question.position,
    )
    return before.count()
