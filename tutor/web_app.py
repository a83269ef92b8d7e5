"""The product as an app of its own: its manifest, its service worker, the page without connection.

All three are the same for everybody, so that what a browser keeps of them says nothing of anyone.
"""

from hashlib import sha256

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

NAME = "Тәлімгер"
HEAD_COLOUR, GROUND_COLOUR = "#ffffff", "#f5f8f9"
"""--surface and --ground of tokens.css: the window before it has a page looks like its head."""
ICONS = (("img/icon-192.png", 192, "any"), ("img/icon-512.png", 512, "any"))
MASKABLE_ICON = ("img/icon-maskable-512.png", 512, "maskable")
"""Drawn from img/mark.svg by Chromium, in a dozen colours; where a system cuts its own shape (the
maskable one, apple-touch-icon.png) the teal reaches the edges instead of ending in a circle."""
OFFLINE_FILES = ("css/tokens.css", "css/tutor.css", "img/mark.svg", "js/offline.js")
# Browsers look for a new manifest and a new worker with nearly every page.
same_for_everybody = cache_control(public=True, max_age=3600)


@login_not_required
@require_GET
@same_for_everybody
def manifest(request: HttpRequest) -> HttpResponse:
    """In the language that the address asks for: browsers fetch it without cookies."""
    language = request.GET.get("language", "")
    if language not in dict(settings.LANGUAGES):
        language = settings.LANGUAGE_CODE
    with translation.override(language):
        description = gettext(
            "Practical classes: read the lesson, answer questions of three levels, "
            "see your progress."
        )
    about = {"lang": language, "description": description}
    response = JsonResponse(_manifest() | about, json_dumps_params={"ensure_ascii": False})
    response.headers["Content-Type"] = "application/manifest+json"
    response.headers["Content-Language"] = language
    return response


def _manifest() -> dict[str, object]:
    home = reverse("lessons:home")
    return {
        "id": home,
        "name": NAME,
        "short_name": NAME,
        "start_url": home,
        "scope": home,
        "display": "standalone",
        "theme_color": HEAD_COLOUR,
        "background_color": GROUND_COLOUR,
        "icons": [
            {
                "src": static(path),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for path, size, purpose in (*ICONS, MASKABLE_ICON)
        ],
    }


@login_not_required
@require_GET
def offline(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """What the service worker shows in place of a page that cannot be fetched."""
    return HttpResponse(_offline_page())


def _offline_page() -> str:
    """Without the request: nothing of whoever asks for it can come into what is kept."""
    others = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    return render_to_string("offline.html", {"languages": [settings.LANGUAGE_CODE, *others]})


@login_not_required
@require_GET
@same_for_everybody
def service_worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Its text changes with what it keeps, so browsers fetch that anew."""
    page, files = _offline_page(), [static(path) for path in OFFLINE_FILES]
    context = {
        "version": sha256("\n".join([page, *files]).encode()).hexdigest()[:12],
        "files": files,
    }
    script = render_to_string("service_worker.js", context)
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")
