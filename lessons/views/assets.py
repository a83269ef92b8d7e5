"""A picture of a lesson, given to whoever may read the lesson."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from lessons.permissions import SignedInRequest, rendition_readable

_CONTENT_SECURITY = "default-src 'none'; sandbox"


@require_safe
def asset(request: SignedInRequest, pk: int, digest: str) -> HttpResponse:
    """Its address names its bytes, so that a browser asks for it once; nobody else keeps it."""
    rendition = rendition_readable(request.user, pk, digest)
    try:
        with rendition.file.open("rb") as file:
            data = file.read()
    except FileNotFoundError as error:
        raise Http404 from error
    return HttpResponse(
        data,
        content_type="image/webp",
        headers={
            "Cache-Control": "private, max-age=31536000, immutable",
            "Content-Security-Policy": _CONTENT_SECURITY,
            "X-Content-Type-Options": "nosniff",
        },
    )
