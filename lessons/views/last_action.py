"""The last marking of this teacher in this browser, while it can still be taken back."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from lessons.models import Marking
from lessons.permissions import SignedInRequest
from lessons.services.marking import Marked, undo

_KEY = "last_marking"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAction:
    batch: UUID
    count: int
    question_id: int


def remember_action(request: SignedInRequest, marked: Marked, *, question_id: int) -> None:
    if marked.batch is None:
        request.session.pop(_KEY, None)
        return
    request.session[_KEY] = [str(marked.batch), len(marked.markings), question_id]


def last_action(request: SignedInRequest, *, question_id: int | None = None) -> LastAction | None:
    """None where nothing can be taken back, or where it was another question than this."""
    kept = request.session.get(_KEY)
    if kept is None or question_id not in (None, kept[2]):
        return None
    return LastAction(batch=UUID(kept[0]), count=kept[1], question_id=kept[2])


@require_POST
def marking_undo(request: SignedInRequest, batch: UUID) -> HttpResponse:
    """Back into the queue with everything that this action marked; one's own action only."""
    marking = (
        Marking.objects.filter(batch=batch, marker=request.user)
        .select_related("response__version")
        .first()
    )
    if marking is None:
        raise Http404
    count = undo(batch, marker=request.user, now=timezone.now())
    request.session.pop(_KEY, None)
    said = ngettext(
        "Taken back: %(count)s answer waits again.",
        "Taken back: %(count)s answers wait again.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("lessons:response-mark", marking.response_id)
