"""Every page that any test opens, also in the browser, is held to write nothing."""

import re
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

READING = {"GET", "HEAD", "OPTIONS"}
OF_THE_SESSION = ("django_session",)
"""Django's own: a message that was shown goes, a sign-in that ran out too."""
WHO_LOOKED = re.compile(r'INSERT INTO "lessons_auditline" ')
"""The one thing that looking writes: that somebody looked (docs/decisions/support.md)."""
_WRITES = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)


class WroteWhileReadingError(AssertionError):
    """A page that was only asked for changed the database."""


def is_write(sql: str) -> bool:
    is_told = any(table in sql for table in OF_THE_SESSION) or bool(WHO_LOOKED.match(sql))
    return bool(_WRITES.match(sql)) and not is_told


def _refuse_writes(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
    if is_write(sql):
        raise WroteWhileReadingError(sql[:200])
    return execute(sql, *rest)


class ReadingWritesNothing:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in READING:
            return self.get_response(request)
        with connection.execute_wrapper(_refuse_writes):
            return self.get_response(request)
