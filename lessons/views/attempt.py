"""One attempt of a student: its questions one a page.

Every button of a question page saves first, so nothing is lost without JavaScript; our own
JavaScript posts the same form to the same address and is answered in JSON.
"""

from datetime import datetime

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lessons.domain.refusals import DraftRefusal
from lessons.domain.types.definition import Answer
from lessons.models import Attempt, Response
from lessons.permissions import SignedInRequest, attempt_own, is_in_class
from lessons.services.attempts import (
    DraftRefused,
    SavedDraft,
    close_if_over,
    go_forward,
    hand_in_at_end,
    save_draft,
    set_flag,
)
from lessons.views.attempt_pages import (
    Place,
    all_pages,
    next_page,
    place_of,
    question_context,
)
from lessons.views.keeping_along import keep_along
from lessons.views.practice import ShownReading, sections_of, shown_reading
from lessons.views.question_page import (
    is_fragment,
    position_after,
    question_url,
    read_answer,
    read_seen,
)
from lessons.views.sign_in import wants_json
from lessons.views.time_over import is_ended, left_class
from lessons.views.trail import lesson_page
from lessons.views.writing.files import add_sent_file, take_chosen_away
from lessons.views.writing.page import is_written, writing_context
from lessons.views.writing.rounds import REVISED, hand_in_revision
from lessons.wording.answer_words import answer_in_words
from lessons.wording.refusals import refused_sentence

READ = "read"
"""The button that asks, in practice, what the program recognises in the answer so far."""
_FLAGS = {"flag": True, "unflag": False}
"""The buttons that mark a question to come back to."""
_STATUS = {
    DraftRefusal.STALE: 409,
    DraftRefusal.SUBMITTED: 409,
    DraftRefusal.INVALID: 400,
    DraftRefusal.OVER: 409,
    DraftRefusal.PASSED: 409,
    DraftRefusal.LEFT: 403,
}
_CLOSED = {DraftRefusal.OVER, DraftRefusal.PASSED, DraftRefusal.LEFT}
TIME_OVER = "time-over"
"""What the page's clock presses at its end."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def attempt_question(request: SignedInRequest, pk: int, position: int) -> HttpResponse:
    place = place_of(request, pk, position)
    attempt = place.attempt
    if request.method == "POST":
        return _save(request, place)
    if wants_json(request):
        return JsonResponse(_held(place.response))
    is_closed = attempt.is_submitted and not place.response.is_returned
    if is_closed or is_ended(attempt, now=timezone.now()):
        return redirect("lessons:attempt-detail", pk=pk)
    if not is_in_class(request.user, attempt):
        return left_class(request, attempt)
    if attempt.furthest and not place.response.is_returned and position != attempt.furthest:
        return redirect(question_url(attempt, attempt.furthest))
    return _render_question(request, place, tuple(place.response.draft))


@never_cache
@require_safe
def attempt_pages(request: SignedInRequest, pk: int) -> HttpResponse:
    """All questions, for a browser that may lose its connection."""
    return JsonResponse({"pages": all_pages(request, attempt_own(request.user, pk))})


def _held(response: Response) -> dict[str, object]:
    """What the server has, for a page that comes to the front again."""
    return {
        "state": "open" if response.is_open else "submitted",
        "seq": response.draft_seq,
        "answer": response.draft if response.is_open else response.answer,
    }


def _save(request: SignedInRequest, place: Place) -> HttpResponse:
    now = timezone.now()
    if close_if_over(place.attempt, now=now):
        place = place_of(request, place.attempt.pk, place.response.position)
    answer = read_answer(request.POST, place.response.drawn_input)
    add_sent_file(request, place.response)
    take_chosen_away(request, place.response)
    try:
        saved = _keep(place.response, answer, seen=read_seen(request.POST), now=now)
    except DraftRefused as refused:
        return _refuse(request, place, answer, refused)
    go = request.POST.get("go", "")
    if wants_json(request):
        at = timezone.localtime(saved.saved_at or now)
        told = {"state": "saved", "seq": saved.seq, "saved_at": f"{at:%H:%M}" if saved.seq else ""}
        return JsonResponse({**told, **(_turned(request, place, go=go) if go else {})})
    if go == REVISED and place.response.is_returned:
        return hand_in_revision(request, place.response, now=now)
    return _go_on(place, go=go, now=now)


def _turned(request: SignedInRequest, place: Place, *, go: str) -> dict[str, str]:
    """The page that a button leads to, in the same answer as the save."""
    return next_page(request, place.attempt, _goes_to(place, go=go))


def _goes_to(place: Place, *, go: str) -> int | None:
    """The position to which the pressed button leads; None for the last look."""
    position, count = place.response.position, len(place.responses)
    if go in _FLAGS:
        set_flag(place.response, is_flagged=_FLAGS[go])
    found = position_after(position, count=count, go=go)
    furthest = place.attempt.furthest
    if found is None or furthest is None:
        return found
    if go == "next":
        go_forward(place.attempt, position=found)
    return found if go == "next" else max(furthest, position)


def _go_on(place: Place, *, go: str, now: datetime) -> HttpResponse:
    """Where the pressed button leads, by the browser's own way."""
    attempt = place.attempt
    if go == TIME_OVER and hand_in_at_end(attempt, now=now):
        return redirect("lessons:attempt-detail", pk=attempt.pk)
    if go == READ:
        return redirect(f"{question_url(attempt, place.response.position)}?read=1#reading")
    position = _goes_to(place, go=go)
    if position is None:
        return redirect("lessons:attempt-finish", pk=attempt.pk)
    return redirect(question_url(attempt, position))


def _keep(response: Response, answer: Answer, *, seen: int, now: datetime) -> SavedDraft:
    """Save what changed. Walking through the questions is no change: another tab stays current."""
    if response.is_open and answer == tuple(response.draft):
        return SavedDraft(seq=response.draft_seq, saved_at=response.draft_saved_at)
    return save_draft(response, answer=answer, seen=seen, now=now)


def _refuse(
    request: SignedInRequest, place: Place, answer: Answer, refused: DraftRefused
) -> HttpResponse:
    if wants_json(request):
        held = {} if refused.code is DraftRefusal.INVALID else _held(refused.response)
        told = {**held, "state": "closed" if refused.code in _CLOSED else refused.code}
        return JsonResponse(told, status=_STATUS[refused.code])
    if refused.code is DraftRefusal.SUBMITTED or refused.code in _CLOSED:
        return _too_late(request, place, answer, refused)
    return _render_question(request, place, answer, refused=refused)


def _too_late(
    request: SignedInRequest, place: Place, answer: Answer, refused: DraftRefused
) -> HttpResponse:
    """The attempt was handed in meanwhile; what was typed since is shown, not counted."""
    is_same = place.attempt.is_submitted and answer == tuple(place.response.answer or ())
    if is_same and refused.code is DraftRefusal.SUBMITTED:
        return redirect("lessons:attempt-detail", pk=place.attempt.pk)
    asked = place.response.drawn_input
    context = {
        "trail": [lesson_page(place.attempt.assignment)],
        "attempt": place.attempt,
        "question": place.response.version,
        "reason": refused_sentence(refused),
        "response": place.response,
        "answer": answer,
        "typed": answer_in_words(asked, answer),
        "handed_in": answer_in_words(asked, tuple(place.response.answer or ())),
    }
    status = _STATUS[refused.code]
    return render(request, "lessons/attempt_too_late.html", context, status=status)


def _render_question(
    request: SignedInRequest, place: Place, answer: Answer, *, refused: DraftRefused | None = None
) -> HttpResponse:
    """The page of one question; ``answer`` is in its field, whatever the server holds."""
    context = question_context(place, answer, refused=refused)
    context["reading"] = _reading(request, place)
    status = _STATUS[refused.code] if refused else 200
    if is_written(place.response):
        context |= writing_context(place.response, answer, now=timezone.now())
        response = render(request, "lessons/attempt_task.html", context, status=status)
        own = question_url(place.attempt, place.response.position)
        return keep_along(response, request.user, under=own)
    template = "_attempt_page" if is_fragment(request) else "attempt_question"
    response = render(request, f"lessons/{template}.html", context, status=status)
    return keep_along(response, request.user, under=_result_url(place.attempt))


def _result_url(attempt: Attempt) -> str:
    return reverse("lessons:attempt-detail", args=[attempt.pk])


def _reading(request: SignedInRequest, place: Place) -> ShownReading | None:
    """Of what the server holds, where it was asked for."""
    assignment, response = place.attempt.assignment, place.response
    if READ not in request.GET or not assignment.reads_answers:
        return None
    return shown_reading(response, response.draft, sections=sections_of(assignment))
