"""A task between its student and their teacher, from the student's side: the revision, and taking
back what was handed in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from lessons.permissions import SignedInRequest, response_written
from lessons.services.attempts import DraftRefused, save_draft
from lessons.services.writing import WritingRefused, hand_in_again, withdraw
from lessons.views.question_page import question_url, read_answer, read_seen
from lessons.views.writing.files import add_sent_file
from lessons.wording.refusals import refused_sentence


@require_POST
def revision_hand_in(request: SignedInRequest, pk: int, position: int) -> HttpResponse:
    """What is in the form is saved first, as by every button of the page."""
    response = response_written(request.user, pk, position)
    answer = read_answer(request.POST, response.drawn_input)
    now = timezone.now()
    add_sent_file(request, response)
    try:
        if response.is_open and answer != tuple(response.draft):
            save_draft(response, answer=answer, seen=read_seen(request.POST), now=now)
        hand_in_again(response, now=now)
    except (DraftRefused, WritingRefused) as refused:
        messages.error(request, refused_sentence(refused))
        return redirect(question_url(response.attempt, position))
    messages.success(request, gettext("Your revision is handed in."))
    return redirect(_result(pk, position))


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
