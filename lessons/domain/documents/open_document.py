"""The reader of .odt files (LibreOffice and others)."""

from lessons.domain.documents.codes import Code
from lessons.domain.documents.composing import compose
from lessons.domain.documents.document import Document, DocumentError
from lessons.domain.documents.office.flow import extract
from lessons.domain.documents.office.package import read_package
from lessons.domain.documents.word import MAX_BYTES


class OpenDocument:
    """Raises DocumentError: empty-file, file-damaged, password-needed, file-inflates,
    too-many-lines, not-text, no-lesson-found."""

    max_bytes = MAX_BYTES

    def read(self, name: str, data: bytes) -> Document:
        if not data.removeprefix(b"\xef\xbb\xbf").strip():
            raise DocumentError(code=Code.EMPTY_FILE)
        return compose(name, extract(read_package(data)))
