"""Whether a teacher sees whose answers are marked: hidden until asked for, everywhere at once."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from lessons.permissions import SignedInRequest, require_teacher

_KEY = "names_shown"


def are_names_shown(request: SignedInRequest) -> bool:
    return bool(request.session.get(_KEY))


@require_POST
def marking_names(request: SignedInRequest) -> HttpResponse:
    """Show or hide all names, for this session, and back to the page."""
    require_teacher(request.user)
    request.session[_KEY] = request.POST.get("names") == "show"
    back = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if is_ours and back.startswith("/") else "lessons:marking-queue")
