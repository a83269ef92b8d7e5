"""The product's addresses, and two views that do nothing: what any Django page costs here.

Both pass the whole middleware stack. `bare` asks for a sign-in as nearly every page does, so it
reads the session and the person; `bare-public` reads neither.
"""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def bare(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


# A copy for those who are not signed in: the mark is set on what is given.
_public = login_not_required(partial(bare))

urlpatterns = [
    path("bare/", bare, name="bare"),
    path("bare-public/", _public, name="bare-public"),
    path("", include("tutor.urls")),
]
