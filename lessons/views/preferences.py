"""What a person sets for their own eyes: the language of the interface, light or dark."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from lessons.models import User
from lessons.wording.themes import THEME_COOKIE, THEMES, Theme


@login_not_required
@require_POST
def language_set(request: HttpRequest) -> HttpResponse:
    """Remember the language in the browser and, for somebody signed in, with the person."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest()
    if request.user.is_authenticated and not request.user.supported_by:
        User.objects.filter(pk=request.user.pk).update(language=language)
    response: HttpResponse = HttpResponseRedirect(_page_before(request))
    remember_language(response, language)
    return response


@login_not_required
@require_POST
def theme_set(request: HttpRequest) -> HttpResponse:
    """Remember light or dark in this browser: the light of a room belongs to a screen."""
    theme = request.POST.get("theme", "")
    if theme not in THEMES:
        return HttpResponseBadRequest()
    response = HttpResponseRedirect(_page_before(request))
    if theme == Theme.SYSTEM:
        response.delete_cookie(THEME_COOKIE, samesite=settings.LANGUAGE_COOKIE_SAMESITE)
    else:
        _remember(response, THEME_COOKIE, theme)
    return response


def remember_language(response: HttpResponseBase, language: str) -> None:
    _remember(response, settings.LANGUAGE_COOKIE_NAME, language)


def _remember(response: HttpResponseBase, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )


def _page_before(request: HttpRequest) -> str:
    """An address as it was sent, never the name of a page."""
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        return target
    return resolve_url(settings.LOGIN_REDIRECT_URL)
