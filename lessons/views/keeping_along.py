"""Which pages a browser may keep for their person, so that work goes on without a connection.

``X-Keep-For: 7 /attempts/5/`` is read by the service worker (templates/service_worker.js). A task
has a page of its own kind, so it is kept by its whole address.
"""

from django.http import HttpResponse

from lessons.models import User

HEADER = "X-Keep-For"


def keep_along(response: HttpResponse, person: User, *, under: str) -> HttpResponse:
    """The page shows any question below that address; it holds no key."""
    response.headers[HEADER] = f"{person.pk} {under}"
    return response


def forget(response: HttpResponse, *, under: str) -> HttpResponse:
    """What was kept below the address is over."""
    response.headers[HEADER] = f"- {under}"
    return response
