"""*Export questions*: choose a format, see what it cannot hold, take the file; and templates."""

from collections.abc import Iterator

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext

from lessons.domain.banks.registry import REGISTRY, TEMPLATES
from lessons.domain.banks.writing import Written, losses_by_field
from lessons.loading.admin_pages import page_context
from lessons.loading.banks.forms import ExportBankForm
from lessons.models import Lesson
from lessons.permissions import SignedInRequest, lesson_managed
from lessons.queries import bank_of
from lessons.services.banks import export_bank
from lessons.views.admin_trail import lesson_crumb
from lessons.views.attachment import attachment
from lessons.wording.banks import FORMAT, loss_sentence


def export_questions(
    request: SignedInRequest, pk: int, *, admin: ModelAdmin[Lesson]
) -> HttpResponse:
    """Reads only, so all of it is GET: the choice, what would be lost, the file."""
    lesson = lesson_managed(request.user, pk)
    if not admin.has_view_permission(request, lesson):
        raise PermissionDenied
    form = ExportBankForm(request.GET if "format" in request.GET else None)
    written, code = None, ""
    if form.is_valid():
        code = form.cleaned_data["format"]
        written = export_bank(lesson, format_code=code)
        if written.count and (not written.losses or "download" in request.GET):
            return _file(lesson, written, code)
    context = page_context(
        request,
        admin,
        above=[lesson_crumb(lesson)],
        original=lesson,
        title=gettext("Export questions"),
        form=form,
        written=written,
        losses=list(_losses(lesson, written)) if written else [],
        format_code=code,
        format_name=FORMAT.get(code, ""),
    )
    return render(request, "admin/lessons/lesson/bank_export.html", context)


def bank_template(request: HttpRequest, code: str, *, admin: ModelAdmin[Lesson]) -> HttpResponse:
    """An empty table to be filled in, in the language of the page."""
    if not admin.has_view_permission(request):
        raise PermissionDenied
    if code not in TEMPLATES:
        raise Http404
    data = TEMPLATES[code].template((get_language() or "")[:2])
    format_ = REGISTRY[code]
    return attachment(data, name=f"questions{format_.suffixes[0]}", media_type=format_.media_type)


def _file(lesson: Lesson, written: Written, code: str) -> HttpResponse:
    format_ = REGISTRY[code]
    name = f"lesson-{lesson.number}-{code}{format_.suffixes[0]}"
    return attachment(written.data, name=name, media_type=format_.media_type)


def _losses(lesson: Lesson, written: Written) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """(what is lost, (number, text) of each question that loses it)"""
    questions = bank_of(lesson)
    for field, indexes in losses_by_field(written.losses).items():
        yield loss_sentence(field), [(index + 1, questions[index].text) for index in indexes]
