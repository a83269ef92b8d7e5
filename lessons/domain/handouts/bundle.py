"""A zip archive of handouts: its files, unpacked within bounds, each to be read for itself."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.content_kinds import BUNDLE, suffix_of
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.office.archive import BROKEN

MAX_BYTES = 40 * 1024 * 1024
MOST_FILES = 200
"""A course has fifteen weeks with some handouts each."""
LARGEST_FILE = 20 * 1024 * 1024
"""As the largest that any reader takes."""
LARGEST_TOTAL = 120 * 1024 * 1024
_OF_PROGRAMS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_LOCK_FILE = "~$"
"""Begins the name of the file by which Word says that another is open."""
_UTF8, _ENCRYPTED = 0x800, 0x1


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledFile:
    """``data`` is empty where ``error`` says why the file was not even unpacked."""

    name: str
    size: int
    data: bytes = b""
    error: DocumentError | None = None


def is_bundle(name: str, data: bytes) -> bool:
    """By content, so that a document named ``.zip`` is read as the document it is."""
    named = PurePosixPath(name).suffix.lower()
    return suffix_of(data, named=named) == BUNDLE


def open_bundle(data: bytes) -> Iterator[BundledFile]:
    """Raises DocumentError before the first file: file-damaged, file-too-large, archive-empty,
    too-many-files or file-inflates."""
    if len(data) > MAX_BYTES:
        raise DocumentError(code=Code.FILE_TOO_LARGE, detail=str(len(data)))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise DocumentError(code=Code.FILE_DAMAGED) from error
    entries = [entry for entry in archive.infolist() if _is_file(entry)]
    if not entries:
        raise DocumentError(code=Code.ARCHIVE_EMPTY)
    if len(entries) > MOST_FILES:
        raise DocumentError(code=Code.TOO_MANY_FILES, detail=str(len(entries)))
    if sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
        raise DocumentError(code=Code.FILE_INFLATES)
    return (_unpacked(archive, entry) for entry in entries)


def _is_file(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    is_ours = not name.startswith(_OF_PROGRAMS) and not name.endswith(_OF_PROGRAMS)
    return not entry.is_dir() and is_ours and not PurePosixPath(name).name.startswith(_LOCK_FILE)


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> BundledFile:
    name = _name_of(entry)
    try:
        data = _read(archive, entry)
    except DocumentError as error:
        return BundledFile(name=name, size=entry.file_size, error=error)
    if data.startswith(b"PK") and is_bundle(name, data):
        nested = DocumentError(code=Code.ARCHIVE_INSIDE, detail=name)
        return BundledFile(name=name, size=len(data), error=nested)
    return BundledFile(name=name, size=len(data), data=data)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The size that the archive states may be a lie, so no more than that is unpacked."""
    if entry.flag_bits & _ENCRYPTED:
        raise DocumentError(code=Code.PASSWORD_NEEDED)
    if entry.file_size > LARGEST_FILE:
        raise DocumentError(code=Code.FILE_TOO_LARGE, detail=str(entry.file_size))
    try:
        with archive.open(entry) as part:
            data = part.read(entry.file_size + 1)
    except BROKEN as error:
        raise DocumentError(code=Code.FILE_DAMAGED) from error
    if len(data) > entry.file_size:
        raise DocumentError(code=Code.FILE_INFLATES)
    return data


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Windows writes names in the old code page of its language and does not say which."""
    name = entry.filename
    if entry.flag_bits & _UTF8:
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "cp866"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
