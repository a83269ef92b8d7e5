"""A written task on its teacher's page: its text, what happened to it, and the return."""

from collections.abc import Sequence
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lessons.forms.returning import ReturnForm
from lessons.models import Response, TextPrint
from lessons.permissions import SignedInRequest, response_taught
from lessons.queries import task_label, text_of
from lessons.queries.rounds import Happened, RoundStep, rounds_of
from lessons.services.keeping import has_history
from lessons.services.writing import WritingRefused, last_return, return_work
from lessons.views.marking.names import are_names_shown
from lessons.views.question_page import read_seen
from lessons.views.trail import question_page, queue_page
from lessons.views.writing.history import changes
from lessons.views.writing.similar import shown_similar
from lessons.views.writing.state import reduced_mark
from lessons.wording.progress import part_name
from lessons.wording.refusals import refused_sentence


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def written_work(request: SignedInRequest, pk: int) -> HttpResponse:
    response = _task_taught(request, pk)
    form = ReturnForm(request.POST or None, now=timezone.now())
    if request.method == "POST" and form.is_valid():
        if _return(request, response, form):
            return redirect("lessons:written-work", pk=pk)
        response = _task_taught(request, pk)
    return _render(request, response, form)


def _task_taught(request: SignedInRequest, pk: int) -> Response:
    response = response_taught(request.user, pk)
    if not has_history(response):
        raise Http404
    return response


def _return(request: SignedInRequest, response: Response, form: ReturnForm) -> bool:
    try:
        return_work(
            response,
            teacher=request.user,
            seen=read_seen(request.POST),
            now=timezone.now(),
            **form.cleaned_data,
        )
    except WritingRefused as refused:
        messages.error(request, refused_sentence(refused))
        return False
    messages.success(request, gettext("Returned for revision. The student sees your comment."))
    return True


def _changes(text: str, steps: Sequence[RoundStep]) -> list[tuple[str, str]]:
    """Since the round before; nothing in the first."""
    before = [step.text for step in steps if step.kind is Happened.HANDED_IN][:-1]
    return changes(before[-1], text) if before and before[-1] != text else []


def _render(request: SignedInRequest, response: Response, form: ReturnForm) -> HttpResponse:
    question, text = response.version.question, text_of(response.answer or ())
    steps = rounds_of(response)
    context = {
        "trail": [queue_page(), question_page(question)],
        "response": response,
        "attempt": response.attempt,
        "assignment": response.attempt.assignment,
        "question": response.version,
        "part": part_name(response.attempt.part, task_label([response])),
        "names_shown": are_names_shown(request),
        "text": text,
        "changes": _changes(text, steps),
        "files": list(response.files.there().handed_in()),
        "similar": shown_similar(response, request.user),
        "is_compared": TextPrint.objects.filter(response=response).exists(),
        "steps": steps,
        "returned": last_return(response) if response.is_returned else None,
        "reduced": reduced_mark(response),
        "form": form,
    }
    is_wrong = form.is_bound and not form.is_valid()
    status = HTTPStatus.BAD_REQUEST if is_wrong else HTTPStatus.OK
    return render(request, "lessons/written_work.html", context, status=status)
