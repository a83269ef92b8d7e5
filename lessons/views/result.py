"""The result of one attempt, as its student sees it, and the request to look at a mark again."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lessons.domain.mastery import USUAL
from lessons.domain.parts import Part
from lessons.domain.types.definition import Verdict
from lessons.models import Attempt, Response
from lessons.permissions import SignedInRequest, attempt_own, goes_on, response_own
from lessons.queries import (
    Standing,
    drafts_of,
    responses_of,
    score_of_responses,
    sections_to_read,
    standing_of,
    task_label,
)
from lessons.queries.keys import may_practise_test
from lessons.queries.practice import missed_questions
from lessons.services.marking import SecondLookRefused, ask_second_look
from lessons.views.attempt_result import QuestionResult, question_result
from lessons.views.keeping_along import forget
from lessons.views.moment import moment_of
from lessons.views.practice import ShownReading, sections_of, shown_reading
from lessons.views.question_page import url_to_resume
from lessons.views.result_summary import summary_of
from lessons.views.time_over import is_ended, time_over
from lessons.views.trail import lesson_page
from lessons.views.writing.state import WorkState, work_state
from lessons.wording.assignments import key_sentence
from lessons.wording.progress import part_name
from lessons.wording.refusals import refused_sentence

LONGEST_REASON = 2000


@never_cache
@require_safe
def attempt_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    attempt = attempt_own(request.user, pk)
    if is_ended(attempt, now=timezone.now()):
        return time_over(request, attempt)
    if not attempt.is_submitted:
        return redirect(url_to_resume(attempt, drafts_of(attempt)))
    responses = responses_of(attempt)
    readings = _readings(attempt, responses)
    part = Part(attempt.part)
    standing = standing_of(attempt.assignment, request.user, now=timezone.now())
    is_key_shown = standing.is_key_shown(part)
    places = sections_to_read(responses, attempt.assignment.lesson)
    score = score_of_responses(responses)
    progress = standing.progress_in(part)
    limits = progress.limits if progress else USUAL
    is_working = goes_on(request.user, attempt)
    results = [
        question_result(
            response,
            is_key_shown=is_key_shown,
            place=places.get(response.pk),
            reading=readings.get(response.pk),
        )
        for response in responses
    ]
    counted = [result for result in results if not result.response.is_left_out]
    context = {
        "trail": [lesson_page(attempt.assignment)],
        "attempt": attempt,
        "part": part_name(attempt.part, task_label(responses)),
        "assignment": attempt.assignment,
        "score": score,
        "summary": summary_of(score, counted, limits=limits),
        "results": results,
        "is_task": part.is_task,
        "works": _works(part, responses),
        "missed": [result for result in results if result.code is not Verdict.RIGHT],
        "right": [result for result in results if result.code is Verdict.RIGHT],
        "shows_all": request.GET.get("show") == "all",
        "practise_count": _practise_count(attempt, standing, results) if is_working else 0,
        "key_sentence": "" if is_key_shown else key_sentence(attempt.assignment.rules),
        "has_readings": bool(readings),
        "progress": progress,
        "moment": moment_of(standing, attempt.part, responses=responses) if is_working else None,
    }
    response = render(request, "lessons/attempt_detail.html", context)
    return forget(response, under=request.path)


def _practise_count(attempt: Attempt, standing: Standing, results: Sequence[QuestionResult]) -> int:
    """Of what was missed, how many questions can be practised now."""
    may = may_practise_test(standing, Part(attempt.part))
    if not may or not any(result.is_missed for result in results):
        return 0
    return len(missed_questions(attempt, now=timezone.now()))


def _works(part: Part, responses: Sequence[Response]) -> list[WorkState]:
    """Of tasks: what was returned, and what may be withdrawn."""
    if not part.is_task:
        return []
    found = (work_state(response, now=timezone.now()) for response in responses)
    return [state for state in found if state]


def _readings(attempt: Attempt, responses: Sequence[Response]) -> dict[int, ShownReading]:
    """In practice, by response id: of what waits for the teacher."""
    waiting = [response for response in responses if response.is_waiting]
    if not attempt.assignment.reads_answers or not waiting:
        return {}
    sections = sections_of(attempt.assignment)
    found = ((row.pk, shown_reading(row, row.answer or (), sections=sections)) for row in waiting)
    return {pk: reading for pk, reading in found if reading}


@require_POST
def second_look(request: SignedInRequest, pk: int, position: int) -> HttpResponse:
    """A student asks to look at a mark again; asking twice is asking once."""
    response = response_own(request.user, pk, position)
    reason = request.POST.get("reason", "").replace("\0", "")[:LONGEST_REASON]
    try:
        ask_second_look(response, reason=reason, now=timezone.now())
    except SecondLookRefused as refused:
        messages.error(request, refused_sentence(refused))
    else:
        messages.success(request, gettext("Your request has gone to the teacher."))
    url = reverse("lessons:attempt-detail", args=[pk])
    return redirect(f"{url}#question-{position}")
