"""Pages seen with somebody else's eyes: a banner on each, and nothing is sent in their name."""

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from lessons.models import User
from lessons.permissions import SignedInRequest
from lessons.services.support import end_support, person_shown

_READING = {"GET", "HEAD", "OPTIONS"}
_END = "lessons:support-end"
OWN_EYES_ONLY = {"lessons:data-file", "lessons:second-factor-set-up"}
"""Addresses of pages that show secrets of their person, or hand out all of their data."""


def show_person(request: HttpRequest) -> None:
    """Only once a page asks who is there: what is the same for everybody looks at no session."""
    signed_in = request.user

    def shown() -> User | AnonymousUser:
        if not isinstance(signed_in, User):
            return signed_in
        return person_shown(request.session, signed_in, now=timezone.now())

    vars(request)["user"] = SimpleLazyObject(shown)


def refuse_in_their_name(request: HttpRequest) -> HttpResponse | None:
    """None where nothing is changed, or nobody stands in for anybody."""
    helper = getattr(request.user, "supported_by", None)
    name = request.resolver_match.view_name if request.resolver_match else ""
    if helper is None or name == _END:
        return None
    if request.method in _READING and name not in OWN_EYES_ONLY:
        return None
    if request.headers.get("Accept", "") == "application/json":
        return JsonResponse({"code": "support"}, status=403)
    return render(request, "lessons/support_refused.html", status=403)


def stop_support(request: HttpRequest) -> None:
    """Whoever signs out meanwhile signs themselves out."""
    helper = getattr(request.user, "supported_by", None)
    if isinstance(request.user, User) and helper is not None:
        end_support(request.session, request.user, actor=helper, now=timezone.now())
        request.user = helper


@require_POST
def support_end(request: SignedInRequest) -> HttpResponse:
    person = request.user
    if person.supported_by is None:
        return redirect("lessons:home")
    stop_support(request)
    messages.success(request, gettext("You are signed in as yourself again."))
    return redirect("admin:lessons_user_change", person.pk)
