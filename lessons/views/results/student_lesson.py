"""One student in one lesson, or at one level of all lessons: the answers that count, marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from lessons import queries
from lessons.domain.parts import Part
from lessons.domain.progress import Score, Sitting, best_of
from lessons.models import Assignment, Attempt, Response
from lessons.permissions import SignedInRequest, lesson_of_student, student_taught
from lessons.queries.results import course_assignments, of_course
from lessons.queries.work import responses_by_attempt
from lessons.views.reviewed import ReviewedResponse, reviewed
from lessons.views.trail import class_page, class_results_page, start_page
from lessons.wording.progress import PART, part_name

LESSONS = 8
"""A page: with some twenty answers each it is as much as a person reads through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedPart:
    key: str
    """Tells it from all others on the page."""
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


@require_GET
def student_part(request: SignedInRequest, pk: int, student_pk: int, part: str) -> HttpResponse:
    """``?course=`` leaves the lessons of one course, as the table of results does; ``?page=``."""
    classroom, student = student_taught(request.user, pk, student_pk)
    if part not in set(Part):
        raise Http404
    course = request.GET.get("course", "")
    assignments = of_course(course_assignments(classroom), course)
    rows = queries.student_attempts(assignments, student)
    page = Paginator(_lessons_of_part(assignments, rows, Part(part)), LESSONS).get_page(
        request.GET.get("page")
    )
    context = {
        "trail": [start_page(), class_page(classroom), class_results_page(classroom)],
        "classroom": classroom,
        "student": student,
        "part_name": PART[Part(part)],
        "page": page,
        "parts": _parts_of_lessons(list(page), rows),
        "query": urlencode({"course": course}) if course else "",
        "names_shown": True,
        "is_named": True,
    }
    return render(request, "lessons/student_part.html", context)


def _counted_parts(rows: Sequence[tuple[Attempt, Sitting]]) -> list[CountedPart]:
    chosen = [(attempt, rows) for part in Part if (attempt := _counted(part, _handed_in(rows)))]
    responses = responses_by_attempt([attempt for attempt, _rows in chosen])
    return [
        _counted_part(
            part_name(attempt.part, queries.task_label(responses[attempt.pk])),
            attempt,
            own,
            responses[attempt.pk],
        )
        for attempt, own in chosen
    ]


Rows = Mapping[int, Sequence[tuple[Attempt, Sitting]]]
"""All attempts of one student, by assignment (ids)."""


def _lessons_of_part(
    assignments: Sequence[Assignment], rows: Rows, part: Part
) -> list[tuple[Assignment, Attempt]]:
    """In the order of the lessons, with the attempt that counts."""
    return [
        (one, attempt)
        for one in assignments
        if (attempt := _counted(part, _handed_in(rows.get(one.pk, []))))
    ]


def _parts_of_lessons(
    chosen: Sequence[tuple[Assignment, Attempt]], rows: Rows
) -> list[CountedPart]:
    """Two queries for however many there are."""
    responses = responses_by_attempt([attempt for _assignment, attempt in chosen])
    return [
        _counted_part(str(one.lesson), attempt, rows[one.pk], responses[attempt.pk])
        for one, attempt in chosen
    ]


def _counted_part(
    name: str,
    attempt: Attempt,
    rows: Sequence[tuple[Attempt, Sitting]],
    responses: Sequence[Response],
) -> CountedPart:
    return CountedPart(
        key=f"{attempt.assignment_id}-{attempt.part}",
        name=name,
        attempt=attempt,
        score=queries.score_of_responses(responses),
        reviewed=[reviewed(row, list(row.markings.all())) for row in responses],
        others=[
            other
            for other, _sitting in _handed_in(rows)
            if other.part == attempt.part and other != attempt
        ],
    )


def _handed_in(rows: Sequence[tuple[Attempt, Sitting]]) -> list[tuple[Attempt, Sitting]]:
    return [(attempt, sitting) for attempt, sitting in rows if sitting.score is not None]


def _counted(part: Part, rows: Sequence[tuple[Attempt, Sitting]]) -> Attempt | None:
    own = [(attempt, sitting.score) for attempt, sitting in rows if sitting.part is part]
    best = best_of(score for _attempt, score in own if score is not None)
    return next((attempt for attempt, score in own if score is best), None)
