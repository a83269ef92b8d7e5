"""Refusing a file that is too large before a byte of it is read."""

from pathlib import PurePath

from lessons.domain.documents.codes import Code
from lessons.domain.documents.document import DocumentError
from lessons.domain.documents.registry import REGISTRY


def check_size(name: str, size: int) -> None:
    """Raises DocumentError: format-unknown, empty-file or file-too-large; ``size`` in bytes."""
    suffix = PurePath(name).suffix
    reader = REGISTRY.get(suffix.lower())
    if reader is None:
        raise DocumentError(code=Code.FORMAT_UNKNOWN, detail=suffix)
    if not size:
        raise DocumentError(code=Code.EMPTY_FILE)
    if size > reader.max_bytes:
        raise DocumentError(code=Code.FILE_TOO_LARGE, detail=str(size))
