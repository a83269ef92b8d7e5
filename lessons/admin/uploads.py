"""Files between upload and confirmation: kept in the session, a few at a time.

The review page also carries the file in its form, so that a session that ended meanwhile (a
sign-in that ran out, a fourth upload) costs no typed word.
"""

import base64
import binascii
import secrets
import zlib
from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase

from lessons.domain.documents.registry import REGISTRY

KEY = "handouts"
MOST_KEPT = 3
LARGEST = max(reader.max_bytes for reader in REGISTRY.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """``course`` is the primary key of the chosen course or None, ``new_course`` a typed title."""

    name: str
    data: bytes
    course: int | None = None
    new_course: str = ""


def keep_upload(session: SessionBase, upload: Upload, *, token: str = "") -> str:
    """The token under which it can be found; the oldest of too many is dropped."""
    token = token or secrets.token_urlsafe(16)
    kept = {
        **session.get(KEY, {}),
        token: {
            "name": upload.name,
            "data": pack(upload.data),
            "course": upload.course,
            "new_course": upload.new_course,
        },
    }
    session[KEY] = dict(list(kept.items())[-MOST_KEPT:])
    return token


def find_upload(session: SessionBase, token: str) -> Upload | None:
    kept = session.get(KEY, {}).get(token)
    return Upload(**{**kept, "data": unpack(kept["data"])}) if kept else None


def drop_upload(session: SessionBase, token: str) -> None:
    kept = session.get(KEY, {})
    session[KEY] = {other: upload for other, upload in kept.items() if other != token}


def pack(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data)).decode()


def unpack(packed: str, *, largest: int = LARGEST) -> bytes:
    """Raises ValueError for anything that ``pack`` did not make of a file of allowed size."""
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(base64.b64decode(packed, validate=True), largest + 1)
    except (binascii.Error, zlib.error) as error:
        raise ValueError("not a packed file") from error
    if not unpacker.eof or len(data) > largest:
        raise ValueError("not a packed file, or too large")
    return data
