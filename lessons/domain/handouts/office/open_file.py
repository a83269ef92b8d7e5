"""The parts of an .odt, .ods or .odp file to a Manuscript."""

import posixpath
from collections.abc import Iterable, Iterator

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.office.archive import Archive
from lessons.domain.handouts.office.manuscript import Block, Manuscript, texts_of
from lessons.domain.handouts.office.open_body import OpenBodyReader
from lessons.domain.handouts.office.open_styles import PREFIXES, OpenStyles
from lessons.domain.handouts.office.sheets_file import sheet_heading
from lessons.domain.handouts.office.xml_tree import Node, parse_xml

_MASTERS = "office:master-styles"
_BODIES = ("office:text", "office:spreadsheet", "office:presentation")


def read_open_document(archive: Archive) -> Manuscript:
    """Raises DocumentError: file-damaged, password-needed, file-inflates or too-many-lines."""
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        raise DocumentError(code=Code.PASSWORD_NEEDED)
    return _OpenFile(archive).read()


class _OpenFile:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._content = self._tree("content.xml")
        self._formats = self._tree("styles.xml")

    def read(self) -> Manuscript:
        body = self._body()
        roots = [root for root in (self._content, self._formats) if root is not None]
        styles = OpenStyles(roots)
        reader = OpenBodyReader(styles, self._object)
        blocks = tuple(_blocks(body, reader))
        notes = _notes(reader.asides)
        return Manuscript(
            blocks=blocks,
            above=self._aside(styles, self._furniture("style:header")),
            below=self._aside(styles, [*self._furniture("style:footer"), *notes]),
            has_changes=reader.progress.has_changes,
            has_pages=reader.progress.has_pages,
            picture=lambda ref: self._archive.picture(posixpath.normpath(ref).lstrip("/")),
        )

    def _body(self) -> Node:
        body = self._content.find("office:body") if self._content is not None else None
        kinds = map(body.find, _BODIES) if body is not None else iter(())
        found = next((node for node in kinds if node is not None), None)
        if found is None:
            raise DocumentError(code=Code.FILE_DAMAGED)
        return found

    def _tree(self, name: str) -> Node | None:
        data = self._archive.read(name)
        return None if data is None else parse_xml(data, PREFIXES, _is_mixed)

    def _object(self, address: str) -> Node | None:
        """A formula is a small document of its own inside the archive."""
        folder = posixpath.normpath(address).lstrip("/")
        return self._tree(f"{folder}/content.xml") if address else None

    def _furniture(self, name: str) -> Iterator[Node]:
        """Headers or footers, those of first and left pages among them."""
        masters = self._formats.find(_MASTERS) if self._formats is not None else None
        for page in masters.children if masters is not None else ():
            yield from (node for node in page.children if node.name.startswith(name))

    def _aside(self, styles: OpenStyles, nodes: Iterable[Node]) -> tuple[str, ...]:
        reader = OpenBodyReader(styles, self._object)
        texts = (text for node in nodes for text in texts_of(reader.read(node)))
        return tuple(dict.fromkeys(text for text in texts if text))


def _blocks(body: Node, reader: OpenBodyReader) -> Iterator[Block]:
    """Sheets and slides are pages, each under its own name."""
    pages = {"office:spreadsheet": "table:table", "office:presentation": "draw:page"}
    if body.name not in pages:
        yield from reader.read(body)
        return
    found = list(body.find_all(pages[body.name]))
    reader.progress.has_pages = True
    for number, page in enumerate(found, start=1):
        reader.progress.page = number
        if page.name == "draw:page":
            yield from reader.read_slide(page)
        else:
            yield from sheet_heading(page.get("table:name"), number) if len(found) > 1 else ()
            yield from reader.read(Node("", {}, [page]))


def _is_mixed(name: str) -> bool:
    return name.startswith("text:")


def _notes(asides: Iterable[Node]) -> list[Node]:
    """A footnote's text stands in its body, a remark's in the remark itself."""
    return [node.find("text:note-body") or node for node in asides]
