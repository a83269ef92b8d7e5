"""*Export as a training document*: a page that says what is handed on, then a download."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.loading.admin_pages import page_context
from lessons.loading.batches.views import batch_link
from lessons.models import Lesson, Upload
from lessons.permissions import SignedInRequest, handout_managed
from lessons.services.labelling import LabelRefused, export_labels, lessons_of
from lessons.views.admin_trail import batch_crumb
from lessons.wording.refusals import refused_sentence


class ConsentForm(forms.Form):
    consent = forms.BooleanField(
        label=_("The author of this handout agrees that its text is used to train the reader."),
        error_messages={"required": _("Without the author's consent nothing is exported.")},
    )


def export(request: SignedInRequest, pk: int, *, admin: ModelAdmin[Lesson]) -> HttpResponse:
    if not admin.has_add_permission(request):
        raise PermissionDenied
    file = handout_managed(request.user, pk)
    if file is None:
        raise Http404
    form = ConsentForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _download(file, export_labels(file))
        except LabelRefused as refused:
            messages.error(request, refused_sentence(refused))
            return redirect(batch_link(file))
    context = page_context(
        request,
        admin,
        title=gettext("Export as a training document"),
        above=[batch_crumb(file.batch)] if file.batch else [],
        file=file,
        form=form,
        lessons=lessons_of(file),
        batch_url=batch_link(file),
    )
    return render(request, "admin/lessons/lesson/labels.html", context)


def _download(file: Upload, labels: dict[str, Any]) -> HttpResponse:
    """Under a name that says nothing of the file."""
    text = json.dumps(labels, ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    name = f"upload-{file.pk}.expected.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
