"""The zip archive of an office file, read within bounds: a bomb is refused before it unpacks."""

import io
import zipfile
import zlib
from collections.abc import Iterable

from lessons.domain.assets.limits import MOST_BYTES
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError

MOST_ENTRIES = 5_000
"""A book with a picture on every page has some hundreds."""
LARGEST_PART = 24 * 1024 * 1024
"""The text of a book of 500 pages, as Word writes it, has about 10 MiB."""
LARGEST_TOTAL = 48 * 1024 * 1024
"""Of all parts that are read, but for pictures."""
LARGEST_PICTURES = 40 * 1024 * 1024
"""Of all pictures; those beyond are left out and told."""

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
)
_ENCRYPTED = 0x1


class Archive:
    """Raises DocumentError: file-damaged, password-needed or file-inflates."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise DocumentError(code=Code.FILE_DAMAGED) from error
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            raise DocumentError(code=Code.FILE_INFLATES, detail=str(len(entries)))
        # The first entry of a name wins: two of them are a trick, not a document.
        self._entries = {entry.filename.lstrip("/"): entry for entry in reversed(entries)}
        self._left = LARGEST_TOTAL
        self._left_for_pictures = LARGEST_PICTURES

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> Iterable[str]:
        return self._entries.keys()

    def read(self, name: str) -> bytes | None:
        """The part's bytes; None where the archive has no such part."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & _ENCRYPTED:
            raise DocumentError(code=Code.PASSWORD_NEEDED)
        data = self._unpack(entry, min(LARGEST_PART, self._left))
        self._left -= len(data)
        return data

    def picture(self, name: str) -> bytes | None:
        """None for one that is not there, cannot be unpacked, or is one too many."""
        entry = self._entries.get(name)
        if entry is None or entry.flag_bits & _ENCRYPTED:
            return None
        try:
            data = self._unpack(entry, min(MOST_BYTES + 1, self._left_for_pictures))
        except DocumentError:
            return None
        self._left_for_pictures -= len(data)
        return data

    def _unpack(self, entry: zipfile.ZipInfo, most: int) -> bytes:
        """The size that the archive states may be a lie, so no more than ``most`` is unpacked."""
        if entry.file_size > most:
            raise DocumentError(code=Code.FILE_INFLATES, detail=str(entry.file_size))
        try:
            with self._zip.open(entry) as part:
                data = part.read(most + 1)
        except BROKEN as error:
            raise DocumentError(code=Code.FILE_DAMAGED, detail=entry.filename) from error
        if len(data) > most:
            raise DocumentError(code=Code.FILE_INFLATES, detail=str(len(data)))
        return data
