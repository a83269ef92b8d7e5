"""The text inside one paragraph of an OpenDocument file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lessons.domain.handouts.office.formulas import formula_text
from lessons.domain.handouts.office.looks import Look
from lessons.domain.handouts.office.manuscript import PictureMark
from lessons.domain.handouts.office.open_styles import OpenStyles
from lessons.domain.handouts.office.pieces import Pieces
from lessons.domain.handouts.office.symbols import raised, without_private
from lessons.domain.handouts.office.word_names import whole
from lessons.domain.handouts.office.word_text import Progress
from lessons.domain.handouts.office.xml_tree import Node

_MOST_BLANKS = 200
_NOT_TEXT = frozenset({"text:number", "text:ruby-text", "text:tracked-changes"})
_ASIDE = frozenset({"text:note", "office:annotation"})
_TOLD = frozenset({"other:title", "other:desc", "svg:title", "svg:desc"})
_SHAPES = frozenset({"draw:custom-shape", "draw:rect", "draw:ellipse", "draw:text-box"})

Objects = Callable[[str], Node | None]
"""An embedded object's tree by its address."""


@dataclass(slots=True)
class OpenTextReader:
    styles: OpenStyles
    objects: Objects
    progress: Progress
    pieces: Pieces = field(default_factory=Pieces)
    boxes: list[Node] = field(default_factory=list)
    asides: list[Node] = field(default_factory=list)
    """Footnotes and remarks."""
    page: int = 0

    def read(self, node: Node, look: Look, *, is_raised: bool = False) -> None:
        for child in node.children:
            self._read(child, look, is_raised=is_raised)

    def _read(self, node: Node, look: Look, *, is_raised: bool) -> None:
        name = node.name
        reader = _READERS.get(name)
        if not name:
            self._add(raised(node.text) if is_raised else node.text, look)
        elif reader is not None:
            reader(self, node, look)
        elif name in _ASIDE:
            self.asides.append(node)
        elif name in _SHAPES:
            self.boxes.append(node)
        elif name not in _NOT_TEXT:
            self.read(node, look, is_raised=is_raised)

    def _add(self, text: str, look: Look, *, is_link: bool = False) -> None:
        self.progress.count(text)
        if text.strip() and not self.page:
            self.page = self.progress.page
        self.pieces.add(without_private(text, ""), look, is_link=is_link)

    def _read_span(self, node: Node, look: Look) -> None:
        style = self.styles.find("text", node.get("text:style-name"))
        self.read(node, style.look.over(look), is_raised=style.is_raised)

    def _read_link(self, node: Node, look: Look) -> None:
        text = "".join(found.text for found in node.walk() if not found.name)
        self._add(text, look, is_link=True)

    def _read_blanks(self, node: Node, look: Look) -> None:
        self._add(" " * min(whole(node.get("text:c", "1"), 1), _MOST_BLANKS), look)

    def _read_tab(self, _node: Node, look: Look) -> None:
        self._add("\t", look)

    def _read_break(self, _node: Node, _look: Look) -> None:
        self.pieces.break_line()

    def _read_page_end(self, _node: Node, _look: Look) -> None:
        self.progress.has_pages = True
        self.progress.page += 1

    def _read_hidden(self, node: Node, look: Look) -> None:
        is_hidden = node.get("text:is-hidden") != "false"
        self.read(node, Look(is_hidden=is_hidden).over(look))

    def _read_frame(self, node: Node, look: Look) -> None:
        """An object has a picture of itself beside it, for programs that cannot show it."""
        boxes = list(node.find_all("draw:text-box"))
        self.boxes.extend(boxes)
        formula = self._formula(node)
        if formula:
            self.pieces.has_formula = True
            self._add(formula, look)
        elif not boxes:
            self.pieces.pictures.append(_mark(node))

    def _formula(self, frame: Node) -> str:
        for holder in frame.find_all("draw:object"):
            found = holder.find("math:math") or self.objects(holder.get("xlink:href"))
            if found is not None and found.name == "math:math":
                return formula_text(found)
        return ""


def _mark(frame: Node) -> PictureMark:
    """Of an object that has only a picture of itself, that picture."""
    image = frame.find("draw:image")
    words = next((found for found in frame.children if found.name in _TOLD), None)
    alternative = "".join(node.text for node in words.walk()) if words is not None else ""
    return PictureMark(image.get("xlink:href") if image is not None else "", alternative.strip())


_READERS: Mapping[str, Callable[[OpenTextReader, Node, Look], None]] = {
    "text:span": OpenTextReader._read_span,
    "text:a": OpenTextReader._read_link,
    "text:s": OpenTextReader._read_blanks,
    "text:tab": OpenTextReader._read_tab,
    "text:line-break": OpenTextReader._read_break,
    "text:soft-page-break": OpenTextReader._read_page_end,
    "text:hidden-text": OpenTextReader._read_hidden,
    "text:hidden-paragraph": OpenTextReader._read_hidden,
    "draw:frame": OpenTextReader._read_frame,
}
