"""Where a teacher comes after an answer: the next ones, the next question, or back to a list."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from lessons import queries
from lessons.models import Question
from lessons.permissions import SignedInRequest, question_taught
from lessons.queries import Queue, QueueGroup, Scope
from lessons.views.marking.scope import query_of, scope_of

_FARTHEST = 2**63


def queue_of(request: SignedInRequest, question: Question) -> Queue:
    return Queue(
        teacher=request.user, question=question, now=timezone.now(), scope=scope_of(request)
    )


@require_GET
def marking_next(request: SignedInRequest, pk: int) -> HttpResponse:
    """To the next group of answers, ``?after=`` the place of the one marked or skipped."""
    question = question_taught(request.user, pk)
    group = next_group(request, question, after=read_place(request.GET.get("after", "")))
    return to_group(request, group)


def read_place(typed: str) -> int | None:
    is_place = typed.isascii() and typed.isdigit() and len(typed) < 20
    return int(typed) if is_place and int(typed) < _FARTHEST else None


def next_group(
    request: SignedInRequest, question: Question, *, after: int | None
) -> QueueGroup | None:
    """Of the question, else of the next one of its lesson; None, and why, where nothing is left
    for this teacher."""
    queue = queue_of(request, question)
    group = queue.next(after=after)
    if group is not None:
        return group
    following = queries.next_question(request.user, question, scope=queue.scope, now=queue.now)
    if following is not None:
        messages.info(
            request, gettext("This question is done. Here is the next one of the lesson.")
        )
        return queue_of(request, following).next()
    messages.info(request, _why_none(queue))
    return None


def _why_none(queue: Queue) -> str:
    if queue.count():
        return gettext("What is left here is being marked by a colleague now.")
    return gettext("Nothing more waits for this question.")


def to_group(request: SignedInRequest, group: QueueGroup | None) -> HttpResponse:
    if group is None:
        return redirect("lessons:marking-queue")
    return redirect(answer_url(group.lead.pk, scope_of(request)))


def answer_url(response_id: int, scope: Scope, **more: str) -> str:
    return reverse("lessons:response-mark", args=[response_id]) + query_of(scope, more)
