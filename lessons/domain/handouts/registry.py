"""The readers by file suffix: a new format is one file and one line here."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Protocol

from lessons.domain.banks.kahoot import Kahoot
from lessons.domain.banks.open_sheet import OpenSheet
from lessons.domain.banks.quizizz import Quizizz
from lessons.domain.banks.spreadsheet import Spreadsheet
from lessons.domain.handouts.book import Book
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.content_kinds import BUNDLE, suffix_of
from lessons.domain.handouts.document import Document, DocumentError
from lessons.domain.handouts.encoding import MAX_BYTES
from lessons.domain.handouts.html_text import HtmlText
from lessons.domain.handouts.lesson_json import LessonJson
from lessons.domain.handouts.list_of_tests import ListOfTests
from lessons.domain.handouts.markdown_text import MarkdownText
from lessons.domain.handouts.office_package import OfficePackage
from lessons.domain.handouts.pdf import Pdf
from lessons.domain.handouts.pictures import SUFFIXES, Pictures
from lessons.domain.handouts.plain_text import PlainText
from lessons.domain.handouts.rich_text import RichText
from lessons.domain.handouts.web_archive import WebArchive
from lessons.domain.handouts.word import SUFFIXES as WORD_SUFFIXES
from lessons.domain.handouts.word import Word

__all__ = ["MAX_BYTES", "REGISTRY", "Reader", "read_document", "reader_for"]


class Reader(Protocol):
    """Reads one format. ``max_bytes`` is checked before ``read`` is called."""

    max_bytes: int

    def read(self, name: str, data: bytes) -> Document:
        """Raises DocumentError, and nothing else, for any bytes at all."""


REGISTRY: Mapping[str, Reader] = {
    ".txt": PlainText(),
    **dict.fromkeys(WORD_SUFFIXES, Word()),
    **dict.fromkeys((".odt", ".pptx", ".odp"), OfficePackage()),
    ".xlsx": ListOfTests(OfficePackage(), (Kahoot(), Quizizz(), Spreadsheet())),
    ".ods": ListOfTests(OfficePackage(), (OpenSheet(),)),
    ".pdf": Pdf(),
    ".rtf": RichText(),
    **dict.fromkeys((".html", ".htm"), HtmlText()),
    **dict.fromkeys((".mht", ".mhtml"), WebArchive()),
    ".epub": Book(),
    ".md": MarkdownText(),
    **dict.fromkeys(SUFFIXES, Pictures()),
    ".json": LessonJson(),
}


def reader_for(name: str, *, size: int, readers: Mapping[str, Reader] = REGISTRY) -> Reader:
    """The reader of a file of ``size`` bytes, before a byte of it is read.

    ``name`` gives the format by its suffix and nothing else; ``readers`` may be REGISTRY with
    this machine's programs in it.
    Raises DocumentError: format-unknown, several-files, empty-file or file-too-large.
    """
    suffix = PurePath(name).suffix
    if suffix.lower() == BUNDLE:
        raise DocumentError(code=Code.SEVERAL_FILES)
    return _allowed(suffix, size, readers)


def read_document(name: str, data: bytes, *, readers: Mapping[str, Reader] = REGISTRY) -> Document:
    """By what the content is, where it tells. Raises what ``reader_for`` and the reader raise."""
    reader_for(name, size=len(data), readers=readers)
    suffix = suffix_of(data, named=PurePath(name).suffix.lower())
    if suffix == BUNDLE:
        raise DocumentError(code=Code.SEVERAL_FILES)
    return _allowed(suffix, len(data), readers).read(name, data)


def _allowed(suffix: str, size: int, readers: Mapping[str, Reader]) -> Reader:
    reader = readers.get(suffix.lower())
    if reader is None:
        raise DocumentError(code=Code.FORMAT_UNKNOWN, detail=suffix)
    if not size:
        raise DocumentError(code=Code.EMPTY_FILE)
    if size > reader.max_bytes:
        raise DocumentError(code=Code.FILE_TOO_LARGE, detail=str(size))
    return reader
