"""All that is held of a person: asked for on the account page, made by a task, taken as a file."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lessons.models import User
from lessons.permissions import SignedInRequest, export_asked_for
from lessons.services.personal_data import ask_for_export
from lessons.services.tasks.personal import make_personal_export


@require_POST
def data_export(request: SignedInRequest) -> HttpResponse:
    ask(request, request.user)
    return redirect("lessons:account")


def ask(request: SignedInRequest, person: User, *, reason: str = "") -> None:
    """Asked twice it is made once."""
    export, is_new = ask_for_export(
        person,
        asked_by=request.user,
        language=get_language() or "",
        reason=reason,
        now=timezone.now(),
    )
    if is_new:
        make_personal_export.enqueue(export=export.pk)
    messages.success(
        request, gettext("The file is being made. Open this page again in a minute to take it.")
    )


@never_cache
@require_safe
def data_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    export = export_asked_for(request.user, pk)
    try:
        opened = export.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    name = f"{export.person.username}-{export.asked_at:%Y-%m-%d}.zip"
    given = FileResponse(opened, as_attachment=True, filename=name, content_type="application/zip")
    given["X-Content-Type-Options"] = "nosniff"
    return given
