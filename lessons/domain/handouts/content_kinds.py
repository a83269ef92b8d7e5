"""What a file is by its content: suffixes lie (``.doc`` that is HTML, ``.docx`` that is a PDF)."""

import codecs
import io
import re
import zipfile

from lessons.domain.handouts.office.archive import BROKEN, MOST_ENTRIES
from lessons.domain.text.characters import BYTE_ORDER_MARK

_HEAD = 4096
_STARTS = {
    b"%PDF-": ".pdf",
    b"{\\rtf": ".rtf",
    b"\x89PNG\r\n\x1a\n": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"II*\x00": ".tif",
    b"MM\x00*": ".tif",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ".doc",
}
_FOLDERS = {"word/": ".docx", "ppt/": ".pptx", "xl/": ".xlsx"}
_OPEN_KINDS = {"text": ".odt", "spreadsheet": ".ods", "presentation": ".odp"}
_OPEN_KIND = re.compile(rb"application/vnd\.oasis\.opendocument\.([a-z]{4,20})")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_WEB_ARCHIVE = re.compile(
    r"\s*(?:[\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related",
    re.IGNORECASE,
)
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_TEXTS = frozenset({".txt", ".md", ".html", ".htm", ".json", ".mht", ".mhtml"})
_LISTS = frozenset({"[Content_Types].xml", "_rels/.rels"})
BUNDLE = ".zip"


def suffix_of(data: bytes, *, named: str) -> str:
    """The suffix of the format that the content is; ``named`` where it does not tell.

    An archive of other things than one document is BUNDLE. Text is told from the formats that
    are no text, never one kind of plain text from another.
    """
    if data.startswith(b"PK"):
        return _archive_kind(data) or named
    for start, suffix in _STARTS.items():
        if data.removeprefix(codecs.BOM_UTF8).lstrip()[:8].startswith(start):
            return suffix
    head = _text_of(data[:_HEAD])
    if head is None:
        return named
    if _HTML.match(head):
        return ".html"
    if _WEB_ARCHIVE.match(head):
        return ".mht"
    return named if named in _TEXTS or not head.strip() else ".txt"


def _archive_kind(data: bytes) -> str:
    """Empty where the archive is broken: then its name says what it was to be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > MOST_ENTRIES:
                return ""
            names = {name.lstrip("/") for name in archive.namelist()}
            return _kind_by_names(archive, names)
    except BROKEN:
        return ""


def _kind_by_names(archive: zipfile.ZipFile, names: set[str]) -> str:
    if names & _LISTS:
        folders = {f"{name.partition('/')[0]}/" for name in names}
        return next((kind for folder, kind in _FOLDERS.items() if folder in folders), "")
    if "META-INF/container.xml" in names:
        return ".epub"
    if "content.xml" in names:
        return _open_kind(archive, names)
    return "" if any(name.startswith("word/") for name in names) else BUNDLE


def _open_kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" not in names:
        return ".odt"
    with archive.open("mimetype") as part:
        match = _OPEN_KIND.match(part.read(200))
    return _OPEN_KINDS.get(match[1].decode("ascii"), ".odt") if match else ".odt"


def _text_of(head: bytes) -> str | None:
    """None where the bytes are hardly text."""
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return head.decode(encoding, "ignore").removeprefix(BYTE_ORDER_MARK)
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    if controls:
        return None
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(head, final=False)
    except UnicodeDecodeError:
        return head.decode("latin-1") if _HTML.match(head.decode("latin-1")) else None
