"""Answers that a second teacher marks again, to know how far two people agree.

The same answers on which the machine is measured: those that the first teacher marked with the
proposal hidden, and read. The second sees neither mark nor proposal, and changes no mark.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from lessons.domain.marking.haste import read_in_time
from lessons.domain.marking.queueing import shuffled
from lessons.domain.refusals import RubricRefusal
from lessons.models import Marking, Question, QuestionVersion, Response, SecondReading, User
from lessons.queries import answers_taught, text_of
from lessons.services.authoring import RubricRefused
from lessons.services.rescoring import Judged

ENOUGH = 30
"""Answers of a question that are read again: what more would tell costs more than it is worth."""


def to_read_again(teacher: User, question: Question) -> list[Response]:
    """In an order of this teacher's own, so that nobody's answer is always read when they tire."""
    rubric = question.in_force
    points = {point.id for point in rubric.solution.key_points}
    marked = (
        Marking.objects.of_words(rubric)
        .filter(
            is_blind=True,
            is_read=True,
            response__state="marked",
            response__in=answers_taught(teacher, question).values("pk"),
        )
        .exclude(marker=teacher)
        .exclude(response__second_readings__teacher=teacher)
        .select_related("response__version")
    )
    rows = {row.response_id: row.response for row in marked if points == row.shares.keys()}
    read = SecondReading.objects.filter(teacher=teacher, response__version__question=question)
    order = shuffled(rows, seed=f"{question.pk}:{teacher.pk}")
    return [rows[pk] for pk in order][: max(0, ENOUGH - read.count())]


@transaction.atomic
def keep_readings(
    question: Question,
    judged: Mapping[int, Judged],
    *,
    teacher: User,
    rubric: int,
    seconds: float | None,
    now: datetime,
) -> int:
    """How many are kept; one that lacks a key point is asked about again. Raises RubricRefused
    where other key points than those of the page are in force."""
    version = QuestionVersion.objects.filter(pk=rubric, question=question).first()
    if version is None or question.in_force.pk != rubric:
        raise RubricRefused(RubricRefusal.STALE_PASS)
    points = {point.id for point in version.solution.key_points}
    asked = {row.pk: row for row in to_read_again(teacher, question)}
    whole = [pk for pk in judged if pk in asked and judged[pk].shares.keys() == points]
    was_read = read_in_time([text_of(asked[pk].answer) for pk in whole], seconds)
    kept = SecondReading.objects.bulk_create(
        [
            SecondReading(
                response=asked[pk],
                teacher=teacher,
                rubric=version,
                shares={key: share.value for key, share in judged[pk].shares.items()},
                is_read=is_read,
                read_at=now,
            )
            for pk, is_read in zip(whole, was_read, strict=True)
        ],
        ignore_conflicts=True,
    )
    return len(kept)
