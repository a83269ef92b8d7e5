"""The reader of .epub books: the chapters in their order, each of them a page of HTML."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.document import Document, DocumentError
from lessons.domain.handouts.encoding import decode
from lessons.domain.handouts.html_rows import extract_html
from lessons.domain.handouts.office.archive import Archive
from lessons.domain.handouts.office.xml_tree import Node, parse_xml
from lessons.domain.handouts.word import MAX_BYTES

MOST_TEXT = 8 * 1024 * 1024
"""Bytes of all chapters; a textbook of 500 pages has about three million."""
_CONTAINER, _LOCKS = "META-INF/container.xml", "META-INF/encryption.xml"
_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:container": "box",
    "http://www.idpf.org/2007/opf": "opf",
    "http://www.w3.org/2001/04/xmlenc#": "lock",
}
_PAGES = frozenset({"application/xhtml+xml", "text/html"})
_EMPTY = Node("", {})


class Book:
    """Raises DocumentError: empty-file, file-damaged, password-needed, file-inflates, too-deep,
    too-many-lines, not-text, no-lesson-found."""

    max_bytes = MAX_BYTES

    def read(self, name: str, data: bytes) -> Document:
        if not data.removeprefix(b"\xef\xbb\xbf").strip():
            raise DocumentError(code=Code.EMPTY_FILE)
        return compose(name, extract_html("\n".join(_Chapters(Archive(data)).texts())))


class _Chapters:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._package = self._find_package()

    def texts(self) -> Iterator[str]:
        locked = set(self._locked())
        left = MOST_TEXT
        for name in self._names():
            if name in locked:
                raise DocumentError(code=Code.PASSWORD_NEEDED)
            data = self._archive.read(name) or b""
            left -= len(data)
            if left < 0:
                raise DocumentError(code=Code.FILE_INFLATES, detail=str(MOST_TEXT))
            if data.removeprefix(b"\xef\xbb\xbf").strip():
                yield "\n".join(decode(data).lines)

    def _names(self) -> list[str]:
        """The chapters in reading order; the page that only lists them is left out."""
        root = self._tree(self._package)
        items = {item.get("id"): item for item in (root.find("opf:manifest") or _EMPTY).children}
        spine = (root.find("opf:spine") or _EMPTY).find_all("opf:itemref")
        listed = [items[id_] for entry in spine if (id_ := entry.get("idref")) in items]
        pages = (item for item in listed if item.get("media-type") in _PAGES)
        texts = (item for item in pages if "nav" not in item.get("properties").split())
        folder = posixpath.dirname(self._package)
        names = (_address(folder, item.get("href")) for item in texts)
        return list(dict.fromkeys(names))

    def _find_package(self) -> str:
        files = self._tree(_CONTAINER).find("box:rootfiles") or _EMPTY
        return files.value("box:rootfile", "full-path").lstrip("/")

    def _locked(self) -> Iterator[str]:
        """Fonts may be scrambled in a book that anybody can read."""
        if _LOCKS not in self._archive:
            return
        for node in self._tree(_LOCKS).walk():
            if node.name == "lock:CipherReference":
                yield _address("", node.get("URI"))

    def _tree(self, name: str) -> Node:
        data = self._archive.read(name)
        if data is None:
            raise DocumentError(code=Code.FILE_DAMAGED)
        return parse_xml(data, _PREFIXES)


def _address(folder: str, link: str) -> str:
    path = unquote(link.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
