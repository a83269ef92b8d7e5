"""The reader of .odt files (LibreOffice and others)."""

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.document import Document, DocumentError
from lessons.domain.handouts.office.flow import extract
from lessons.domain.handouts.office.package import read_package
from lessons.domain.handouts.word import MAX_BYTES


class OpenDocument:
    """Raises DocumentError: empty-file, file-damaged, password-needed, file-inflates,
    too-many-lines, not-text, no-lesson-found."""

    max_bytes = MAX_BYTES

    def read(self, name: str, data: bytes) -> Document:
        if not data.removeprefix(b"\xef\xbb\xbf").strip():
            raise DocumentError(code=Code.EMPTY_FILE)
        return compose(name, extract(read_package(data)))
