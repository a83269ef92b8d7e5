"""A class as a thing: made, named, put away, copied to the next year."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from lessons import queries
from lessons.forms import ClassroomForm, CopyClassForm, NewClassForm
from lessons.models import Assignment, Classroom
from lessons.permissions import (
    SignedInRequest,
    classroom_taught,
    may_make_classes,
    require_class_maker,
)
from lessons.services.classrooms import archive_classroom, make_classroom, unarchive_classroom
from lessons.services.copying import copy_classroom
from lessons.services.remembering import bring_before_exam
from lessons.views.rosters import keep_and_show
from lessons.views.trail import class_page, start_page

_A_YEAR = timedelta(weeks=52)
"""The same day of the week."""


@require_http_methods(["GET", "POST"])
def classroom_create(request: SignedInRequest) -> HttpResponse:
    require_class_maker(request.user)
    form = NewClassForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        classroom = make_classroom(request.user, name=form.cleaned_data["name"])
        if form.rows:
            return keep_and_show(request, classroom, form)
        messages.success(request, gettext("The class is made: %s.") % classroom.name)
        return redirect("lessons:classroom-detail", classroom.pk)
    return render(request, "lessons/classroom_create.html", {"trail": [start_page()], "form": form})


@require_http_methods(["GET", "POST"])
def classroom_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    classroom = classroom_taught(request.user, pk)
    name = classroom.name
    form = ClassroomForm(request.POST or None, instance=classroom)
    if request.method == "POST" and form.is_valid():
        form.save()
        if "exam_on" in form.changed_data:
            bring_before_exam(classroom, today=timezone.localdate())
        messages.success(request, gettext("The class is saved."))
        return redirect("lessons:classroom-detail", classroom.pk)
    classroom.name = name  # what was typed and refused stands in the field alone
    context = {
        "trail": [start_page(), class_page(classroom)],
        "form": form,
        "classroom": classroom,
        "may_copy": may_make_classes(request.user),
        "waiting_count": sum(queries.waiting_counts(classroom).values()),
    }
    return render(request, "lessons/classroom_edit.html", context)


@require_POST
def classroom_archive(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put away, or taken out again where the form says so."""
    classroom = classroom_taught(request.user, pk)
    if request.POST.get("back"):
        unarchive_classroom(classroom)
        messages.success(request, gettext("The class is back among your classes."))
    else:
        archive_classroom(classroom, now=timezone.now())
        messages.success(request, gettext("The class is in the archive: %s.") % classroom.name)
    return redirect("lessons:classroom-detail", classroom.pk)


@require_http_methods(["GET", "POST"])
def classroom_copy(request: SignedInRequest, pk: int) -> HttpResponse:
    classroom = classroom_taught(request.user, pk)
    require_class_maker(request.user)
    given = queries.assignments_of(classroom)
    assignments = [each for each in given if not each.lesson.archived_at]
    form = CopyClassForm(
        request.POST or None,
        has_lessons=bool(assignments),
        initial=_copy_as_proposed(classroom, assignments),
    )
    if request.method == "POST" and form.is_valid():
        copy = copy_classroom(
            classroom,
            name=form.cleaned_data["name"],
            teacher=request.user,
            first_day=form.cleaned_data.get("first_day"),
        )
        messages.success(request, gettext("The class is copied: %s.") % copy.name)
        return redirect("lessons:classroom-detail", copy.pk)
    context = {
        "trail": [start_page(), class_page(classroom)],
        "form": form,
        "classroom": classroom,
        "assignments": assignments,
        "archived": [each.lesson for each in given if each.lesson.archived_at],
    }
    return render(request, "lessons/classroom_copy.html", context)


def _copy_as_proposed(classroom: Classroom, assignments: list[Assignment]) -> dict[str, object]:
    first = min((row.opens_at for row in assignments), default=None)
    day = timezone.localdate(first) + _A_YEAR if first else None
    return {"name": classroom.name, "first_day": day}
