"""What one student is given against the rule: a later date, attempts, minutes; who gave it and why,
and what becomes of a lesson that was given to the whole class."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from lessons.forms import ExceptionForm
from lessons.models import Allowance, ExtraTime
from lessons.permissions import SignedInRequest, assignment_taught
from lessons.services.allowances import (
    AssigningRefused,
    close_assignment,
    give_allowance,
    reopen_assignment,
    withdraw_assignment,
)
from lessons.services.extra_time import give_extra_time
from lessons.views.trail import class_page, results_page, start_page
from lessons.wording.refusals import refused_sentence


@require_http_methods(["GET", "POST"])
def exceptions(request: SignedInRequest, pk: int) -> HttpResponse:
    assignment = assignment_taught(request.user, pk)
    asked = {"student": request.GET.get("student"), "attempts": request.GET.get("attempts")}
    form = ExceptionForm(request.POST or None, assignment=assignment, initial=asked)
    if request.method == "POST" and form.is_valid():
        _give(request, form)
        messages.success(request, gettext("The exception is given."))
        return redirect("lessons:exceptions", pk=pk)
    rows = {"assignment": assignment}
    context = {
        "trail": [
            start_page(),
            class_page(assignment.classroom),
            results_page(assignment, gettext("Class results")),
        ],
        "assignment": assignment,
        "form": form,
        "allowances": Allowance.objects.filter(**rows).select_related("student", "given_by"),
        "given": ExtraTime.objects.filter(**rows).select_related("student", "given_by"),
    }
    return render(request, "lessons/exceptions.html", context)


def _give(request: SignedInRequest, form: ExceptionForm) -> None:
    data, now = form.cleaned_data, timezone.now()
    given = {"student": data["student"], "reason": data["reason"], "by": request.user, "now": now}
    if data["due_at"] or data["attempts"]:
        give_allowance(
            form.assignment, due_at=data["due_at"], attempts=data["attempts"] or 0, **given
        )
    if data.get("minutes"):
        give_extra_time(form.assignment, minutes=data["minutes"], **given)


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
