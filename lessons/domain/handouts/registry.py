"""The readers by file suffix: a new format is one file and one line here."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Protocol

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Document, DocumentError
from lessons.domain.handouts.encoding import MAX_BYTES
from lessons.domain.handouts.html_text import HtmlText
from lessons.domain.handouts.lesson_json import LessonJson
from lessons.domain.handouts.markdown_text import MarkdownText
from lessons.domain.handouts.open_document import OpenDocument
from lessons.domain.handouts.pdf import Pdf
from lessons.domain.handouts.pictures import SUFFIXES, Pictures
from lessons.domain.handouts.plain_text import PlainText
from lessons.domain.handouts.rich_text import RichText
from lessons.domain.handouts.word import Word

__all__ = ["MAX_BYTES", "REGISTRY", "Reader", "read_document", "reader_for"]


class Reader(Protocol):
    """Reads one format. ``max_bytes`` is checked before ``read`` is called."""

    max_bytes: int

    def read(self, name: str, data: bytes) -> Document:
        """Raises DocumentError, and nothing else, for any bytes at all."""


_PICTURES = Pictures()

REGISTRY: Mapping[str, Reader] = {
    ".txt": PlainText(),
    ".docx": Word(),
    ".doc": Word(),
    ".odt": OpenDocument(),
    ".pdf": Pdf(),
    ".rtf": RichText(),
    ".html": HtmlText(),
    ".htm": HtmlText(),
    ".md": MarkdownText(),
    **dict.fromkeys(SUFFIXES, _PICTURES),
    ".json": LessonJson(),
}


def reader_for(name: str, *, size: int, readers: Mapping[str, Reader] = REGISTRY) -> Reader:
    """The reader of a file of ``size`` bytes, before a byte of it is read.

    ``name`` gives the format by its suffix and nothing else; ``readers`` may be REGISTRY with
    this machine's programs in it.
    Raises DocumentError: format-unknown, empty-file or file-too-large.
    """
    suffix = PurePath(name).suffix
    reader = readers.get(suffix.lower())
    if reader is None:
        raise DocumentError(code=Code.FORMAT_UNKNOWN, detail=suffix)
    if not size:
        raise DocumentError(code=Code.EMPTY_FILE)
    if size > reader.max_bytes:
        raise DocumentError(code=Code.FILE_TOO_LARGE, detail=str(size))
    return reader


def read_document(name: str, data: bytes) -> Document:
    """Raises DocumentError: what ``reader_for`` and the reader raise."""
    return reader_for(name, size=len(data)).read(name, data)
