"""*Load a handout*: the upload page. What was sent is kept, and its review page comes next."""

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from lessons.loading.admin_pages import change_url, page_context
from lessons.loading.courses import loaded_message
from lessons.loading.upload.forms import LoadForm
from lessons.models import Lesson, Upload
from lessons.permissions import SignedInRequest
from lessons.services.tasks.files import keep_to_read
from lessons.services.uploads import keep_handout, open_batch


def load(request: SignedInRequest, *, admin: ModelAdmin[Lesson]) -> HttpResponse:
    """The upload page."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    initial = request.GET.dict()
    sent = (request.POST or None, request.FILES or None)
    form = LoadForm(*sent, initial=initial, loader=request.user)
    if request.method == "POST" and _is_loadable(form):
        file = _keep(request, form)
        return redirect("admin:lessons_lesson_review", file.pk)
    context = page_context(request, admin, title=gettext("Load a handout"), form=form)
    return render(request, "admin/lessons/lesson/load.html", context)


def _is_loadable(form: LoadForm) -> bool:
    is_valid = form.is_valid()
    loaded = form.loaded_lesson()
    if loaded is not None:
        form.errors.clear()
        form.add_error("file", loaded_message(loaded, change_url(loaded)))
    return is_valid and loaded is None


def _keep(request: SignedInRequest, form: LoadForm) -> Upload:
    """A batch of one."""
    now = timezone.now()
    batch = open_batch(
        course=form.cleaned_data["course"],
        new_course=form.cleaned_data["new_course"],
        created_by=request.user,
        now=now,
    )
    if form.handout is None:
        return keep_to_read(batch, name=form.file_name, data=form.data_read, now=now)
    return keep_handout(batch, form.handout, data=form.data_read, now=now)
