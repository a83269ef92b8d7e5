"""One student's attempts and the responses in them."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Prefetch

from lessons.domain.progress import ResponseMark, Score, Sitting, score_of
from lessons.models import (
    Assignment,
    Attempt,
    CorrectedMark,
    LateCopy,
    Marking,
    Response,
    SecondLook,
    User,
    WorkFile,
)
from lessons.queries.standings import with_sittings


def responses_of(attempt: Attempt) -> list[Response]:
    """The responses of an attempt with their versions and sections; of each what was decided and
    asked about it, newest first."""
    return responses_by_attempt([attempt]).get(attempt.pk, [])


def responses_by_attempt(attempts: Sequence[Attempt]) -> dict[int, list[Response]]:
    """As ``responses_of``, of several attempts, with as many queries as of one."""
    markings = Marking.objects.select_related("marker", "rubric").order_by("-number")
    copies = LateCopy.objects.order_by("-pk")
    corrected = CorrectedMark.objects.select_related("correction__made_by").order_by("-pk")
    looks = SecondLook.objects.select_related("answered_by").order_by("-asked_at")
    rows = (
        Response.objects.filter(attempt__in=attempts)
        .select_related("version__question__section", "version__question__current", "key")
        .prefetch_related(
            Prefetch("markings", queryset=markings),
            Prefetch("second_looks", queryset=looks),
            Prefetch("late_copies", queryset=copies),
            Prefetch("corrected_marks", queryset=corrected),
            Prefetch("files", queryset=WorkFile.objects.there().handed_in()),
        )
        .order_by("position")
    )
    by_pk, found = {attempt.pk: attempt for attempt in attempts}, defaultdict(list)
    for row in rows:
        row.attempt = by_pk[row.attempt_id]
        found[row.attempt_id].append(row)
    return found


def score_of_responses(responses: Sequence[Response]) -> Score:
    """Of one submitted attempt, whose responses were read with their versions."""
    return score_of(
        ResponseMark(points=response.version.points, fraction=response.counted)
        for response in responses
        if not response.is_left_out
    )


def drafts_of(attempt: Attempt) -> list[Response]:
    """The responses of an attempt under way, with their questions and sections, and whether they
    have files (``has_files``); one query."""
    files = WorkFile.objects.there().filter(response=OuterRef("pk"))
    return list(
        attempt.response_set.select_related(
            "version__question__section", "version__question__current"
        )
        .annotate(has_files=Exists(files))
        .order_by("position")
    )


def task_label(responses: Sequence[Response]) -> str:
    """The author's own name for the task (ОБӨЖ) that one attempt is about; empty for a level.

    The responses were read with their questions.
    """
    labels = (response.version.question.label for response in responses)
    return next((label for label in labels if label), "")


def student_attempts(
    assignments: Sequence[Assignment], student: User
) -> dict[int, list[tuple[Attempt, Sitting]]]:
    """One student's attempts by assignment id, oldest first, with their scores; two queries."""
    attempts = (
        Attempt.objects.begun()
        .filter(assignment__in=assignments, student=student)
        .select_related("assignment")
        .order_by("started_at", "pk")
    )
    found: dict[int, list[tuple[Attempt, Sitting]]] = defaultdict(list)
    for attempt, sitting in with_sittings(attempts):
        found[attempt.assignment_id].append((attempt, sitting))
    return found


def attempts_of(assignment: Assignment, student: User) -> list[tuple[Attempt, Sitting]]:
    """One student's attempts at one assigned lesson, oldest first, with their scores."""
    return student_attempts([assignment], student)[assignment.pk]
