"""A lesson that a class was given is withdrawn, closed or opened again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from lessons.permissions import SignedInRequest, assignment_taught
from lessons.services.assigning import (
    AssigningRefused,
    close_assignment,
    reopen_assignment,
    withdraw_assignment,
)
from lessons.wording.refusals import refused_sentence


@require_POST
def assignment_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    assignment = assignment_taught(request.user, pk)
    try:
        withdraw_assignment(assignment)
    except AssigningRefused as refused:
        messages.error(request, refused_sentence(refused))
        return redirect("lessons:assignment-edit", pk=pk)
    said = gettext("The lesson is withdrawn: %(lesson)s.") % {"lesson": assignment.lesson}
    messages.success(request, said)
    return redirect("lessons:classroom-detail", pk=assignment.classroom_id)


@require_POST
def assignment_close(request: SignedInRequest, pk: int) -> HttpResponse:
    """Or open it again: the button says which."""
    assignment = assignment_taught(request.user, pk)
    if request.POST.get("go") == "reopen":
        reopen_assignment(assignment)
        messages.success(request, gettext("The lesson is open again."))
    else:
        close_assignment(assignment, now=timezone.now())
        messages.success(request, gettext("The lesson is closed: nothing more is begun in it."))
    return redirect("lessons:assignment-edit", pk=pk)
