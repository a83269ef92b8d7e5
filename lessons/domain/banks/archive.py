"""Zip packages opened with care: what they unpack to is known, and bounded, beforehand."""

import re
import zlib
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from lessons.domain.banks.codes import BankCode
from lessons.domain.handouts.document import DocumentError

MOST_FILES = 60_000
MOST_UNPACKED = 256 * 1024 * 1024
_PIECE = 1024 * 1024
_EPOCH = (1980, 1, 1, 0, 0, 0)
_BROKEN = (BadZipFile, LargeZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Archive:
    """The files of a zip by name. Raises DocumentError: bank-package-broken, -too-large."""

    def __init__(self, data: bytes, *, most_unpacked: int = MOST_UNPACKED) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
            infos = self._zip.infolist()
        except _BROKEN as error:
            raise DocumentError(code=BankCode.PACKAGE_BROKEN) from error
        # A directory may lie, but then reading stops at the size it gave.
        unpacked = sum(info.file_size for info in infos)
        if len(infos) > MOST_FILES or unpacked > most_unpacked:
            raise DocumentError(code=BankCode.PACKAGE_TOO_LARGE, detail=str(unpacked))
        self.names = tuple(info.filename for info in infos if not info.is_dir())

        self._sizes = {info.filename: info.file_size for info in infos}

    def size_of(self, name: str) -> int:
        """Bytes when unpacked."""
        return self._sizes[name]

    def has(self, name: str, pattern: re.Pattern[bytes]) -> bool:
        """Whether the file holds the pattern, of 64 bytes at most; read piece by piece."""
        kept = b""
        try:
            with self._zip.open(name) as file:
                while piece := file.read(_PIECE):
                    if pattern.search(kept + piece):
                        return True
                    kept = piece[-64:]
        except (*_BROKEN, KeyError, RuntimeError) as error:
            raise DocumentError(code=BankCode.PACKAGE_BROKEN, detail=name[:80]) from error
        return False

    def read(self, name: str) -> bytes:
        try:
            return self._zip.read(name)
        except (*_BROKEN, KeyError, RuntimeError) as error:
            raise DocumentError(code=BankCode.PACKAGE_BROKEN, detail=name[:80]) from error


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip whose bytes depend on nothing but the files."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in files:
            info = ZipInfo(name, date_time=_EPOCH)
            # OpenDocument and EPUB tell what they are by a first file that is not packed.
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()
