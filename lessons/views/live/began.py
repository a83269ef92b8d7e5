"""An open start page asks whether a session of questions has begun in a class of the student's."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from lessons.queries.live import running_in

_SALT = "lessons.live-began"
_LONGEST = 12 * 60 * 60
"""Seconds: a page that was opened in the morning asks until the evening."""


def began_url(classrooms: Sequence[int]) -> str:
    """What the page asks, with its classes (ids) signed in; empty without any."""
    if not classrooms:
        return ""
    token = signing.dumps(list(classrooms), salt=_SALT)
    return reverse("lessons:live-began", args=[token])


@login_not_required
@require_safe
def live_began(request: HttpRequest, token: str) -> HttpResponse:
    """The number of the session that runs, or none: one query, without session or person. It opens
    nothing by itself."""
    try:
        classrooms = signing.loads(token, salt=_SALT, max_age=_LONGEST)
    except signing.BadSignature as error:
        raise Http404 from error
    live = running_in(classrooms, now=timezone.now())
    etag = f'"{live or 0}"'
    response = JsonResponse({"live": live}, headers={"ETag": etag})
    return get_conditional_response(request, etag=etag, response=response) or response
