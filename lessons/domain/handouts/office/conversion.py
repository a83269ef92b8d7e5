"""What stands for LibreOffice in the domain, which runs no other program.

``lessons.services.readers`` hands the real converter to the reader of Word files.
"""

from collections.abc import Callable

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError

Converter = Callable[[bytes], bytes]
"""An old Word file's bytes to those of a .docx. Raises DocumentError: office-missing or
office-failed."""


def without_office(_data: bytes) -> bytes:
    """Raises DocumentError: office-missing."""
    raise DocumentError(code=Code.OFFICE_MISSING)
