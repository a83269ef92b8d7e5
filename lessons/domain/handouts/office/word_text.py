"""The text inside one paragraph of a Word file: runs, fields, changes, pictures, formulas."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.office.looks import PLAIN, Look
from lessons.domain.handouts.office.manuscript import PictureMark
from lessons.domain.handouts.office.pieces import Pieces
from lessons.domain.handouts.office.symbols import raised, symbol, without_private
from lessons.domain.handouts.office.word_formulas import word_formula
from lessons.domain.handouts.office.word_styles import Styles, run_look
from lessons.domain.handouts.office.xml_tree import Node

MOST_LETTERS = 2_000_000
"""A textbook of 500 pages has one million."""

_DELETED = frozenset({"w:del", "w:moveFrom"})
_CHANGES = frozenset({*_DELETED, "w:ins", "w:moveTo"})
_NOT_TEXT = frozenset({"w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:rt"})
_CODE, _RESULT = "code", "result"
_PLAIN_BREAKS = frozenset({"", "textWrapping", "page", "column"})


@dataclass(slots=True)
class Progress:
    """What the walk through the whole document keeps in mind."""

    page: int = 1
    has_pages: bool = False
    has_changes: bool = False
    paragraphs: int = 0
    letters: int = 0

    def count(self, text: str) -> None:
        """Raises DocumentError: file-inflates."""
        self.letters += len(text)
        if self.letters > MOST_LETTERS:
            raise DocumentError(code=Code.FILE_INFLATES)


@dataclass(slots=True)
class TextReader:
    styles: Styles
    progress: Progress
    look: Look
    """Of the paragraph's style."""
    pieces: Pieces = field(default_factory=Pieces)
    boxes: list[Node] = field(default_factory=list)
    """Contents of text boxes that are anchored here."""
    page: int = 0
    """Where the first letter stands."""
    _fields: list[str] = field(default_factory=list)
    _run: Look = PLAIN
    _font: str = ""
    _is_raised: bool = False
    _is_link: bool = False

    def read(self, node: Node) -> None:
        for child in node.children:
            self._read(child)

    def _read(self, node: Node) -> None:
        name = node.name
        if name in _CHANGES:
            self.progress.has_changes = True
        if name in _DELETED or name in _NOT_TEXT:
            return
        reader = _READERS.get(name)
        if reader is not None:
            reader(self, node)
        else:
            self.read(node)

    def _read_run(self, node: Node) -> None:
        properties = node.find("w:rPr")
        own = run_look(properties)
        style = properties.value("w:rStyle") if properties is not None else ""
        base = self.styles.run(style).over(self.look) if style else self.look
        self._run = own.over(base)
        self._font = properties.value("w:rFonts", "w:ascii") if properties is not None else ""
        height = properties.value("w:vertAlign") if properties is not None else ""
        self._is_raised = height == "superscript"
        self.read(node)

    def _read_link(self, node: Node) -> None:
        self._is_link = True
        self.read(node)
        self._is_link = False

    def _read_text(self, node: Node) -> None:
        text = without_private(node.text, self._font)
        self._add(raised(text) if self._is_raised else text)

    def _add(self, text: str) -> None:
        if _CODE in self._fields:
            return
        self.progress.count(text)
        if text.strip() and not self.page:
            self.page = self.progress.page
        self.pieces.add(text, self._run, is_link=self._is_link)

    def _read_tab(self, _node: Node) -> None:
        self._add("\t")

    def _read_hyphen(self, _node: Node) -> None:
        self._add("-")

    def _read_break(self, node: Node) -> None:
        if node.get("w:type") in _PLAIN_BREAKS and _CODE not in self._fields:
            self.pieces.break_line()

    def _read_symbol(self, node: Node) -> None:
        try:
            code = int(node.get("w:char"), 16)
        except ValueError:
            return
        self._add(symbol(code, node.get("w:font")))

    def _read_field_mark(self, node: Node) -> None:
        """Between "begin" and "separate" stands an instruction that nobody sees."""
        kind = node.get("w:fldCharType")
        if kind == "begin":
            self._fields.append(_CODE)
        elif self._fields and kind == "separate":
            self._fields[-1] = _RESULT
        elif self._fields and kind == "end":
            self._fields.pop()

    def _read_page_end(self, _node: Node) -> None:
        self.progress.has_pages = True
        self.progress.page += 1

    def _read_formula(self, node: Node) -> None:
        text = word_formula(node)
        if text.strip():
            self.pieces.has_formula = self.pieces.has_formula or not text.startswith("$")
            self._run = self.look
            self._add(text)

    def _read_choice(self, node: Node) -> None:
        """The same thing is written for new and for old programs; one of the two is read."""
        for name in ("mc:Choice", "mc:Fallback"):
            for version in node.find_all(name):
                if name == "mc:Fallback" or _has_content(version):
                    self.read(version)
                    return

    def _read_drawing(self, node: Node) -> None:
        boxes = _boxes(node)
        self.boxes.extend(boxes)
        words = [found.get("string") for found in node.walk() if found.name == "v:textpath"]
        for text in filter(None, words):
            self._add(text)
        if not boxes and not any(words) and _is_picture(node):
            self.pieces.pictures.extend(_marks(node))

    def _read_ruby(self, node: Node) -> None:
        base = node.find("w:rubyBase")
        if base is not None:
            self.read(base)


def _has_content(version: Node) -> bool:
    """Newer drawings may hold their text in a way that only the version beside it spells out."""
    names = {node.name for node in version.walk()}
    return bool(names & {"w:txbxContent", "a:blip", "w:t", "m:oMath"})


def _boxes(drawing: Node) -> list[Node]:
    """Of a choice of versions inside the drawing again only one; a box in a box stays inside."""
    found: list[Node] = []
    waiting = [drawing]
    while waiting:
        node = waiting.pop()
        if node.name == "w:txbxContent":
            found.append(node)
            continue
        children = node.children
        if node.name == "mc:AlternateContent":
            full = [version for version in children if _has_content(version)]
            children = full[:1]
        waiting.extend(reversed(children))
    return found


_BYTES = frozenset({"a:blip", "v:imagedata"})
_TOLD = frozenset({"other:docPr", "other:cNvPr", "v:shape"})
"""What says in words what a drawing shows."""
_PICTURE = frozenset({"a:blip", "v:imagedata", "a:graphicData"})


def _is_picture(drawing: Node) -> bool:
    """A line or a frame without content is no picture."""
    return any(node.name in _PICTURE for node in drawing.walk()) and not any(
        node.name == "other:wsp" for node in drawing.walk()
    )


def _marks(drawing: Node) -> list[PictureMark]:
    """Each picture of a drawing, also of a group; what has none is a chart or a diagram."""
    nodes = list(drawing.walk())
    words = [found.get("descr") or found.get("alt") for found in nodes if found.name in _TOLD]
    alternative = " ".join(next(filter(None, words), "").split())
    refs = [found.get("r:embed") or found.get("r:id") for found in nodes if found.name in _BYTES]
    return [PictureMark(ref, alternative) for ref in refs] or [PictureMark()]


_READERS: Mapping[str, Callable[[TextReader, Node], None]] = {
    "w:r": TextReader._read_run,
    "w:hyperlink": TextReader._read_link,
    "w:t": TextReader._read_text,
    "w:tab": TextReader._read_tab,
    "w:ptab": TextReader._read_tab,
    "w:br": TextReader._read_break,
    "w:cr": TextReader._read_break,
    "w:noBreakHyphen": TextReader._read_hyphen,
    "w:sym": TextReader._read_symbol,
    "w:fldChar": TextReader._read_field_mark,
    "w:lastRenderedPageBreak": TextReader._read_page_end,
    "m:oMath": TextReader._read_formula,
    "mc:AlternateContent": TextReader._read_choice,
    "w:drawing": TextReader._read_drawing,
    "w:pict": TextReader._read_drawing,
    "w:object": TextReader._read_drawing,
    "w:ruby": TextReader._read_ruby,
}
