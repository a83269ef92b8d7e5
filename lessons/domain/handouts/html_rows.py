"""HTML to paragraphs, as a browser would show them: the events of a parser, no tree.

libxml2 closes what authors leave open; nesting costs one frame each and is bounded.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.html_styles import (
    Declarations,
    Style,
    class_rules,
    declarations,
    style_of,
)
from lessons.domain.handouts.numbering import numeral
from lessons.domain.handouts.paragraphs import MOST_DEPTH, PLAIN, Look, Paragraphs
from lessons.domain.handouts.table_grid import TableGrid

_BLOCK_NAMES = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section
summary table tbody td tfoot th thead tr ul
"""
_UNSEEN_NAMES = """
applet audio canvas datalist del embed head iframe map math noframes noscript object script select
style svg template textarea title video xml
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_STRONG = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_MARKED = frozenset({"mark", "u", "ins"})
"""Some authors underline the right option."""
_CELLS = frozenset({"td", "th"})
_SPANS = ("colspan", "rowspan")
_HEADING = re.compile(r"h([1-6])")
_NUMBER = re.compile(r"-?\d{1,6}")
_TITLE_CLASSES = {"MsoTitle": 1, "MsoSubtitle": 2}


@dataclass(frozen=True, slots=True)
class _Frame:
    look: Look = PLAIN
    heading: int = 0
    is_unseen: bool = False
    is_verbatim: bool = False
    """White space counts (``pre``)."""
    counter: str = ""
    """In a list: 1, a, A, i or I, or "•"."""


class HtmlRows:
    """The target of a parser (see lxml's "parser target"); ``paragraphs`` is what it makes."""

    def __init__(self) -> None:
        self.paragraphs = Paragraphs()
        self._grid = TableGrid(self.paragraphs.rows)
        self._frames = [_Frame()]
        self._numbers: list[int] = []
        self._classes: dict[str, Declarations] = {}
        self._sheet: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        above = self._frames[-1]
        self.paragraphs.is_verbatim = above.is_verbatim
        if len(self._frames) > MOST_DEPTH:
            raise DocumentError(code=Code.TOO_DEEP)
        frame = self._frame(tag, attributes, above)
        if tag in _BLOCKS:
            self.paragraphs.end(above.heading)
        self._frames.append(frame)
        if frame.is_unseen:
            self._sheet = [] if tag == "style" else self._sheet
        elif tag == "br":
            self.paragraphs.break_line(above.heading)
        elif tag in _LISTS:
            self._numbers.append(_whole(attributes.get("start", ""), 1))
        elif tag == "li":
            self._label(attributes, above)
        elif tag == "table":
            self._grid.open_table()
        elif tag == "tr":
            self._grid.open_row()
        elif tag in _CELLS:
            across, down = (_whole(attributes.get(name, ""), 1) for name in _SPANS)
            self._grid.open_cell(across=across, down=down)

    def end(self, tag: str) -> None:
        self.paragraphs.is_verbatim = self._frames[-1].is_verbatim
        frame = self._frames.pop() if len(self._frames) > 1 else self._frames[0]
        if tag in _BLOCKS:
            self.paragraphs.end(frame.heading)
        if tag == "style" and self._sheet is not None:
            self._learn("".join(self._sheet))
        elif frame.is_unseen:
            return
        elif tag in _LISTS and self._numbers:
            self._numbers.pop()
        elif tag == "table":
            self._grid.close_table()
        elif tag == "tr":
            self._grid.close_row()
        elif tag in _CELLS:
            self._grid.close_cell()

    def data(self, text: str) -> None:
        frame = self._frames[-1]
        self.paragraphs.is_verbatim = frame.is_verbatim
        if self._sheet is not None:
            self._sheet.append(text)
        elif frame.is_unseen:
            return
        elif frame.is_verbatim:
            self._add_verbatim(text, frame)
        else:
            self.paragraphs.add(text.replace("\n", " "), frame.look)

    def comment(self, text: str) -> None:
        """Old browsers were kept from reading style sheets by comment marks."""
        if self._sheet is not None:
            self._sheet.append(text)

    def close(self) -> Paragraphs:
        self.paragraphs.end()
        return self.paragraphs

    def extracted(self) -> Extracted:
        """With the cells of tables in order of reading."""
        return self._grid.extracted()

    def _frame(self, tag: str, attributes: Mapping[str, str], above: _Frame) -> _Frame:
        style = self._style(attributes)
        is_strong = above.look.is_strong or tag in _STRONG
        is_marked = above.look.is_marked or tag in _MARKED
        look = Look(
            is_strong=is_strong if style.is_strong is None else style.is_strong,
            is_marked=is_marked if style.is_marked is None else style.is_marked,
            is_label=above.look.is_label or style.is_label,
        )
        heading = _HEADING.fullmatch(tag)
        return replace(
            above,
            look=look,
            heading=int(heading[1]) if heading else style.heading or above.heading,
            is_unseen=above.is_unseen
            or tag in _UNSEEN
            or style.is_hidden
            or "hidden" in attributes,
            is_verbatim=above.is_verbatim or tag == "pre",
            counter=_counter(tag, attributes, above),
        )

    def _style(self, attributes: Mapping[str, str]) -> Style:
        names = attributes.get("class", "").split()
        found = [self._classes[name] for name in names[:20] if name in self._classes]
        colour = {"color": attributes["color"]} if "color" in attributes else {}
        level = max((_TITLE_CLASSES.get(name, 0) for name in names), default=0)
        style = style_of([colour, *found, declarations(attributes.get("style", ""))])
        return replace(style, heading=style.heading or level)

    def _label(self, attributes: Mapping[str, str], above: _Frame) -> None:
        if not above.counter or not self._numbers:
            return
        number = _whole(attributes.get("value", ""), self._numbers[-1])
        self._numbers[-1] = number + 1
        is_bullet = above.counter == "•"
        label = "•" if is_bullet else f"{numeral(number, attributes.get('type') or above.counter)}."
        self.paragraphs.add(label, Look(is_label=True))

    def _add_verbatim(self, text: str, frame: _Frame) -> None:
        for index, line in enumerate(text.split("\n")):
            if index:
                self.paragraphs.break_line(frame.heading)
            self.paragraphs.add(line, frame.look)

    def _learn(self, sheet: str) -> None:
        self._sheet = None
        for name, found in class_rules(sheet):
            self._classes[name] = {**self._classes.get(name, {}), **found}


def _counter(tag: str, attributes: Mapping[str, str], above: _Frame) -> str:
    if tag not in _LISTS:
        return above.counter
    style = declarations(attributes.get("style", ""))
    if "none" in (style.get("list-style-type"), style.get("list-style")):
        return ""
    return attributes.get("type", "1") if tag == "ol" else "•"


def _whole(text: str, otherwise: int) -> int:
    return int(text) if _NUMBER.fullmatch(text.strip()) else otherwise


def read_html(text: str) -> Paragraphs:
    """In the order of the source. Raises DocumentError: too-deep, too-many-lines or not-text."""
    return _read(text).paragraphs


def extract_html(text: str) -> Extracted:
    """With tables read as those of Word. Raises what ``read_html`` raises."""
    return _read(text).extracted()


def _read(text: str) -> HtmlRows:
    target = HtmlRows()
    parser = etree.HTMLParser(target=target, encoding="utf-8")
    try:
        parser.feed(text.encode("utf-8", "replace"))
        parser.close()
    except etree.LxmlError as error:
        raise DocumentError(code=Code.NOT_TEXT) from error
    return target
