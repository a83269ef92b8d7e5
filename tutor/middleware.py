"""What every request passes: language, sign-in, size, and what browsers may do with a page."""

from collections.abc import Callable
from functools import partial
from ipaddress import ip_address
from time import perf_counter
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.db.models import BigIntegerField
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    JsonResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers

from lessons.services.sign_ins import is_over, note_seen
from lessons.services.slow_pages import note_slow_page
from lessons.views.second_factor import ask_for_factor
from lessons.views.sign_in import keep_what_was_typed, wants_json
from lessons.views.support import refuse_in_their_name, show_person
from lessons.wording.documents import request_sentence

_ACCOUNT = "lessons:account"
LARGEST = BigIntegerField.MAX_BIGINT
Handler = Callable[[HttpRequest], HttpResponse]


class SlowPagesMiddleware:
    """Counts what took longer than ``SLOW_PAGE_SECONDS``, by the name of the page, once the answer
    has been sent: the page itself neither waits for it nor writes."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = perf_counter()
        response = self.get_response(request)
        took = perf_counter() - begun
        found = request.resolver_match
        if found and found.view_name and 0 < settings.SLOW_PAGE_SECONDS < took:
            note = partial(note_slow_page, found.view_name, milliseconds=round(took * 1000))
            # What Django itself does when an answer has left, for files.
            closers: list[Callable[[], object]] = vars(response)["_resource_closers"]
            closers.append(lambda: note(now=timezone.now()))
        return response


class ClientAddressMiddleware:
    """Behind proxies of one's own every request seems to come from the nearest; the one that the
    person talked to has told who that was. What stands before it in the header anybody may write.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = request.headers.get("X-Forwarded-For", "").split(",")
        if 0 < settings.TRUSTED_PROXIES <= len(told):
            address = told[-settings.TRUSTED_PROXIES].strip()
            if _is_address(address):
                request.META["REMOTE_ADDR"] = address
        return self.get_response(request)


class LanguageMiddleware:
    """The language the person chose, else Kazakh.

    Django's own middleware would follow the browser, and nearly every browser here asks for
    Russian; the interface is Kazakh until a person says otherwise.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = chosen in dict(settings.LANGUAGES)
        language = chosen if known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SupportMiddleware:
    """Whoever helps somebody sees their pages; it stands between knowing who is there and asking
    for a sign-in."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        show_person(request)
        return self.get_response(request)


class SignInMiddleware(LoginRequiredMiddleware):
    """Every page asks for a sign-in unless it says otherwise; a form sent too late is kept."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[Any, Any],
    ) -> HttpResponseBase | None:
        # Django would look for the person first, and then every answer would vary with cookies.
        if not getattr(view_func, "login_required", True):
            return None
        _leave_what_ran_out(request)
        if request.method == "POST" and not request.user.is_authenticated:
            return keep_what_was_typed(request)
        asked = super().process_view(request, view_func, view_args, view_kwargs)
        return (
            asked
            or ask_for_factor(request)
            or refuse_in_their_name(request)
            or _choose_a_password(request)
        )


def _leave_what_ran_out(request: HttpRequest) -> None:
    """What was typed is kept as after any other sign-in that ran out."""
    now = timezone.now()
    if is_over(request.session, now=now):
        request.session.flush()
        request.user = AnonymousUser()
    note_seen(request.session, now=now)


class AddressMiddleware:
    """A number in an address that no table holds is of no row; the database would only stop."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[Any, Any],
    ) -> None:
        if any(isinstance(value, int) and value > LARGEST for value in view_kwargs.values()):
            raise Http404

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """SQLite's own, where such a number stood in a query or a form."""
        return HttpResponseBadRequest() if isinstance(exception, OverflowError) else None


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _choose_a_password(request: HttpRequest) -> HttpResponseBase | None:
    """Whoever came in with a slip chooses a password before anything else."""
    until = getattr(request.user, "one_time_until", None)
    # Who helps a person chooses no password for them, and has to be able to end it.
    is_helped = getattr(request.user, "supported_by", None) is not None
    if until is None or is_helped or request.path == reverse(_ACCOUNT):
        return None
    if wants_json(request):
        return JsonResponse({"code": "one-time-password"}, status=403)
    return redirect(_ACCOUNT)


class PersonalPageMiddleware:
    """Nothing of a page stays in the browser: on a shared computer, back would show it to the next.

    Static files are answered before this; what is the same for everybody says that it is public.
    A picture of a lesson tells nothing of anybody and never changes: it says that it is immutable.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        may_be_kept = response.headers.get("Cache-Control", "")
        if "public" not in may_be_kept and "immutable" not in may_be_kept:
            add_never_cache_headers(response)
        return response


class RequestSizeMiddleware:
    """A body larger than any that a form here takes is refused before it is read."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.LARGEST_REQUEST:
            said = request_sentence(size=int(length), limit=settings.LARGEST_REQUEST)
            return HttpResponse(said, status=413, content_type="text/plain; charset=utf-8")
        return self.get_response(request)


class ContentSecurityPolicyMiddleware:
    """One policy for every page (Django has its own from 6.0 on)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY)
        return response
