"""The second factor: set up on the account page, asked for behind the password."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from lessons.domain.one_time_codes import app_link, key_in_groups
from lessons.forms.second_factor import FactorForm
from lessons.models import SecondFactor, User
from lessons.permissions import SignedInRequest
from lessons.services.second_factor import (
    FactorRefused,
    begin_factor,
    confirm_factor,
    end_factor,
    is_passed,
    pass_factor,
)
from lessons.services.sign_ins import follow_key
from lessons.views.kept import KeptField, is_own_path, kept_of, send_again, typed_fields
from lessons.wording.refusals import refused_sentence

SITE = "Talimger"
NEXT = "next"
_ASK, _BEGIN, _SET_UP = (f"lessons:second-factor{end}" for end in ("", "-begin", "-set-up"))
_ALWAYS_OPEN = {_ASK, "lessons:support-end"}
_WHILE_MISSING = {_BEGIN, _SET_UP, "lessons:account"}


def ask_for_factor(request: HttpRequest) -> HttpResponse | None:
    """None where it is passed, or nobody asks for one. A helper passes their own."""
    person = getattr(request.user, "supported_by", None) or request.user
    name = request.resolver_match.view_name if request.resolver_match else ""
    if not isinstance(person, User) or name in _ALWAYS_OPEN:
        return None
    if not is_passed(person, request.session):
        return _asked_first(request)
    if is_missing(person) and name not in _WHILE_MISSING:
        return _told_code(request) or redirect(_SET_UP)
    return None


def is_missing(person: User) -> bool:
    return settings.STAFF_SECOND_FACTOR and person.is_staff and not person.has_second_factor


def _asked_first(request: HttpRequest) -> HttpResponse:
    """What was typed, or where one wanted to go, comes along."""
    path = request.get_full_path()
    if request.method == "POST":
        return _told_code(request) or factor_page(request, path=path, fields=typed_fields(request))
    asking = f"{reverse(_ASK)}?{urlencode({NEXT: path})}"
    return _told_code(request) or redirect(asking if path != reverse("lessons:home") else _ASK)


def _told_code(request: HttpRequest) -> HttpResponse | None:
    """For our own JavaScript."""
    is_script = request.headers.get("Accept", "") == "application/json"
    return JsonResponse({"code": "second-factor"}, status=403) if is_script else None


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
def second_factor(request: SignedInRequest) -> HttpResponse:
    if is_passed(request.user, request.session):
        return redirect(_wanted(request))
    form = FactorForm(request.POST if request.method == "POST" else None)
    path, fields = kept_of(request)
    if request.method == "POST" and form.is_valid() and _passes(request, form):
        request.session.cycle_key()
        follow_key(request.session)
        return send_again(request, path, fields) if path else redirect(_wanted(request))
    return factor_page(request, form, path=path, fields=fields)


def _wanted(request: HttpRequest) -> str:
    """The page on which the code was asked for, where it is one of ours."""
    path = request.POST.get(NEXT, request.GET.get(NEXT, ""))
    return path if is_own_path(path, request) else reverse("lessons:home")


def factor_page(
    request: HttpRequest,
    form: FactorForm | None = None,
    *,
    path: str = "",
    fields: Sequence[KeptField] = (),
) -> HttpResponse:
    context = {
        "form": form or FactorForm(),
        "kept_path": path,
        "kept_fields": fields,
        "next": _wanted(request),
    }
    return render(request, "registration/second_factor.html", context)


def _passes(request: SignedInRequest, form: FactorForm) -> bool:
    try:
        pass_factor(
            request.user,
            typed=form.cleaned_data["code"],
            session=request.session,
            now=timezone.now(),
        )
    except FactorRefused as refused:
        form.add_error("code", refused_sentence(refused))
        return False
    return True


@require_POST
def second_factor_begin(request: SignedInRequest) -> HttpResponse:
    try:
        begin_factor(request.user, now=timezone.now())
    except FactorRefused as refused:
        messages.error(request, refused_sentence(refused))
        return redirect("lessons:account")
    return redirect(_SET_UP)


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
def second_factor_set_up(request: SignedInRequest) -> HttpResponse:
    """The recovery codes answer the form itself: no later page can show them."""
    person, form = request.user, FactorForm(request.POST if request.method == "POST" else None)
    if person.has_second_factor:
        return redirect("lessons:account")
    if request.method == "POST" and form.is_valid():
        try:
            codes = confirm_factor(
                person,
                typed=form.cleaned_data["code"],
                session=request.session,
                now=timezone.now(),
            )
        except FactorRefused as refused:
            form.add_error("code", refused_sentence(refused))
        else:
            return render(request, "registration/recovery_codes.html", {"codes": codes})
    factor = SecondFactor.objects.filter(person=person).first()
    link = app_link(factor.secret, name=person.username, site=SITE) if factor else ""
    context = {
        "form": form,
        "link": link,
        "key": key_in_groups(factor.secret) if factor else "",
        "is_missing": is_missing(person),
    }
    return render(request, "registration/second_factor_set_up.html", context)


@sensitive_post_parameters("code")
@require_POST
def second_factor_end(request: SignedInRequest) -> HttpResponse:
    form = FactorForm(request.POST)
    if form.is_valid():
        try:
            end_factor(request.user, typed=form.cleaned_data["code"], now=timezone.now())
        except FactorRefused as refused:
            messages.error(request, refused_sentence(refused))
        else:
            messages.success(request, gettext("The second factor is off."))
    else:
        messages.error(request, gettext("Type the code."))
    return redirect("lessons:account")
