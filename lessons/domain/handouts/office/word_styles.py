"""Styles of a Word file: what a paragraph or run looks like when it says nothing itself."""

import re
from dataclasses import dataclass

from lessons.domain.handouts.office.looks import PLAIN, Look, is_ink, is_one_width, is_paper
from lessons.domain.handouts.office.word_names import switch, whole
from lessons.domain.handouts.office.xml_tree import Node

DEEPEST_HEADING = 6
_BODY_OUTLINE = 9
_LONGEST_CHAIN = 20
# Word names its own styles in English in any file; LibreOffice, WPS and converters may not.
_HEADING_NAME = re.compile(
    r"(?:heading|заголовок|тақырып|тақырыпша|başlık|überschrift|titre|标题)[ _]?(\d)",
    re.IGNORECASE,
)
_TITLE_NAMES = frozenset({"title", "название", "заголовок", "атауы", "тақырып"})
_CONTENTS_NAME = re.compile(r"(?:toc|contents|оглавление|мазмұны?)[ _]?\d", re.IGNORECASE)
_PROGRAM_NAME = re.compile(
    r"(?:source )?code(?: block)?|(?:html )?preformatted(?: text)?|листинг|код(?: программы)?",
    re.IGNORECASE,
)
_BLACK_THEME = frozenset({"text1", "dark1", "tx1", "dk1"})
_NO_HIGHLIGHT = frozenset({"none", "white"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    look: Look = PLAIN
    heading: int | None = None
    """Depth from 1; 0 where a style says that it is none."""
    num_id: str = ""
    level: int | None = None
    is_contents: bool = False
    is_program: bool = False


class Styles:
    def __init__(self, root: Node | None) -> None:
        nodes = list(root.find_all("w:style")) if root is not None else []
        self._nodes = {node.get("w:styleId"): node for node in nodes}
        self._default = next((_id(node) for node in nodes if _is_default(node)), "")
        self._defaults = _document_look(root)
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._runs: dict[str, Look] = {}

    def paragraph(self, style_id: str) -> ParagraphStyle:
        wanted = style_id if style_id in self._nodes else self._default
        if wanted not in self._paragraphs:
            self._paragraphs[wanted] = self._build(wanted)
        return self._paragraphs[wanted]

    def run(self, style_id: str) -> Look:
        """What a character style adds to the look of its paragraph."""
        if style_id not in self._runs:
            look = PLAIN
            for node in self._chain(style_id):
                look = look.over(run_look(node.find("w:rPr")))
            self._runs[style_id] = look
        return self._runs[style_id]

    def _chain(self, style_id: str) -> list[Node]:
        """The style and those that it is based on, nearest first."""
        found: list[Node] = []
        while style_id in self._nodes and len(found) < _LONGEST_CHAIN:
            node = self._nodes[style_id]
            if node in found:
                break
            found.append(node)
            style_id = node.value("w:basedOn")
        return found

    def _build(self, style_id: str) -> ParagraphStyle:
        chain = self._chain(style_id)
        look = PLAIN
        for node in chain:
            look = look.over(run_look(node.find("w:rPr")))
        numbered = [found for node in chain if (found := _numbering(node)) is not None]
        depths = [depth for node in chain if (depth := _heading(node)) is not None]
        return ParagraphStyle(
            look=look.over(self._defaults),
            heading=depths[0] if depths else None,
            num_id=next((num_id for num_id, _ in numbered if num_id), ""),
            level=next((level for _, level in numbered if level is not None), None),
            is_contents=any(_CONTENTS_NAME.fullmatch(node.value("w:name")) for node in chain),
            is_program=any(is_program_name(node.value("w:name")) for node in chain),
        )


def is_program_name(name: str) -> bool:
    return _PROGRAM_NAME.fullmatch(name.strip()) is not None


def run_look(properties: Node | None) -> Look:
    """What ``w:rPr`` itself says."""
    if properties is None or not properties.children:
        return PLAIN
    highlight = properties.find("w:highlight")
    underline = properties.find("w:u")
    return Look(
        is_bold=switch(properties, "w:b"),
        is_coloured=_is_coloured(properties.find("w:color")),
        is_highlighted=(None if highlight is None else highlight.get("w:val") not in _NO_HIGHLIGHT),
        is_shaded=is_shaded(properties),
        is_underlined=None if underline is None else underline.get("w:val", "none") != "none",
        is_hidden=switch(properties, "w:vanish"),
        is_monospaced=is_one_width(properties.value("w:rFonts", "w:ascii")),
        is_struck=switch(properties, "w:strike") or switch(properties, "w:dstrike"),
    )


def is_shaded(properties: Node) -> bool | None:
    """A coloured background; None where nothing is said."""
    shade = properties.find("w:shd")
    if shade is None:
        return None
    paper = is_paper(shade.get("w:fill"))
    return False if paper is None else not paper


def outline_depth(properties: Node) -> int | None:
    """The heading depth from 1 that ``w:pPr`` itself gives; 0 for body text, None for no word."""
    found = properties.find("w:outlineLvl")
    if found is None:
        return None
    level = whole(found.get("w:val"), _BODY_OUTLINE)
    return min(level + 1, DEEPEST_HEADING) if 0 <= level < _BODY_OUTLINE else 0


def _is_coloured(colour: Node | None) -> bool | None:
    if colour is None:
        return None
    if colour.get("w:themeColor") in _BLACK_THEME:
        return False
    return is_ink(colour.get("w:val")) or False


def _heading(style: Node) -> int | None:
    properties = style.find("w:pPr")
    depth = outline_depth(properties) if properties is not None else None
    if depth is not None:
        return depth
    name = style.value("w:name").strip()
    named = _HEADING_NAME.fullmatch(name) or _HEADING_NAME.fullmatch(_id(style))
    if named:
        return min(max(whole(named[1]), 1), DEEPEST_HEADING)
    return 1 if name.lower() in _TITLE_NAMES else None


def _numbering(style: Node) -> tuple[str, int | None] | None:
    properties = style.find("w:pPr")
    numbering = properties.find("w:numPr") if properties is not None else None
    if numbering is None:
        return None
    level = numbering.find("w:ilvl")
    return numbering.value("w:numId"), None if level is None else whole(level.get("w:val"))


def _document_look(root: Node | None) -> Look:
    defaults = root.find("w:docDefaults") if root is not None else None
    runs = defaults.find("w:rPrDefault") if defaults is not None else None
    return run_look(runs.find("w:rPr")) if runs is not None else PLAIN


def _id(style: Node) -> str:
    return style.get("w:styleId")


def _is_default(style: Node) -> bool:
    is_paragraph = style.get("w:type") == "paragraph"
    return is_paragraph and style.get("w:default") in {"1", "true", "on"}
