"""The last markings of this teacher in this browser, which can be taken back one by one."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from lessons.models import Marking
from lessons.permissions import SignedInRequest
from lessons.services.marking import Marked, undo
from lessons.views.marking.scope import query_of, scope_of

MOST_KEPT = 20
_KEY = "last_markings"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAction:
    batch: UUID
    count: int
    question_id: int


def remember_action(request: SignedInRequest, marked: Marked, *, question_id: int) -> None:
    """A mark that was changed is no action that can be taken back, and hides none."""
    if marked.batch is not None:
        action = [str(marked.batch), len(marked.markings), question_id]
        request.session[_KEY] = [*_kept(request), action][-MOST_KEPT:]


def last_action(request: SignedInRequest, *, question_id: int | None = None) -> LastAction | None:
    """Of this question or of any; None where nothing can be taken back."""
    for batch, count, question in reversed(_kept(request)):
        if question_id in (None, question):
            return LastAction(batch=UUID(batch), count=count, question_id=question)
    return None


def _kept(request: SignedInRequest) -> list[Any]:
    """[batch, how many answers, question], the last one at the end."""
    return list(request.session.get(_KEY, []))


def _forget(request: SignedInRequest, batch: UUID) -> None:
    request.session[_KEY] = [one for one in _kept(request) if one[0] != str(batch)]


@require_POST
def marking_undo(request: SignedInRequest, batch: UUID) -> HttpResponse:
    """Back into the queue with everything that this action marked; one's own action only."""
    own = Marking.objects.filter(batch=batch, marker=request.user).order_by("pk")
    marking = own.first()
    if marking is None:
        raise Http404
    count = undo(batch, marker=request.user, now=timezone.now())
    _forget(request, batch)
    said = ngettext(
        "Taken back: %(count)s answer waits again.",
        "Taken back: %(count)s answers wait again.",
        count,
    )
    messages.success(request, said % {"count": count})
    url = reverse("lessons:response-mark", args=[marking.response_id])
    return redirect(url + query_of(scope_of(request)))
