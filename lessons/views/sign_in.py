"""Signing in, and keeping what was typed when a sign-in or a page ran out.

A form that arrives too late (signed out meanwhile, or with the security token of an older
sign-in) is not thrown away: its fields travel through the sign-in page and come back as a form
to send once more. That needs no JavaScript and writes nothing anywhere.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.utils.decorators import method_decorator

from lessons.forms import SignInForm
from lessons.permissions import person_of
from lessons.queries.university import university
from lessons.services.sign_ins import begin_sign_in
from lessons.services.throttles import is_name_closed, turn_to_hash
from lessons.views import known_browser
from lessons.views.account import account_page, password_form
from lessons.views.kept import (
    KEPT,
    KeptField,
    carried_fields,
    is_own_path,
    kept_of,
    send_again,
    typed_fields,
)
from lessons.views.preferences import remember_language
from lessons.views.second_factor import factor_page
from lessons.views.support import stop_support


def wants_json(request: HttpRequest) -> bool:
    """Whether our own JavaScript is asking, not a person's browser."""
    return request.headers.get("Accept", "") == "application/json"


def keep_what_was_typed(request: HttpRequest) -> HttpResponse:
    """The sign-in page, carrying every field of the form that came too late."""
    if wants_json(request):
        return JsonResponse({"code": "signed-out"}, status=401)
    context = {
        "form": SignInForm(request),
        "kept_path": request.get_full_path(),
        "kept_fields": typed_fields(request),
        "next": request.get_full_path(),
    }
    return render(request, "registration/login.html", context, status=401)


def _without_kept(posted: QueryDict) -> QueryDict:
    left = posted.copy()
    for name in posted:
        if name.startswith(KEPT):
            del left[name]
    return left


@method_decorator(login_not_required, name="dispatch")
class SignInView(LoginView):
    """Django's sign-in; afterwards what was typed before it ran out can be sent."""

    authentication_form = SignInForm
    redirect_authenticated_user = True
    user_agent = ""
    kept_path = ""
    kept_fields: Sequence[KeptField] = ()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.kept_path, self.kept_fields = kept_of(request)
        # django-axes writes the form of a wrong password into its table; what was typed stays out.
        request.POST = _without_kept(request.POST)  # type: ignore[assignment]  # may be written to
        name, now = request.POST.get("username", ""), timezone.now()
        self.user_agent = request.META.get("HTTP_USER_AGENT", "")
        is_known = known_browser.meet(request, name)
        if not is_known and is_name_closed(name.replace("\0", ""), now=now):
            return locked_out(request)
        address = request.META.get("REMOTE_ADDR", "")
        with turn_to_hash(address, is_known=is_known, now=now) as is_turn:
            return super().post(request, *args, **kwargs) if is_turn else self._busy(name)

    def _busy(self, name: str) -> HttpResponse:
        """What was typed stays, but for the password."""
        form = self.get_form_class()(self.request, initial={"username": name})
        context = self.get_context_data(form=form, is_busy=True)
        return self.render_to_response(context, status=503, headers={"Retry-After": "5"})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = {"kept_path": self.kept_path, "kept_fields": self.kept_fields}
        may_sign_up = {"may_sign_up": university().self_sign_up}
        return super().get_context_data(**kwargs) | kept | may_sign_up

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        person = person_of(self.request)
        is_shared = form.cleaned_data["is_shared"]
        begin_sign_in(
            self.request.session,
            person,
            user_agent=self.user_agent,
            is_shared=is_shared,
            now=timezone.now(),
        )
        language = person.language
        if person.has_second_factor and self.kept_path:
            response = factor_page(self.request, path=self.kept_path, fields=self.kept_fields)
        elif person.one_time_until and self.kept_path:
            response = account_page(
                self.request,
                person,
                password_form(person),
                path=self.kept_path,
                fields=self.kept_fields,
            )
        elif self.kept_path:
            response = send_again(self.request, self.kept_path, self.kept_fields)
        if language in dict(settings.LANGUAGES):
            remember_language(response, language)
        if not is_shared:
            known_browser.remember(self.request, response, person.username)
        return response


@method_decorator(login_not_required, name="dispatch")
class SignOutView(LogoutView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        stop_support(request)
        return super().post(request, *args, **kwargs)


def send_once_more(request: HttpRequest, *, reason: str) -> HttpResponse:
    """A form that could not be dealt with just now, through no fault of the person."""
    context = {
        "kept_path": request.get_full_path(),
        "kept_fields": typed_fields(request),
        "reason": reason,
    }
    return render(request, "registration/send_again.html", context, status=503)


def page_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Django's CSRF failure view: a page older than the sign-in may send its form once more.

    Only where the browser says that the form came from this site; anything else is refused.
    """
    if wants_json(request):
        return JsonResponse({"code": "page-expired"}, status=403)
    path, fields = request.get_full_path(), typed_fields(request)
    if request.path == resolve_url(settings.LOGIN_URL):
        # Another tab signed in meanwhile; what this one carried can go where it was meant to go.
        path, fields = request.POST.get(f"{KEPT}path", ""), carried_fields(request)
    if _came_from_here(request) and request.POST and is_own_path(path, request):
        return send_again(request, path, fields, status=403)
    return render(request, "403_csrf.html", status=403)


def _came_from_here(request: HttpRequest) -> bool:
    return request.headers.get("Origin", "") == f"{request.scheme}://{request.get_host()}"


def locked_out(
    request: HttpRequest, _response: HttpResponse | None = None, _credentials: Any = None
) -> HttpResponse:
    """Too many wrong passwords for one name from one address (django-axes)."""
    context = {"minutes": int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)}
    return render(request, "registration/locked_out.html", context, status=429)
