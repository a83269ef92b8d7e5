"""A whole course taken away as one file, and loaded from it."""

from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lessons.loading.admin_pages import page_context
from lessons.models import Department, Lesson, User
from lessons.permissions import SignedInRequest, course_managed
from lessons.queries.office import department_for, within
from lessons.services.course_archives import (
    ArchiveRefused,
    LessonNotMadeError,
    load_course,
    read_archive,
    write_archive,
)
from lessons.wording.refusals import refused_sentence

_IN_MEMORY = 5_000_000


class ArchiveForm(forms.Form):
    file = forms.FileField(
        label=_("Archive of a course (ZIP)"),
        error_messages={"required": _("Choose the file that was downloaded from a course.")},
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )
    department = forms.ModelChoiceField(
        Department.objects.none(), label=_("Department of the course"), empty_label=None
    )

    def __init__(self, *args: Any, loader: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Department.objects.filter(within(loader, "pk"))
        cast("forms.ModelChoiceField[Department]", self.fields["department"]).queryset = own
        self.fields["department"].initial = department_for(loader)
        if not own.exists():
            del self.fields["department"]


@require_safe
def course_archive(request: SignedInRequest, pk: int, *, admin: ModelAdmin[Lesson]) -> FileResponse:
    course = course_managed(request.user, pk)
    if not admin.has_change_permission(request):
        raise PermissionDenied
    made = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the answer closes it
    write_archive(course, cast("IO[bytes]", made))
    made.seek(0)
    return FileResponse(made, as_attachment=True, filename=f"course-{course.pk}.zip")


def load_course_archive(request: SignedInRequest, *, admin: ModelAdmin[Lesson]) -> HttpResponse:
    if not admin.has_add_permission(request):
        raise PermissionDenied
    is_sent = request.method == "POST"
    form = ArchiveForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        loader=request.user,
    )
    if form.is_valid() and _loaded(request, form):
        return redirect("admin:lessons_lesson_changelist")
    context = page_context(request, admin, title=gettext("Load a whole course"), form=form)
    return render(request, "admin/lessons/lesson/load_course.html", context)


def _loaded(request: SignedInRequest, form: ArchiveForm) -> bool:
    try:
        file = form.cleaned_data["file"]
        archive = read_archive(file)
        lessons = load_course(
            archive,
            file=file,
            department=form.cleaned_data.get("department"),
            loaded_by=request.user,
            now=timezone.now(),
        )
    except ArchiveRefused as refused:
        form.add_error("file", refused_sentence(refused))
        return False
    except LessonNotMadeError as refused:
        said = gettext("Nothing was loaded. “%(title)s”: %(why)s")
        why = refused_sentence(refused.refused)
        form.add_error("file", said % {"title": refused.title, "why": why})
        return False
    said = ngettext(
        "%(count)s lesson of the course “%(title)s” is loaded as a draft.",
        "%(count)s lessons of the course “%(title)s” are loaded as drafts.",
        len(lessons),
    )
    messages.success(request, said % {"count": len(lessons), "title": archive.title})
    return True
