"""Key points that a teacher suggested, beside those in force: their authors take them or not."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from lessons.models import RubricSuggestion
from lessons.permissions import SignedInRequest, notice_own, suggestion_readable
from lessons.queries.authorship import may_change_lesson
from lessons.services.authoring import RubricRefused
from lessons.services.rubric_notices import mark_notice_read
from lessons.services.suggesting import accept_suggestion, decline_suggestion
from lessons.views.rubric import read_version
from lessons.views.trail import start_page
from lessons.wording.refusals import refused_sentence


@require_http_methods(["GET", "POST"])
def rubric_suggestion(request: SignedInRequest, pk: int) -> HttpResponse:
    suggestion = suggestion_readable(request.user, pk)
    may_decide = may_change_lesson(request.user, suggestion.question.lesson_id)
    refused = ""
    if request.method == "POST" and may_decide:
        try:
            return _decided(request, suggestion)
        except RubricRefused as error:
            refused = refused_sentence(error)
            suggestion = suggestion_readable(request.user, pk)
    version = suggestion.question.in_force
    context = {
        "trail": [start_page()],
        "question": suggestion.question,
        "version": version,
        "suggestion": suggestion,
        "may_decide": may_decide and suggestion.is_open,
        "is_outdated": suggestion.is_open and suggestion.base_id != version.pk,
        "refused": refused,
    }
    status = HTTPStatus.CONFLICT if refused else HTTPStatus.OK
    return render(request, "lessons/rubric_suggestion.html", context, status=status)


def _decided(request: SignedInRequest, suggestion: RubricSuggestion) -> HttpResponse:
    now = timezone.now()
    if "accept" in request.POST:
        accept_suggestion(suggestion, decided_by=request.user, seen=read_version(request), now=now)
        messages.success(request, gettext("The suggested key points are in force now."))
    else:
        decline_suggestion(suggestion, decided_by=request.user, now=now)
        messages.success(request, gettext("The suggestion is declined. Its author is told."))
    return redirect("lessons:rubric-suggestion", suggestion.pk)


@require_POST
def notice_read(request: SignedInRequest, pk: int) -> HttpResponse:
    """Back to the page that showed it."""
    mark_notice_read(notice_own(request.user, pk), now=timezone.now())
    then = request.POST.get("then", "")
    if url_has_allowed_host_and_scheme(then, allowed_hosts={request.get_host()}):
        return HttpResponseRedirect(then)
    return redirect("lessons:home")
