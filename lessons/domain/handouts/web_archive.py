"""The reader of .mht files: a web page saved with its pictures, as Word saves one, too.

Only what such files need of MIME: the parts between the lines of one boundary, and of a part that
has parts itself those inside.
"""

import binascii
import quopri
import re
from collections.abc import Iterator

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Document, DocumentError
from lessons.domain.handouts.html_text import HtmlText
from lessons.domain.handouts.word import MAX_BYTES

_HEAD = 8192
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_FOLDED = re.compile(rb"\r?\n[ \t]+")
_BOUNDARY = re.compile(
    rb"boundary\s*=\s*(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE
)
_CHARSET = re.compile(rb"charset\s*=\s*\"?([\w.:-]{1,40})", re.IGNORECASE)
_DEEPEST = 3


class WebArchive:
    """Raises DocumentError: empty-file, file-damaged, and what HtmlText raises."""

    max_bytes = MAX_BYTES

    def read(self, name: str, data: bytes) -> Document:
        data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not data:
            raise DocumentError(code=Code.EMPTY_FILE)
        page = next(_pages(data), None)
        if page is None:
            raise DocumentError(code=Code.FILE_DAMAGED)
        if len(page) > HtmlText.max_bytes:
            raise DocumentError(code=Code.FILE_TOO_LARGE, detail=str(len(page)))
        return HtmlText().read(name, page)


def _pages(part: bytes, depth: int = 0) -> Iterator[bytes]:
    """The HTML pages in it; the first is the document, later ones are its frames."""
    head, body = _split(part)
    kind = _field(head, b"content-type").lower()
    if kind.startswith(b"multipart/") and depth < _DEEPEST:
        match = _BOUNDARY.search(_field(head, b"content-type"))
        pieces = body.split(b"--" + (match[1] or match[2]))[1:] if match else []
        for piece in pieces:
            yield from _pages(piece.lstrip(b"\r\n"), depth + 1)
    elif kind.startswith(b"text/html"):
        yield _declared(_decoded(body, _field(head, b"content-transfer-encoding")), kind)


def _split(part: bytes) -> tuple[bytes, bytes]:
    match = _END_OF_HEAD.search(part[:_HEAD])
    if match is None:
        return b"", b""
    return _FOLDED.sub(b" ", part[: match.start()]), part[match.end() :]


def _field(head: bytes, name: bytes) -> bytes:
    for line in head.splitlines():
        found, _, value = line.partition(b":")
        if found.strip().lower() == name:
            return value.strip()
    return b""


def _decoded(body: bytes, way: bytes) -> bytes:
    try:
        match way.lower():
            case b"quoted-printable":
                return quopri.decodestring(body)
            case b"base64":
                return binascii.a2b_base64(body)
            case _:
                return body
    except binascii.Error as error:
        raise DocumentError(code=Code.FILE_DAMAGED) from error


def _declared(page: bytes, kind: bytes) -> bytes:
    """What the part says of its letters, said where a page says it."""
    match = _CHARSET.search(kind)
    return b'<meta charset="' + match[1] + b'">' + page if match else page
