"""What every request passes: the language of the person, the sign-in, the content policy."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation

from lessons.views.sign_in import keep_what_was_typed

Handler = Callable[[HttpRequest], HttpResponse]


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


class SignInMiddleware(LoginRequiredMiddleware):
    """Every page asks for a sign-in unless it says otherwise; a form sent too late is kept."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponse]
    ) -> HttpResponseBase:
        if request.method == "POST":
            return keep_what_was_typed(request)
        return super().handle_no_permission(request, view_func)


class ContentSecurityPolicyMiddleware:
    """One policy for every page (Django has its own from 6.0 on)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY)
        return response
