"""The reader of Word files, old and new; the content tells which, for suffixes often lie."""

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.document import Document, DocumentError
from lessons.domain.handouts.office.conversion import Converter, without_office
from lessons.domain.handouts.office.flow import extract
from lessons.domain.handouts.office.package import read_package

MAX_BYTES = 20 * 1024 * 1024
"""Handouts with photographs have 3 to 15 MiB; the pictures are never unpacked."""

SUFFIXES = (".docx", ".docm", ".dotx", ".dotm", ".doc")
"""With macros, which nobody runs, and templates, which are documents like the others."""
_ZIP = b"PK"
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NOT_WORD = tuple(name.encode("utf-16-le") for name in ("PowerPoint Document", "Workbook"))
"""Streams of the other programs' files, which have the same beginning."""


class Word:
    """Raises DocumentError: empty-file, file-damaged, password-needed, file-inflates,
    office-missing, office-failed, old-office, too-many-lines, not-text, no-lesson-found."""

    max_bytes = MAX_BYTES

    def __init__(self, convert: Converter = without_office) -> None:
        self._convert = convert

    def read(self, name: str, data: bytes) -> Document:
        if not data.removeprefix(b"\xef\xbb\xbf").strip():
            raise DocumentError(code=Code.EMPTY_FILE)
        if not data.startswith(_ZIP):
            data = self.converted(data)
        return compose(name, extract(read_package(data)))

    def converted(self, data: bytes) -> bytes:
        """A package of what is none yet."""
        if data.startswith(_OLD_WORD) and _ENCRYPTED in data:
            raise DocumentError(code=Code.PASSWORD_NEEDED)
        if data.startswith(_OLD_WORD) and any(name in data for name in _NOT_WORD):
            raise DocumentError(code=Code.OLD_OFFICE)
        if not data.startswith((_OLD_WORD, _RTF)):
            raise DocumentError(code=Code.FILE_DAMAGED)
        return self._convert(data)
