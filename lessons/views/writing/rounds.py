"""A task between its student and their teacher, from the student's side: the revision, and taking
back what was handed in."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from lessons.models import Response
from lessons.permissions import SignedInRequest, response_written
from lessons.services.writing import WritingRefused, hand_in_again, withdraw
from lessons.views.question_page import question_url
from lessons.wording.refusals import refused_sentence

REVISED = "revised"
"""The button that hands a revision in."""


def hand_in_revision(request: HttpRequest, response: Response, *, now: datetime) -> HttpResponse:
    """By a button of its page, which has saved what stood there."""
    try:
        hand_in_again(response, now=now)
    except WritingRefused as refused:
        messages.error(request, refused_sentence(refused))
        return redirect(question_url(response.attempt, response.position))
    messages.success(request, gettext("Your revision is handed in."))
    return redirect(_result(response.attempt_id, response.position))


@require_POST
def work_withdraw(request: SignedInRequest, pk: int, position: int) -> HttpResponse:
    response = response_written(request.user, pk, position)
    try:
        withdraw(response, now=timezone.now())
    except WritingRefused as refused:
        messages.error(request, refused_sentence(refused))
        return redirect(_result(pk, position))
    said = gettext("Withdrawn. You can go on writing; hand the work in again before the deadline.")
    messages.success(request, said)
    return redirect(question_url(response.attempt, position))


def _result(pk: int, position: int) -> str:
    return f"{reverse('lessons:attempt-detail', args=[pk])}#question-{position}"
