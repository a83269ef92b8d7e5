"""A bank between its upload and its confirmation: kept in the session, two at a time.

Its review page holds nothing typed but boxes, so a session that ended meanwhile costs little, and
the page need not carry a file of megabytes.
"""

import secrets
from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase

from lessons.loading.packing import pack, unpack

_KEY = "banks"
_MOST_KEPT = 2
LARGEST = 8 * 1024 * 1024
MOST_QUESTIONS = 5_000
"""More take longer than a request may; ``manage.py import_questions`` loads them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankUpload:
    name: str
    data: bytes
    lesson: int
    format_code: str
    part: str


def keep_bank(session: SessionBase, upload: BankUpload) -> str:
    """The token under which it can be found."""
    token = secrets.token_urlsafe(16)
    kept = {
        **session.get(_KEY, {}),
        token: {
            "name": upload.name,
            "data": pack(upload.data),
            "lesson": upload.lesson,
            "format_code": upload.format_code,
            "part": upload.part,
        },
    }
    session[_KEY] = dict(list(kept.items())[-_MOST_KEPT:])
    return token


def find_bank(session: SessionBase, token: str, *, lesson: int) -> BankUpload | None:
    kept = session.get(_KEY, {}).get(token)
    if not kept or kept["lesson"] != lesson:
        return None
    return BankUpload(**{**kept, "data": unpack(kept["data"], largest=LARGEST)})


def drop_bank(session: SessionBase, token: str) -> None:
    kept = session.get(_KEY, {})
    session[_KEY] = {other: upload for other, upload in kept.items() if other != token}
