"""The page of one question of an attempt: what stands on it, whole or as the part that changes.

A button's one request saves the answer and brings the next page; all questions of an attempt come
along with the first, so that it goes on without a connection.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from lessons.domain.parts import Part
from lessons.domain.refusals import DraftRefusal
from lessons.domain.types.definition import Answer, Control
from lessons.models import Attempt, QuestionVersion, Response
from lessons.permissions import SignedInRequest, attempt_own, is_in_class
from lessons.queries import drafts_of, task_label
from lessons.services.attempts import DraftRefused
from lessons.views.handing_in import finish_context
from lessons.views.question_fields import field_rows, long_options
from lessons.views.question_page import (
    choices,
    control_template,
    draft_key,
    page_numbers,
    question_url,
)
from lessons.views.time_over import clock_context, is_ended
from lessons.views.trail import lesson_page
from lessons.wording.answer_words import answer_in_words
from lessons.wording.progress import part_name
from lessons.wording.questions import answer_help, not_valid, partial_rule
from lessons.wording.refusals import refusal_sentence, refused_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One question of one attempt, with the others around it."""

    attempt: Attempt
    responses: Sequence[Response]
    response: Response


def place_of(request: SignedInRequest, pk: int, position: int) -> Place:
    attempt = attempt_own(request.user, pk)
    responses = drafts_of(attempt)
    found = [response for response in responses if response.position == position]
    if not found:
        raise Http404
    return Place(attempt=attempt, responses=responses, response=found[0])


def question_context(
    place: Place, answer: Answer, *, refused: DraftRefused | None = None
) -> dict[str, Any]:
    """``answer`` is in its field, whatever the server holds."""
    response, version = place.response, place.response.version
    assignment = place.attempt.assignment
    drawn, held = response.drawn_input, tuple(response.draft)
    return {
        "trail": [lesson_page(assignment)],
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
        "hints": version.hints if assignment.offers_hints else [],
    }


def _refused_words(refused: DraftRefused, version: QuestionVersion) -> str:
    own = not_valid(version.kind) if refused.code is DraftRefusal.INVALID else ""
    return own or refused_sentence(refused)


def question_part(request: HttpRequest, place: Place) -> str:
    context = question_context(place, tuple(place.response.draft))
    return render_to_string("lessons/_attempt_page.html", context, request)


def next_page(request: SignedInRequest, attempt: Attempt, position: int | None) -> dict[str, str]:
    """Where a button leads, and the page there; None is the last look before handing in. Only the
    address where the page would not be shown: the browser goes there, and is told why."""
    if position is None:
        url = reverse("lessons:attempt-finish", args=[attempt.pk])
    else:
        url = question_url(attempt, position)
    attempt = attempt_own(request.user, attempt.pk)
    if not may_be_shown(request, attempt):
        return {"url": url}
    if position is not None:
        return {
            "url": url,
            "page": question_part(request, place_of(request, attempt.pk, position)),
        }
    context = finish_context(attempt)
    return {
        "url": url,
        "page": render_to_string("lessons/_attempt_finish.html", context, request),
    }


def may_be_shown(request: SignedInRequest, attempt: Attempt) -> bool:
    """Within the page of another question; a task has a page of its own kind."""
    if Part(attempt.part).is_task:
        return False
    is_over = attempt.is_submitted or is_ended(attempt, now=timezone.now())
    return not is_over and is_in_class(request.user, attempt)


def all_pages(request: SignedInRequest, attempt: Attempt) -> list[dict[str, object]]:
    """Of an attempt with a way back; else a page ahead would show what is not asked yet."""
    if attempt.furthest is not None or not may_be_shown(request, attempt):
        return []
    responses = drafts_of(attempt)
    return [
        {
            "position": response.position,
            "url": question_url(attempt, response.position),
            "key": draft_key(attempt, response),
            "held": response.draft,
            "seen": response.draft_seq,
            "html": question_part(
                request, Place(attempt=attempt, responses=responses, response=response)
            ),
        }
        for response in responses
    ]
