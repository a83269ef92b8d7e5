"""The place where LibreOffice is plugged in, for the formats that only it can read.

Running another program is no business of the domain, and every way into the readers (the admin's
pages, ``read_document``, ``import_lesson``, the task queue) goes through the one REGISTRY. So the
reader of .doc holds this socket, and the application connects a converter to it once, when it
starts; a third argument to ``read`` would burden every format and every caller with it.
"""

from collections.abc import Callable

from lessons.domain.documents.codes import Code
from lessons.domain.documents.document import DocumentError

Converter = Callable[[bytes], bytes]
"""An old Word file's bytes to those of a .docx. Raises DocumentError: office-missing or
office-failed."""


class Office:
    def __init__(self) -> None:
        self._convert: Converter | None = None

    def connect(self, convert: Converter | None) -> None:
        self._convert = convert

    @property
    def is_connected(self) -> bool:
        return self._convert is not None

    def to_docx(self, data: bytes) -> bytes:
        if self._convert is None:
            raise DocumentError(code=Code.OFFICE_MISSING)
        return self._convert(data)


OFFICE = Office()
