"""A question one place up or down among those of its level, or dragged to any of them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from lessons.domain.typed_ids import typed_number
from lessons.permissions import SignedInRequest, question_edited
from lessons.services.ordering import place_of, place_question
from lessons.views.trail import lesson_questions_page

_STEPS = {"up": -1, "down": 1}


@require_POST
def question_move(request: SignedInRequest, pk: int) -> HttpResponse:
    """``go`` names a step, ``to`` the place where it was dropped."""
    question, may_change = question_edited(request.user, pk)
    if not may_change:
        raise PermissionDenied
    go, to = request.POST.get("go", ""), typed_number(request.POST.get("to", ""))
    if go in _STEPS:
        to = place_of(question) + _STEPS[go]
    if to is None:
        return HttpResponseBadRequest()
    if place_question(question, to=to):
        messages.success(request, gettext("The order of the questions is changed."))
    return redirect(f"{lesson_questions_page(question.lesson).url}#question-{question.pk}")
