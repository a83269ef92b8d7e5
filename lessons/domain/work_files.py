"""What a student may add to a task: its kind by its content, its name made harmless, its limits."""

import unicodedata
import zipfile
from enum import StrEnum
from typing import IO, Any

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
"""Of one file."""
MOST_FILES = 5
LONGEST_NAME = 120
_MOST_ENTRIES = 5000
"""Of an office file; the largest of the bundled ones has some 200."""
_MACROS = "vbaproject.bin"


class WorkFileKind(StrEnum):
    DOCX = "docx"
    PDF = "pdf"
    PPTX = "pptx"
    XLSX = "xlsx"
    PNG = "png"
    JPEG = "jpg"
    WEBP = "webp"


CONTENT_TYPE = {
    WorkFileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    WorkFileKind.PDF: "application/pdf",
    WorkFileKind.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    WorkFileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    WorkFileKind.PNG: "image/png",
    WorkFileKind.JPEG: "image/jpeg",
    WorkFileKind.WEBP: "image/webp",
}
_STARTS = {
    b"%PDF-": WorkFileKind.PDF,
    b"\x89PNG\r\n\x1a\n": WorkFileKind.PNG,
    b"\xff\xd8\xff": WorkFileKind.JPEG,
}
_MAIN_PARTS = {
    "word/document.xml": WorkFileKind.DOCX,
    "ppt/presentation.xml": WorkFileKind.PPTX,
    "xl/workbook.xml": WorkFileKind.XLSX,
}
_OTHER_SUFFIXES = {WorkFileKind.JPEG: (".jpeg", ".jpg")}


def kind_of(file: IO[Any]) -> WorkFileKind | None:
    """By what stands in it, whatever it is called; None for everything else, programs in office
    files too. Nothing is unpacked."""
    file.seek(0)
    head = file.read(16)
    for start, kind in _STARTS.items():
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WorkFileKind.WEBP
    return _office_kind(file) if head.startswith(b"PK") else None


def _office_kind(file: IO[Any]) -> WorkFileKind | None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError):
        return None
    if len(names) > _MOST_ENTRIES or any(name.lower().endswith(_MACROS) for name in names):
        return None
    found = {kind for part, kind in _MAIN_PARTS.items() if part in names}
    return found.pop() if "[Content_Types].xml" in names and len(found) == 1 else None


def shown_name(name: str, kind: WorkFileKind) -> str:
    """Without folders, control signs and turned writing, and with the suffix that it is."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    plain = " ".join(kept.translate(_UNSAFE).split()).strip(". ")
    stem = _without_suffix(plain, kind) or "file"
    return f"{stem[:LONGEST_NAME]}.{kind}"


_UNSAFE = dict.fromkeys(map(ord, '<>:"|?*;%'), "_")


def _without_suffix(name: str, kind: WorkFileKind) -> str:
    for suffix in _OTHER_SUFFIXES.get(kind, (f".{kind}",)):
        if name.lower().endswith(suffix):
            return name[: -len(suffix)].strip(". ")
    return name
