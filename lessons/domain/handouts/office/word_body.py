"""The body of a Word file: its paragraphs and tables, in order of reading."""

from collections.abc import Iterator

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.encoding import MOST_LINES
from lessons.domain.handouts.office.looks import Look
from lessons.domain.handouts.office.manuscript import Block, Cell, Paragraph, Table
from lessons.domain.handouts.office.pieces import Pieces
from lessons.domain.handouts.office.word_names import whole
from lessons.domain.handouts.office.word_numbering import Numbering
from lessons.domain.handouts.office.word_styles import (
    ParagraphStyle,
    Styles,
    is_shaded,
    outline_depth,
)
from lessons.domain.handouts.office.word_text import Progress, TextReader
from lessons.domain.handouts.office.xml_tree import Node

_WRAPPERS = frozenset({"w:customXml", "w:ins", "w:moveTo", "w:smartTag", "w:sdtContent"})
_DELETED = frozenset({"w:del", "w:moveFrom"})
_INDENT = 300
"""Of the first line, in twentieths of a point; authors use 0.75 to 1.25 cm, which is 425 to 709."""
_EMPTY = Node("", {})


class BodyReader:
    """Raises DocumentError: too-many-lines."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._open: Pieces | None = None
        self._is_cell_shaded = False
        self.progress = Progress()

    def read(self, container: Node, *, is_contents: bool = False) -> tuple[Block, ...]:
        return tuple(self._blocks(container, is_contents=is_contents))

    def _blocks(self, container: Node, *, is_contents: bool) -> Iterator[Block]:
        for node in container.children:
            if node.name == "w:p":
                yield from self._paragraph(node, is_contents=is_contents)
            elif node.name == "w:tbl":
                yield self._table(node)
            elif node.name == "w:sdt":
                is_list = is_contents or _is_contents(node)
                yield from self._blocks(node.find("w:sdtContent") or _EMPTY, is_contents=is_list)
            elif node.name in _WRAPPERS:
                yield from self._blocks(node, is_contents=is_contents)
            elif node.name == "mc:AlternateContent" and node.children:
                yield from self._blocks(node.children[0], is_contents=is_contents)
        if self._open is not None:
            left, self._open = self._open, None
            yield Paragraph(
                lines=left.lines,
                page=self.progress.page,
                hidden=left.hidden,
                pictures=tuple(left.pictures),
            )

    # Paragraphs

    def _paragraph(self, node: Node, *, is_contents: bool) -> Iterator[Block]:
        self._count()
        properties = node.find("w:pPr") or _EMPTY
        style_id = properties.value("w:pStyle")
        style = self._styles.paragraph(style_id)
        text = TextReader(self._styles, self.progress, self._look(properties, style))
        text.read(node)
        if self._open is not None:
            self._open.go_on(text.pieces)
            text.pieces, self._open = self._open, None
        if _runs_on(properties):
            self._open = text.pieces
        else:
            yield self._finished(text, properties, style, is_contents=is_contents)
        for box in text.boxes:
            yield from self._blocks(box, is_contents=is_contents)

    def _finished(
        self, text: TextReader, properties: Node, style: ParagraphStyle, *, is_contents: bool
    ) -> Paragraph:
        pieces = text.pieces
        own = outline_depth(properties)
        return Paragraph(
            lines=pieces.lines,
            label=self._label(properties, style),
            heading=(style.heading or 0) if own is None else own,
            is_indented=whole(properties.value("w:ind", "w:firstLine")) >= _INDENT,
            is_contents=is_contents or style.is_contents,
            page=text.page or self.progress.page,
            hidden=pieces.hidden,
            pictures=tuple(pieces.pictures),
            has_formula=pieces.has_formula,
            is_program=style.is_program or pieces.is_program,
            struck=pieces.struck,
        )

    def _label(self, properties: Node, style: ParagraphStyle) -> str:
        """A paragraph's own list goes before that of its style; list "0" takes it out of both."""
        numbering = properties.find("w:numPr") or _EMPTY
        num_id = numbering.value("w:numId") or style.num_id
        if not num_id:
            return ""
        level = numbering.find("w:ilvl")
        if level is not None:
            index = whole(level.get("w:val"))
        elif style.level is not None:
            index = style.level
        else:
            index = self._numbering.level_of_style(num_id, properties.value("w:pStyle"))
        return self._numbering.next_label(num_id, index)

    def _count(self) -> None:
        self.progress.paragraphs += 1
        if self.progress.paragraphs > MOST_LINES:
            raise DocumentError(code=Code.TOO_MANY_LINES, line=MOST_LINES)

    # Tables

    def _table(self, node: Node) -> Table:
        found = list(_inside(node, "w:tr"))
        rows = [self._row(row) for row in found]
        merged = any(_is_merged(cell) for row in found for cell in _inside(row, "w:tc"))
        return Table(tuple(row for row in rows if row), has_merged=merged)

    def _row(self, node: Node) -> tuple[Cell, ...]:
        properties = node.find("w:trPr") or _EMPTY
        if any(properties.find(name) is not None for name in _DELETED):
            self.progress.has_changes = True
            return ()
        column = whole(properties.value("w:gridBefore"))
        cells = list[Cell]()
        for cell in _inside(node, "w:tc"):
            about = cell.find("w:tcPr") or _EMPTY
            if not _is_continued(about):
                cells.append(Cell(self._read_cell(cell, about), column))
            column += max(whole(about.value("w:gridSpan", default="1"), 1), 1)
        return tuple(cells)

    def _read_cell(self, cell: Node, about: Node) -> tuple[Block, ...]:
        outside = self._is_cell_shaded
        self._is_cell_shaded = outside or is_shaded(about) or False
        blocks = self.read(cell)
        self._is_cell_shaded = outside
        return blocks

    def _look(self, properties: Node, style: ParagraphStyle) -> Look:
        shade = is_shaded(properties) or self._is_cell_shaded
        return Look(is_shaded=True).over(style.look) if shade else style.look


def _inside(node: Node, name: str) -> Iterator[Node]:
    """Rows of a table or cells of a row; content controls may stand around them."""
    for child in node.children:
        if child.name == name:
            yield child
        elif child.name == "w:sdt" or child.name in _WRAPPERS:
            yield from _inside(child, name)


def _is_merged(cell: Node) -> bool:
    about = cell.find("w:tcPr") or _EMPTY
    return about.find("w:vMerge") is not None or whole(about.value("w:gridSpan"), 1) > 1


def _is_continued(cell: Node) -> bool:
    """A merged cell goes on here: it stands in the file once more, usually empty."""
    for name in ("w:vMerge", "w:hMerge"):
        merged = cell.find(name)
        if merged is not None and merged.get("w:val", "continue") == "continue":
            return True
    return False


def _is_contents(control: Node) -> bool:
    properties = control.find("w:sdtPr") or _EMPTY
    gallery = properties.find("w:docPartObj") or _EMPTY
    return gallery.value("w:docPartGallery") == "Table of Contents"


def _runs_on(properties: Node) -> bool:
    """Its mark was deleted, or it is a large first letter that stands in a frame of its own."""
    if properties.value("w:framePr", "w:dropCap", "none") != "none":
        return True
    mark = properties.find("w:rPr") or _EMPTY
    return any(mark.find(name) is not None for name in _DELETED)
