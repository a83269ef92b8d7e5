"""What practice says about how well levels are known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from lessons.domain.mastery import Answered, Limits, Practised, practised
from lessons.domain.parts import Part
from lessons.models import PracticeAnswer, Purpose
from lessons.queries.university import university

Place = tuple[int, int]
"""Lesson and student."""


def mark_limits() -> Limits:
    """The university's own."""
    own = university()
    return Limits(passed=own.pass_mark, mastered=own.mastery_mark)


def practised_parts(
    lesson_ids: Iterable[int],
    student_ids: Iterable[int],
    *,
    counts: Mapping[tuple[int, str], int],
) -> dict[Place, Mapping[Part, Practised]]:
    """By lesson and student, for the levels at which something was practised; one query. ``counts``
    are the questions that can be practised.

    An answer that a hint led to counts neither way.
    """
    lessons = list(lesson_ids)
    answers: dict[tuple[int, int, Part], list[Answered]] = defaultdict(list)
    rows = PracticeAnswer.objects.filter(
        student__in=list(student_ids),
        question__lesson__in=lessons,
        question__retired_at=None,
        is_first=True,
        hints=0,
    ).order_by("answered_at", "pk")
    for lesson, student, part, question, is_right, purpose, at in rows.values_list(
        "question__lesson",
        "student",
        "question__part",
        "question",
        "is_right",
        "asked__sitting__purpose",
        "answered_at",
    ):
        answers[lesson, student, Part(part)].append(
            Answered(
                question=question,
                is_right=bool(is_right),
                is_review=purpose == Purpose.REVIEW,
                at=at,
            )
        )
    found: dict[Place, dict[Part, Practised]] = defaultdict(dict)
    for (lesson, student, part), own in answers.items():
        count = counts.get((lesson, part.value), 0)
        found[lesson, student][part] = practised(own, question_count=count)
    return dict(found)
