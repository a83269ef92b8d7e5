"""The body of an OpenDocument text: its paragraphs, lists and tables, in order of reading."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.encoding import MOST_LINES
from lessons.domain.handouts.office.looks import Look
from lessons.domain.handouts.office.manuscript import Block, Cell, Paragraph, Table
from lessons.domain.handouts.office.open_lists import LEVELS, Counts, OpenLists
from lessons.domain.handouts.office.open_styles import OpenStyle, OpenStyles
from lessons.domain.handouts.office.open_text import Objects, OpenTextReader
from lessons.domain.handouts.office.word_names import whole
from lessons.domain.handouts.office.word_text import Progress
from lessons.domain.handouts.office.xml_tree import Node

_PARAGRAPHS = frozenset({"text:p", "text:h"})
_WRAPPERS = frozenset({"text:section", "text:index-body", "text:index-title", "draw:text-box"})
_CONTENTS = "text:table-of-content"
_SHAPES = frozenset({"draw:frame", "draw:custom-shape", "draw:rect", "draw:ellipse"})
_ROW_GROUPS = frozenset({"table:table-header-rows", "table:table-rows", "table:table-row-group"})
_DEEPEST_HEADING = 6
_TITLES = frozenset({"title"})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: its label, if it is the first of a list item, and its surroundings."""

    label: str = ""
    is_listed: bool = False
    is_contents: bool = False
    is_shaded: bool = False


class OpenBodyReader:
    """Raises DocumentError: too-many-lines."""

    def __init__(self, styles: OpenStyles, objects: Objects) -> None:
        self._styles = styles
        self._objects = objects
        self._lists = OpenLists(styles)
        self.progress = Progress()
        self.asides: list[Node] = []

    def read(self, container: Node, place: _Place = _Place()) -> tuple[Block, ...]:
        return tuple(self._blocks(container, place))

    def _blocks(self, container: Node, place: _Place) -> Iterator[Block]:
        for node in container.children:
            yield from self._block(node, place)

    def _block(self, node: Node, place: _Place) -> Iterator[Block]:
        name = node.name
        if name in _PARAGRAPHS:
            yield from self._paragraph(node, place)
        elif name == "text:list":
            style = node.get("text:style-name")
            yield from self._list(node, style, 1, self._lists.begin(node, style), place)
        elif name == "table:table":
            yield self._table(node, place)
        elif name == _CONTENTS:
            yield from self._blocks(node, _Place(is_contents=True))
        elif name in _WRAPPERS or name in _SHAPES:
            yield from self._blocks(node, place)
        elif name == "text:soft-page-break":
            self.progress.has_pages = True
            self.progress.page += 1
        elif name == "text:tracked-changes":
            self.progress.has_changes = self.progress.has_changes or bool(node.children)

    def read_slide(self, page: Node) -> Iterator[Block]:
        """The title first, and the speaker's notes, which are only shown, last."""
        frames = sorted(page.children, key=lambda node: _class(node) not in _TITLES)
        for frame in frames:
            is_title = _class(frame) in _TITLES
            for block in self._block(frame, _Place()):
                if is_title and isinstance(block, Paragraph):
                    yield replace(block, heading=2)
                else:
                    yield block
        for notes in page.find_all("presentation:notes"):
            for block in self._blocks(notes, _Place()):
                yield replace(block, is_aside=True) if isinstance(block, Paragraph) else block

    # Paragraphs

    def _paragraph(self, node: Node, place: _Place) -> Iterator[Block]:
        self.progress.paragraphs += 1
        if self.progress.paragraphs > MOST_LINES:
            raise DocumentError(code=Code.TOO_MANY_LINES, line=MOST_LINES)
        style = self._styles.find("paragraph", node.get("text:style-name"))
        look = Look(is_shaded=True).over(style.look) if place.is_shaded else style.look
        text = OpenTextReader(self._styles, self._objects, self.progress)
        text.read(node, look)
        self.asides.extend(text.asides)
        yield self._finished(node, text, style, place)
        for box in text.boxes:
            yield from self._blocks(box, _Place())

    def _finished(
        self, node: Node, text: OpenTextReader, style: OpenStyle, place: _Place
    ) -> Paragraph:
        pieces = text.pieces
        heading = style.heading
        label = place.label
        if node.name == "text:h":
            heading = min(max(whole(node.get("text:outline-level"), 1), 1), _DEEPEST_HEADING)
            is_counted = not place.is_listed and node.get("text:is-list-header") != "true"
            label = self._lists.next_heading_label(heading) if is_counted else label
        return Paragraph(
            lines=pieces.lines,
            label=label,
            heading=heading,
            is_indented=style.is_indented,
            is_contents=place.is_contents or style.is_contents,
            page=text.page or self.progress.page,
            hidden=pieces.hidden,
            pictures=tuple(pieces.pictures),
            has_formula=pieces.has_formula,
            is_program=style.is_program or pieces.is_program,
            struck=pieces.struck,
        )

    # Lists

    def _list(
        self, node: Node, style: str, level: int, counts: Counts, place: _Place
    ) -> Iterator[Block]:
        style = node.get("text:style-name") or style
        for item in node.children:
            if item.name in {"text:list-item", "text:list-header"}:
                yield from self._item(item, style, min(level, LEVELS), counts, place)

    def _item(
        self, item: Node, style: str, level: int, counts: Counts, place: _Place
    ) -> Iterator[Block]:
        is_first = item.name == "text:list-item"
        for node in item.children:
            if node.name == "text:list":
                yield from self._list(node, style, level + 1, counts, place)
            elif node.name in _PARAGRAPHS:
                start = item.get("text:start-value")
                own = style or self._style_of(node)
                label = self._lists.next_label(own, level, counts, start) if is_first else ""
                listed = replace(place, label=label, is_listed=True)
                yield from self._paragraph(node, listed)
                is_first = False
            else:
                yield from self._block(node, place)

    def _style_of(self, node: Node) -> str:
        return self._styles.find("paragraph", node.get("text:style-name")).list_style

    # Tables

    def _table(self, node: Node, place: _Place) -> Table:
        rows = [self._row(row, place) for row in _rows(node)]
        merged = any(child.name == "table:covered-table-cell" for child in node.walk())
        return Table(tuple(row for row in rows if row), has_merged=merged)

    def _row(self, node: Node, place: _Place) -> tuple[Cell, ...]:
        column = 0
        cells = list[Cell]()
        for cell in node.children:
            if cell.name == "table:table-cell":
                style = self._styles.find("table-cell", cell.get("table:style-name"))
                is_shaded = place.is_shaded or bool(style.look.is_shaded)
                inside = _Place(is_contents=place.is_contents, is_shaded=is_shaded)
                cells.append(Cell(self.read(cell, inside), column))
            if cell.name in {"table:table-cell", "table:covered-table-cell"}:
                column += max(whole(cell.get("table:number-columns-repeated", "1"), 1), 1)
        return tuple(cells)


def _class(frame: Node) -> str:
    return frame.get("presentation:class")


def _rows(table: Node) -> Iterator[Node]:
    for child in table.children:
        if child.name == "table:table-row":
            yield child
        elif child.name in _ROW_GROUPS:
            yield from _rows(child)
