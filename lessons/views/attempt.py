"""One attempt of a student: its questions one a page.

Every button of a question page saves first, so nothing is lost without JavaScript; our own
JavaScript posts the same form to the same address and is answered in JSON.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lessons.domain.refusals import DraftRefusal
from lessons.domain.types.definition import Answer, Control
from lessons.models import Attempt, QuestionVersion, Response, ResponseState
from lessons.permissions import SignedInRequest, attempt_own, is_in_class
from lessons.queries import drafts_of, task_label
from lessons.services.attempts import (
    DraftRefused,
    SavedDraft,
    close_if_over,
    go_forward,
    hand_in_at_end,
    save_draft,
    set_flag,
)
from lessons.views.practice import ShownReading, sections_of, shown_reading
from lessons.views.question_fields import field_rows, long_options
from lessons.views.question_page import (
    answer_in_words,
    choices,
    control_template,
    draft_key,
    page_numbers,
    question_url,
    read_answer,
    read_seen,
    url_after,
)
from lessons.views.sign_in import wants_json
from lessons.views.time_over import clock_context, is_ended, left_class
from lessons.views.trail import lesson_page
from lessons.wording.progress import part_name
from lessons.wording.questions import answer_help, not_valid, partial_rule
from lessons.wording.refusals import refusal_sentence, refused_sentence

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """One question of one attempt, with the others around it."""

    attempt: Attempt
    responses: Sequence[Response]
    response: Response


def _place(request: SignedInRequest, pk: int, position: int) -> _Place:
    attempt = attempt_own(request.user, pk)
    responses = drafts_of(attempt)
    found = [response for response in responses if response.position == position]
    if not found:
        raise Http404
    return _Place(attempt=attempt, responses=responses, response=found[0])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def attempt_question(request: SignedInRequest, pk: int, position: int) -> HttpResponse:
    place = _place(request, pk, position)
    attempt = place.attempt
    if request.method == "POST":
        return _save(request, place)
    if wants_json(request):
        return JsonResponse(_held(place.response))
    if attempt.is_submitted or is_ended(attempt, now=timezone.now()):
        return redirect("lessons:attempt-detail", pk=pk)
    if not is_in_class(request.user, attempt):
        return left_class(request, attempt)
    if attempt.furthest and position != attempt.furthest:
        return redirect(question_url(attempt, attempt.furthest))
    return _render_question(request, place, tuple(place.response.draft))


def _held(response: Response) -> dict[str, object]:
    """What the server has, for a page that comes to the front again."""
    is_open = response.state == ResponseState.OPEN
    return {
        "state": "open" if is_open else "submitted",
        "seq": response.draft_seq,
        "answer": response.draft if is_open else response.answer,
    }


def _save(request: SignedInRequest, place: _Place) -> HttpResponse:
    now = timezone.now()
    if close_if_over(place.attempt, now=now):
        place = _place(request, place.attempt.pk, place.response.position)
    answer = read_answer(request.POST, place.response.drawn_input)
    try:
        saved = _keep(place.response, answer, seen=read_seen(request.POST), now=now)
    except DraftRefused as refused:
        return _refuse(request, place, answer, refused)
    if wants_json(request):
        at = timezone.localtime(saved.saved_at or now)
        return JsonResponse({"state": "saved", "seq": saved.seq, "saved_at": f"{at:%H:%M}"})
    return _go_on(place, go=request.POST.get("go", ""), now=now)


def _go_on(place: _Place, *, go: str, now: datetime) -> HttpResponse:
    """Where the pressed button leads."""
    position, count = place.response.position, len(place.responses)
    if go == TIME_OVER and hand_in_at_end(place.attempt, now=now):
        return redirect("lessons:attempt-detail", pk=place.attempt.pk)
    if go == "next" and position < count:
        go_forward(place.attempt, position=position + 1)
    if go in _FLAGS:
        set_flag(place.response, is_flagged=_FLAGS[go])
    if go == READ:
        return redirect(f"{question_url(place.attempt, position)}?read=1#reading")
    return redirect(url_after(place.attempt, position, count=count, go=go))


def _keep(response: Response, answer: Answer, *, seen: int, now: datetime) -> SavedDraft:
    """Save what changed. Walking through the questions is no change: another tab stays current."""
    if response.state == ResponseState.OPEN and answer == tuple(response.draft):
        return SavedDraft(seq=response.draft_seq, saved_at=response.draft_saved_at)
    return save_draft(response, answer=answer, seen=seen, now=now)


def _refuse(
    request: SignedInRequest, place: _Place, answer: Answer, refused: DraftRefused
) -> HttpResponse:
    if wants_json(request):
        held = {} if refused.code is DraftRefusal.INVALID else _held(refused.response)
        told = {**held, "state": "closed" if refused.code in _CLOSED else refused.code}
        return JsonResponse(told, status=_STATUS[refused.code])
    if refused.code is DraftRefusal.SUBMITTED or refused.code in _CLOSED:
        return _too_late(request, place, answer, refused)
    return _render_question(request, place, answer, refused=refused)


def _too_late(
    request: SignedInRequest, place: _Place, answer: Answer, refused: DraftRefused
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
    request: SignedInRequest, place: _Place, answer: Answer, *, refused: DraftRefused | None = None
) -> HttpResponse:
    """The page of one question; ``answer`` is in its field, whatever the server holds."""
    response, version = place.response, place.response.version
    assignment = place.attempt.assignment
    drawn, held = response.drawn_input, tuple(response.draft)
    context = {
        "trail": [lesson_page(place.attempt.assignment)],
        "attempt": place.attempt,
        "part": part_name(place.attempt.part, task_label(place.responses)),
        "assignment": assignment,
        "response": response,
        "question": version,
        "input": drawn,
        "control_template": control_template(drawn),
        "answer_help": answer_help(version.kind),
        "not_valid_words": not_valid(version.kind),
        "partial_rule": partial_rule(version.kind),
        "choices": choices(drawn, answer),
        "rows": field_rows(drawn, answer),
        "long_options": long_options(drawn),
        "text": answer_in_words(drawn, answer),
        "held_json": json.dumps(held, ensure_ascii=False),
        "held_in_words": answer_in_words(drawn, held),
        "refused": refused.code if refused else "",
        "refused_words": _refused_words(refused, version) if refused else "",
        "conflict_words": refusal_sentence(DraftRefusal.STALE),
        "numbers": page_numbers(place.attempt, place.responses, response.position),
        "is_forward_only": place.attempt.furthest is not None,
        **clock_context(place.attempt, now=timezone.now()),
        "is_last": response.position == len(place.responses),
        "draft_key": draft_key(place.attempt, response),
        "can_be_read": assignment.reads_answers and drawn.control == Control.LONG_TEXT,
        "reading": _reading(request, place),
        "hints": version.hints if assignment.offers_hints else [],
    }
    status = _STATUS[refused.code] if refused else 200
    return render(request, "lessons/attempt_question.html", context, status=status)


def _refused_words(refused: DraftRefused, version: QuestionVersion) -> str:
    own = not_valid(version.kind) if refused.code is DraftRefusal.INVALID else ""
    return own or refused_sentence(refused)


def _reading(request: SignedInRequest, place: _Place) -> ShownReading | None:
    """Of what the server holds, where it was asked for."""
    assignment, response = place.attempt.assignment, place.response
    if READ not in request.GET or not assignment.reads_answers:
        return None
    return shown_reading(response, response.draft, sections=sections_of(assignment))
