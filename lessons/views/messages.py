"""Messages of a teacher, and what a student got."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from lessons.domain.typed_ids import typed_id, typed_ids
from lessons.forms.messages import MessageForm
from lessons.models import Assignment, Delivery, StuckReasons
from lessons.permissions import SignedInRequest, classroom_taught, student_taught
from lessons.queries.messages import sent_to
from lessons.services.messages import mark_read, remind, set_aside, write_message
from lessons.views.trail import class_page, start_page


@require_http_methods(["GET", "POST"])
def class_message(request: SignedInRequest, pk: int) -> HttpResponse:
    classroom = classroom_taught(request.user, pk)
    form = MessageForm(
        request.POST or None,
        classroom=classroom,
        initial={"student": request.GET.get("student")},
    )
    if request.method == "POST" and form.is_valid():
        write_message(classroom, sender=request.user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, gettext("The message is sent."))
        return redirect("lessons:class-message", pk=pk)
    context = {
        "trail": [start_page(), class_page(classroom)],
        "classroom": classroom,
        "form": form,
        "sent": sent_to(classroom),
    }
    return render(request, "lessons/class_message.html", context)


@require_POST
def student_remind(request: SignedInRequest, pk: int, student_pk: int) -> HttpResponse:
    classroom, student = student_taught(request.user, pk, student_pk)
    assignment = _assignment(request, classroom.pk)
    name = student.get_full_name()
    if remind(assignment, sender=request.user, student=student, now=timezone.now()):
        messages.success(request, gettext("A reminder is sent: %(name)s") % {"name": name})
    else:
        messages.info(request, gettext("Reminded of it already today: %(name)s") % {"name": name})
    return redirect("lessons:home")


@require_POST
def student_aside(request: SignedInRequest, pk: int, student_pk: int) -> HttpResponse:
    """Until another reason comes up."""
    classroom, student = student_taught(request.user, pk, student_pk)
    reason = request.POST.get("reason", "")
    if reason in StuckReasons.values:
        assignment = _assignment(request, classroom.pk)
        set_aside(assignment, student=student, reason=reason, by=request.user, now=timezone.now())
        said = gettext("Set aside: %(name)s") % {"name": student.get_full_name()}
        messages.success(request, said)
    return redirect("lessons:home")


def _assignment(request: SignedInRequest, classroom_pk: int) -> Assignment:
    pk = typed_id(request.POST.get("assignment", ""))
    rows = Assignment.objects.select_related("lesson", "classroom")
    return get_object_or_404(rows, pk=pk, classroom=classroom_pk)


@require_POST
def messages_read(request: SignedInRequest) -> HttpResponse:
    """All that the page showed; what came meanwhile stays new."""
    ids = typed_ids(request.POST.getlist("delivery"))[:50]
    own = Delivery.objects.filter(person=request.user, pk__in=ids)
    mark_read(own, now=timezone.now())
    return redirect("lessons:home")
