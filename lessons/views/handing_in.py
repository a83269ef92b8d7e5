"""The last look before an attempt is handed in."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lessons.models import Attempt
from lessons.permissions import SignedInRequest, attempt_own, is_in_class
from lessons.queries import drafts_of, task_label
from lessons.services.attempts import close_if_over, submit_attempt
from lessons.views.question_page import is_fragment, page_numbers
from lessons.views.time_over import clock_context, is_ended, left_class
from lessons.views.trail import lesson_page
from lessons.views.writing.page import is_written
from lessons.views.writing.state import price_of
from lessons.wording.progress import part_name

SURE = "sure"
"""Sent by whoever has been told which questions have no answer."""
ASK = "ask"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def attempt_finish(request: SignedInRequest, pk: int) -> HttpResponse:
    attempt = attempt_own(request.user, pk)
    if request.method == "POST":
        return _hand_in(request, attempt)
    if attempt.is_submitted or is_ended(attempt, now=timezone.now()):
        return redirect("lessons:attempt-detail", pk=pk)
    if not is_in_class(request.user, attempt):
        return left_class(request, attempt)
    context = finish_context(attempt, asks=ASK in request.GET)
    template = "_attempt_finish" if is_fragment(request) else "attempt_finish"
    return render(request, f"lessons/{template}.html", context)


def finish_context(attempt: Attempt, *, asks: bool = False) -> dict[str, Any]:
    """``asks`` whether to hand in although something has no answer."""
    responses = drafts_of(attempt)
    numbers = page_numbers(attempt, responses)
    unanswered = [number for number in numbers if not number.is_answered]
    return {
        "trail": [lesson_page(attempt.assignment)],
        "attempt": attempt,
        "part": part_name(attempt.part, task_label(responses)),
        "assignment": attempt.assignment,
        "numbers": numbers,
        "to_look_at": [row for row in numbers if row.is_flagged or not row.is_answered],
        "unanswered": unanswered,
        "answered_count": len(numbers) - len(unanswered),
        "back_to": attempt.furthest or (unanswered[0].position if unanswered else 1),
        **clock_context(attempt, now=timezone.now()),
        "price": price_of(responses[0], None, now=timezone.now())
        if responses and is_written(responses[0])
        else [],
        "asks": asks and bool(unanswered),
    }


def _hand_in(request: SignedInRequest, attempt: Attempt) -> HttpResponse:
    now = timezone.now()
    if attempt.is_over(now):
        return _hand_in_over(request, attempt)
    if not is_in_class(request.user, attempt):
        return left_class(request, attempt)
    if not attempt.is_submitted and SURE not in request.POST and _has_gaps(attempt):
        url = reverse("lessons:attempt-finish", args=[attempt.pk])
        return redirect(f"{url}?{ASK}=1")
    if submit_attempt(attempt, now=now):
        messages.success(request, gettext("Your answers are handed in."))
    return redirect("lessons:attempt-detail", pk=attempt.pk)


def _hand_in_over(request: SignedInRequest, attempt: Attempt) -> HttpResponse:
    """What was saved in time; where nothing was, nothing is spent."""
    if close_if_over(attempt, now=timezone.now()):
        messages.info(request, gettext("The time was over. What was saved by then is handed in."))
        return redirect("lessons:attempt-detail", pk=attempt.pk)
    return redirect("lessons:assignment-detail", pk=attempt.assignment_id)


def _has_gaps(attempt: Attempt) -> bool:
    return not all(number.is_answered for number in page_numbers(attempt, drafts_of(attempt)))
