"""The readers with the programs of this machine in them, for everything that reads real files.

The domain's REGISTRY works without any program and within its own process.
"""

from collections.abc import Mapping
from pathlib import PurePath

from lessons.domain.banks.bank import Bank, BankFormat
from lessons.domain.banks.registry import read_bank
from lessons.domain.handouts.document import Document
from lessons.domain.handouts.pdf import Pdf
from lessons.domain.handouts.pictures import SUFFIXES, Pictures
from lessons.domain.handouts.registry import REGISTRY, Reader
from lessons.domain.handouts.word import SUFFIXES as WORD_SUFFIXES
from lessons.domain.handouts.word import Word
from lessons.services.libreoffice import convert_to_docx
from lessons.services.pdf_process import PdfProcess
from lessons.services.reading_process import Apart, is_small, read_bank_apart
from lessons.services.tesseract import Tesseract

_RECOGNISER = Tesseract()
_PACKAGE = b"PK"


class WordApart(Apart):
    """An old Word file is converted by a process first; what comes of it is a package."""

    def read(self, name: str, data: bytes) -> Document:
        is_old = bool(data.strip()) and not data.startswith(_PACKAGE)
        package = Word(convert_to_docx).converted(data) if is_old else data
        return super().read(name, package)


READERS: Mapping[str, Reader] = {
    **{suffix: Apart(suffix) for suffix in REGISTRY},
    **{suffix: WordApart(suffix) for suffix in WORD_SUFFIXES},
    ".pdf": Pdf(PdfProcess(), _RECOGNISER),
    **dict.fromkeys(SUFFIXES, Pictures(_RECOGNISER)),
}
_BY_PROGRAMS = frozenset({*WORD_SUFFIXES, *SUFFIXES, ".pdf"})
"""Their readers start processes themselves."""


def open_questions(name: str, data: bytes, *, format_code: str) -> tuple[BankFormat, Bank]:
    """A bank by whatever reads it here. Raises DocumentError."""
    suffix = PurePath(name).suffix.lower()
    if is_small(data) or suffix in _BY_PROGRAMS:
        return read_bank(name, data, format_code=format_code, readers=READERS)
    return read_bank_apart(name, data, format_code=format_code)
