"""One student in one lesson: the answers of the attempts that count, each with its mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lessons import queries
from lessons.domain.parts import Part
from lessons.domain.progress import Score, Sitting, best_of
from lessons.models import Attempt
from lessons.permissions import SignedInRequest, lesson_of_student
from lessons.queries.work import responses_by_attempt
from lessons.views.reviewed import ReviewedResponse, reviewed
from lessons.views.trail import class_page, class_results_page, start_page
from lessons.wording.progress import part_name


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedPart:
    part: Part
    name: str
    attempt: Attempt
    score: Score
    reviewed: list[ReviewedResponse]
    others: list[Attempt]
    """Further attempts that were handed in."""


@require_GET
def student_lesson(request: SignedInRequest, pk: int, student_pk: int) -> HttpResponse:
    assignment, student = lesson_of_student(request.user, pk, student_pk)
    classroom = assignment.classroom
    rows = queries.attempts_of(assignment, student)
    context = {
        "trail": [start_page(), class_page(classroom), class_results_page(classroom)],
        "assignment": assignment,
        "student": student,
        "parts": _counted_parts(rows),
        "open_count": sum(sitting.score is None for _attempt, sitting in rows),
        "names_shown": True,
        "is_named": True,
    }
    return render(request, "lessons/student_lesson.html", context)


def _counted_parts(rows: Sequence[tuple[Attempt, Sitting]]) -> list[CountedPart]:
    handed_in = [(attempt, sitting) for attempt, sitting in rows if sitting.score is not None]
    chosen = {part: _counted(part, handed_in) for part in Part}
    found = [attempt for attempt in chosen.values() if attempt is not None]
    responses = responses_by_attempt(found)
    return [
        CountedPart(
            part=Part(attempt.part),
            name=part_name(attempt.part, queries.task_label(responses[attempt.pk])),
            attempt=attempt,
            score=queries.score_of_responses(responses[attempt.pk]),
            reviewed=[reviewed(row, list(row.markings.all())) for row in responses[attempt.pk]],
            others=[
                other for other, _ in handed_in if other.part == attempt.part and other != attempt
            ],
        )
        for attempt in found
    ]


def _counted(part: Part, rows: Sequence[tuple[Attempt, Sitting]]) -> Attempt | None:
    own = [(attempt, sitting.score) for attempt, sitting in rows if sitting.part is part]
    best = best_of(score for _attempt, score in own if score is not None)
    return next((attempt for attempt, score in own if score is best), None)
