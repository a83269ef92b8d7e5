"""What stood in a written text before: to be read, compared and taken back."""

from difflib import SequenceMatcher
from itertools import islice

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lessons.models import Response
from lessons.permissions import SignedInRequest, response_written
from lessons.queries import text_of
from lessons.queries.writing import HANDED_IN, KEPT, EarlierText, earlier_text, earlier_texts
from lessons.services.attempts import DraftRefused
from lessons.services.writing import take_back
from lessons.views.question_page import question_url, read_seen
from lessons.views.trail import Crumb, lesson_page
from lessons.wording.refusals import refused_sentence

_MOST_LINES = 400
"""Of a text, as far as lines are compared: it is done while somebody waits."""


@never_cache
@require_safe
def text_history(request: SignedInRequest, pk: int, position: int) -> HttpResponse:
    response = response_written(request.user, pk, position)
    context = {
        "trail": _trail(response),
        "response": response,
        "current": text_of(response.draft),
        "earlier": earlier_texts(response),
        "is_open": response.is_open,
    }
    return render(request, "lessons/text_history.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def earlier_text_page(
    request: SignedInRequest, pk: int, position: int, kind: str, number: int
) -> HttpResponse:
    response = response_written(request.user, pk, position)
    is_handed_in = kind == HANDED_IN
    if kind not in {KEPT, HANDED_IN}:
        raise Http404
    found = earlier_text(response, number=number, is_handed_in=is_handed_in)
    if found is None:
        raise Http404
    if request.method == "POST":
        return _take_back(request, response, found)
    current = text_of(response.draft)
    context = {
        "trail": [*_trail(response), _history_page(response)],
        "response": response,
        "earlier": found,
        "changes": changes(found.text, current),
        "is_open": response.is_open,
    }
    return render(request, "lessons/text_earlier.html", context)


def _take_back(request: SignedInRequest, response: Response, earlier: EarlierText) -> HttpResponse:
    try:
        take_back(response, text=earlier.text, seen=read_seen(request.POST), now=timezone.now())
    except DraftRefused as refused:
        messages.error(request, refused_sentence(refused))
    else:
        said = gettext("The earlier text stands on your page again. What stood there is kept here.")
        messages.success(request, said)
    return redirect(question_url(response.attempt, response.position))


def changes(before: str, after: str) -> list[tuple[str, str]]:
    """(same, gone or added; a line), in the order of the text."""
    old = list(islice(_lines(before), _MOST_LINES))
    new = list(islice(_lines(after), _MOST_LINES))
    found: list[tuple[str, str]] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            found += [("same", line) for line in old[start:end]]
            continue
        found += [("gone", line) for line in old[start:end]]
        found += [("added", line) for line in new[new_start:new_end]]
    return found


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _trail(response: Response) -> list[Crumb]:
    attempt = response.attempt
    page = Crumb(gettext("Text of the work"), question_url(attempt, response.position))
    return [lesson_page(attempt.assignment), page]


def _history_page(response: Response) -> Crumb:
    url = reverse("lessons:text-history", args=[response.attempt_id, response.position])
    return Crumb(gettext("History of the text"), url)
