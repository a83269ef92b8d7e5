"""Browsers in which somebody has signed in before: nobody's wrong passwords shut them out there.

A signed cookie names the people by digests, so it tells the next person at the machine nothing.
Wrong passwords of such a browser are counted for it alone (OWASP calls it a device cookie).
"""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import get_random_string, salted_hmac

COOKIE = f"{settings.COOKIE_PREFIX}known-browser"
LASTS = 180 * 24 * 3600
MOST_PEOPLE = 5
_SALT = "known-browser"
_MARK = "known browser "


def meet(request: HttpRequest, name: str) -> bool:
    """Whether ``name`` has signed in here before; its wrong passwords are counted accordingly."""
    browser, people = _read(request)
    is_known = _digest(name) in people
    if is_known:
        request.META["HTTP_USER_AGENT"] = f"{_MARK}{browser}"
    return is_known


def counted_by(request_or_attempt: Any, _credentials: Any = None) -> list[list[str]]:
    """``AXES_LOCKOUT_PARAMETERS``: whose wrong passwords count together."""
    meta = getattr(request_or_attempt, "META", {})
    is_known = meta.get("HTTP_USER_AGENT", "").startswith(_MARK)
    return [["username", "user_agent"]] if is_known else [["username", "ip_address"]]


def remember(request: HttpRequest, response: HttpResponseBase, name: str) -> None:
    browser, people = _read(request)
    kept = [_digest(name), *(each for each in people if each != _digest(name))][:MOST_PEOPLE]
    value = signing.dumps([browser or get_random_string(16), *kept], salt=_SALT)
    response.set_cookie(
        COOKIE,
        value,
        max_age=LASTS,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        browser, *people = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        return "", []
    return browser, people


def _digest(name: str) -> str:
    return salted_hmac(_SALT, name, algorithm="sha256").hexdigest()[:32]
