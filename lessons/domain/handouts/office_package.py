"""The reader of office files that are zipped XML: .odt, .ods, .odp, .pptx and .xlsx.

What an archive holds tells what it is, so any of these may stand under the name of another.
"""

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.document import Document, DocumentError
from lessons.domain.handouts.office.flow import extract
from lessons.domain.handouts.office.package import read_package
from lessons.domain.handouts.word import MAX_BYTES


class OfficePackage:
    """Raises DocumentError: empty-file, file-damaged, password-needed, file-inflates,
    too-many-lines, too-many-pages, not-text, no-lesson-found."""

    max_bytes = MAX_BYTES

    def read(self, name: str, data: bytes) -> Document:
        if not data.removeprefix(b"\xef\xbb\xbf").strip():
            raise DocumentError(code=Code.EMPTY_FILE)
        return compose(name, extract(read_package(data)))
