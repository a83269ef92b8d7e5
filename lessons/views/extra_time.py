"""More minutes than the rule gives, for one student: who gave them, and why."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from lessons.forms import ExtraTimeForm
from lessons.models import ExtraTime
from lessons.permissions import SignedInRequest, assignment_taught
from lessons.services.extra_time import give_extra_time
from lessons.views.trail import class_page, results_page, start_page


@require_http_methods(["GET", "POST"])
def extra_time(request: SignedInRequest, pk: int) -> HttpResponse:
    assignment = assignment_taught(request.user, pk)
    form = ExtraTimeForm(request.POST or None, assignment=assignment)
    if request.method == "POST" and form.is_valid():
        give_extra_time(assignment, by=request.user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, gettext("The extra time is given."))
        return redirect("lessons:extra-time", pk=pk)
    given = ExtraTime.objects.filter(assignment=assignment).select_related("student", "given_by")
    context = {
        "trail": [
            start_page(),
            class_page(assignment.classroom),
            results_page(assignment, gettext("Class results")),
        ],
        "assignment": assignment,
        "form": form,
        "given": given,
    }
    return render(request, "lessons/extra_time.html", context)
