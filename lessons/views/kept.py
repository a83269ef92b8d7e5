"""What was typed before a sign-in ran out travels along in hidden fields, and is sent once more."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

KEPT = "kept-"
"""Prefix of the hidden fields that carry what was typed; the path to send it to is kept-path."""


@dataclass(frozen=True, slots=True)
class KeptField:
    name: str
    value: str


def kept_of(request: HttpRequest) -> tuple[str, list[KeptField]]:
    """Where it was meant to go, and the fields; empty where nothing is carried, or elsewhere."""
    path = request.POST.get(f"{KEPT}path", "")
    return (path, carried_fields(request)) if is_own_path(path, request) else ("", [])


def carried_fields(request: HttpRequest) -> list[KeptField]:
    return [
        KeptField(name.removeprefix(KEPT), value)
        for name, values in request.POST.lists()
        if name.startswith(KEPT) and name != f"{KEPT}path"
        for value in values
    ]


def is_own_path(path: str, request: HttpRequest) -> bool:
    return path.startswith("/") and url_has_allowed_host_and_scheme(
        path, allowed_hosts={request.get_host()}
    )


def send_again(
    request: HttpRequest, path: str, fields: Sequence[KeptField], status: int = 200
) -> HttpResponse:
    context = {"kept_path": path, "kept_fields": fields}
    return render(request, "registration/send_again.html", context, status=status)


def typed_fields(request: HttpRequest) -> list[KeptField]:
    return [
        KeptField(name, value)
        for name, values in request.POST.lists()
        if not _is_secret(name) and not name.startswith(KEPT)
        for value in values
    ]


def _is_secret(name: str) -> bool:
    """Never shown on a page again; the forms of Django admin have three names for passwords."""
    return name == "csrfmiddlewaretoken" or "password" in name
