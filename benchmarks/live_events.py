"""The other way to tell phones of a step, for `benchmarks.live` alone: server-sent events.

Each phone keeps a thread of the server for as long as it listens, which looks for a step as often
as a phone would ask.
"""

import time
from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import include, path

EVERY = 1.0
LASTS = 120


@login_not_required
def events(_request: HttpRequest, pk: int) -> StreamingHttpResponse:
    return StreamingHttpResponse(_steps(pk), content_type="text/event-stream")


def _steps(pk: int) -> Iterator[bytes]:
    told, until = 0, time.monotonic() + LASTS
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute("SELECT step FROM lessons_livesession WHERE id = %s", [pk])
            step = cursor.fetchone()[0]
            yield b"data: %d\n\n" % step if step != told else b":\n\n"
            told = step
            time.sleep(EVERY)


urlpatterns = [
    path("events/<int:pk>/", events),
    path("", include("benchmarks.urls")),
]
