"""What one student is given against the rule: a later date, attempts, minutes; by whom and why."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from lessons.forms import ExceptionForm
from lessons.models import Allowance
from lessons.permissions import SignedInRequest, assignment_taught
from lessons.services.allowances import give_allowance
from lessons.views.trail import class_page, results_page, start_page


@require_http_methods(["GET", "POST"])
def exceptions(request: SignedInRequest, pk: int) -> HttpResponse:
    assignment = assignment_taught(request.user, pk)
    asked = {"student": request.GET.get("student"), "attempts": request.GET.get("attempts")}
    form = ExceptionForm(request.POST or None, assignment=assignment, initial=asked)
    if request.method == "POST" and form.is_valid():
        _give(request, form)
        messages.success(request, gettext("The exception is given."))
        return redirect("lessons:exceptions", pk=pk)
    given = Allowance.objects.filter(assignment=assignment).order_by("-given_at", "-pk")
    context = {
        "trail": [
            start_page(),
            class_page(assignment.classroom),
            results_page(assignment, gettext("Class results")),
        ],
        "assignment": assignment,
        "form": form,
        "given": given.select_related("student", "given_by"),
    }
    return render(request, "lessons/exceptions.html", context)


def _give(request: SignedInRequest, form: ExceptionForm) -> None:
    data = form.cleaned_data
    give_allowance(
        form.assignment,
        student=data["student"],
        due_at=data["due_at"],
        attempts=data["attempts"] or 0,
        minutes=data["minutes"] or 0,
        reason=data["reason"],
        by=request.user,
        now=timezone.now(),
    )
