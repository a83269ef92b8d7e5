"""The parts of a .pptx file to a Manuscript: slide by slide, the title first, the notes last."""

from collections.abc import Iterable, Iterator

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.encoding import MOST_LINES
from lessons.domain.handouts.office.archive import Archive
from lessons.domain.handouts.office.manuscript import (
    Block,
    Cell,
    Manuscript,
    Paragraph,
    PictureMark,
    Table,
)
from lessons.domain.handouts.office.relations import Relation, main_part, relations_of, tree_of
from lessons.domain.handouts.office.slide_text import is_filled, paragraph_of
from lessons.domain.handouts.office.word_text import Progress
from lessons.domain.handouts.office.xml_tree import Node

_MAIN = "ppt/presentation.xml"
_TITLES = frozenset({"title", "ctrTitle"})
_FURNITURE = frozenset({"dt", "ftr", "hdr", "sldNum", "sldImg"})
_OFF = frozenset({"0", "false"})
_EMPTY = Node("", {})
MOST_SLIDES = 500


def read_slides(archive: Archive) -> Manuscript:
    """Raises DocumentError: file-damaged, password-needed, file-inflates, too-many-pages or
    too-many-lines."""
    return _SlidesFile(archive).read()


class _SlidesFile:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._progress = Progress()

    def read(self) -> Manuscript:
        names = self._names()
        if len(names) > MOST_SLIDES:
            raise DocumentError(code=Code.TOO_MANY_PAGES, detail=str(len(names)))
        blocks = list[Block]()
        for number, name in enumerate(names, start=1):
            blocks.extend(self._slide(name, number))
        return Manuscript(blocks=tuple(blocks), has_pages=True, picture=self._archive.picture)

    def _names(self) -> list[str]:
        """The slides' parts in the order in which they are shown."""
        main = main_part(self._archive, _MAIN)
        root = tree_of(self._archive, main)
        if root is None or root.name != "p:presentation":
            raise DocumentError(code=Code.FILE_DAMAGED)
        targets = {relation.id: relation.target for relation in relations_of(self._archive, main)}
        listed = root.find("p:sldIdLst") or _EMPTY
        names = (targets.get(entry.get("r:id"), "") for entry in listed.find_all("p:sldId"))
        return list(dict.fromkeys(name for name in names if name in self._archive))

    def _slide(self, name: str, number: int) -> Iterator[Block]:
        root = tree_of(self._archive, name) or _EMPTY
        relations = list(relations_of(self._archive, name))
        reader = _SlideReader(self._archive, relations, self._progress, number)
        reader.is_aside = root.get("show") in _OFF
        yield from reader.read(root)
        reader.is_aside = True
        for notes in (relation.target for relation in relations if relation.kind == "notesSlide"):
            yield from reader.read(tree_of(self._archive, notes) or _EMPTY)


class _SlideReader:
    def __init__(
        self, archive: Archive, relations: Iterable[Relation], progress: Progress, number: int
    ) -> None:
        self._archive = archive
        self._targets = {relation.id: relation.target for relation in relations}
        self._progress = progress
        self._number = number
        self.is_aside = False

    def read(self, root: Node) -> list[Block]:
        """The title stands first, wherever it stands in the file."""
        shapes = list(_shapes((root.find("p:cSld") or _EMPTY).find("p:spTree") or _EMPTY))
        shapes.sort(key=lambda shape: _kind(shape) not in _TITLES)
        return [block for shape in shapes for block in self._shape(shape)]

    def _shape(self, shape: Node) -> Iterator[Block]:
        kind = _kind(shape)
        if kind in _FURNITURE:
            return
        if shape.name == "p:sp":
            heading = (1 if kind == "ctrTitle" else 2) if kind in _TITLES else 0
            yield from self._text(shape.find("p:txBody") or _EMPTY, heading)
        elif shape.name == "p:pic":
            yield Paragraph(lines=(), page=self._number, pictures=(self._mark(shape),))
        elif shape.name == "p:graphicFrame":
            yield from self._frame(shape)

    def _mark(self, shape: Node) -> PictureMark:
        nodes = {node.name: node for node in shape.walk()}
        ref = nodes.get("a:blip", _EMPTY).get("r:embed")
        return PictureMark(self._targets.get(ref, ""), nodes.get("p:cNvPr", _EMPTY).get("descr"))

    def _text(self, body: Node, heading: int = 0) -> Iterator[Paragraph]:
        """A title over several paragraphs is one heading."""
        counts = dict[int, int]()
        for node in body.find_all("a:p"):
            self._progress.paragraphs += 1
            if self._progress.paragraphs > MOST_LINES:
                raise DocumentError(code=Code.TOO_MANY_LINES, line=MOST_LINES)
            found = paragraph_of(node, self._progress, counts, page=self._number, heading=heading)
            if is_filled(found):
                yield found if not self.is_aside else _aside(found)

    def _frame(self, frame: Node) -> Iterator[Block]:
        nodes = {node.name: node for node in frame.walk()}
        if "a:tbl" in nodes:
            yield self._table(nodes["a:tbl"])
        elif "dgm:relIds" in nodes:
            yield from self._diagram(nodes["dgm:relIds"].get("r:dm"))
        else:
            yield Paragraph(lines=(), page=self._number, pictures=(PictureMark(),))

    def _table(self, table: Node) -> Table:
        merged = any(_is_on(node, "hMerge") or _is_on(node, "vMerge") for node in table.walk())
        rows = tuple(tuple(self._cells(row)) for row in table.find_all("a:tr"))
        return Table(rows, has_merged=merged)

    def _cells(self, row: Node) -> Iterator[Cell]:
        """A merged cell stands in the file once for each column and row that it covers."""
        for column, cell in enumerate(row.find_all("a:tc")):
            if not (_is_on(cell, "hMerge") or _is_on(cell, "vMerge")):
                yield Cell(tuple(self._text(cell.find("a:txBody") or _EMPTY)), column)

    def _diagram(self, relation: str) -> Iterator[Block]:
        root = tree_of(self._archive, self._targets.get(relation, "")) or _EMPTY
        bodies = [node for node in root.walk() if node.name == "dgm:t"]
        for body in bodies:
            yield from self._text(body)


def _is_on(node: Node, name: str) -> bool:
    return node.get(name, "0") not in _OFF


def _aside(found: Paragraph) -> Paragraph:
    return Paragraph(lines=found.lines, label=found.label, page=found.page, is_aside=True)


def _shapes(tree: Node) -> Iterator[Node]:
    """Those inside of groups too, and of alternatives the first."""
    for node in tree.children:
        if node.name == "p:grpSp":
            yield from _shapes(node)
        elif node.name == "mc:AlternateContent" and node.children:
            yield from _shapes(node.children[0])
        else:
            yield node


def _kind(shape: Node) -> str:
    """Of the placeholder that the shape fills: ``title``, ``body`` …; empty for a shape alone."""
    for about in shape.children:
        properties = about.find("p:nvPr") if about.name.startswith("p:nv") else None
        place = properties.find("p:ph") if properties is not None else None
        if place is not None:
            return place.get("type", "body")
    return ""
