"""Where an attempt cannot go on: its time is over, or its student has left the class."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from lessons.domain.refusals import DraftRefusal
from lessons.models import Attempt
from lessons.permissions import SignedInRequest
from lessons.views.trail import lesson_page, start_page
from lessons.wording.refusals import refusal_sentence

CLOCK_FROM = timedelta(hours=12)
"""A deadline that is further away needs no clock beside a question."""


def is_ended(attempt: Attempt, *, now: datetime) -> bool:
    """For who looks: the grace is only for what is already on its way."""
    return attempt.end is not None and now > attempt.end and not attempt.is_submitted


def clock_context(attempt: Attempt, *, now: datetime) -> dict[str, Any]:
    end = attempt.end
    if end is None or end - now > CLOCK_FROM:
        return {}
    return {"time_ends": end, "seconds_left": max(0, int((end - now).total_seconds()))}


def time_over(request: SignedInRequest, attempt: Attempt) -> HttpResponse:
    """Asks for the hand-in of what was saved: reading a page writes nothing."""
    context = {
        "trail": [lesson_page(attempt.assignment)],
        "attempt": attempt,
        "assignment": attempt.assignment,
        "is_begun": attempt.begun_at is not None,
    }
    return render(request, "lessons/attempt_over.html", context)


def left_class(request: SignedInRequest, attempt: Attempt) -> HttpResponse:
    context = {
        "trail": [start_page()],
        "attempt": attempt,
        "reason": refusal_sentence(DraftRefusal.LEFT),
    }
    return render(request, "lessons/attempt_left.html", context, status=403)
