"""Namespaces and styles of OpenDocument files."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lessons.domain.handouts.office.looks import PLAIN, Look, is_ink, is_one_width, is_paper
from lessons.domain.handouts.office.word_names import whole
from lessons.domain.handouts.office.word_styles import is_program_name
from lessons.domain.handouts.office.xml_tree import Node

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
PREFIXES: Mapping[str, str] = {
    f"{_OASIS}:office:1.0": "office",
    f"{_OASIS}:text:1.0": "text",
    f"{_OASIS}:table:1.0": "table",
    f"{_OASIS}:style:1.0": "style",
    f"{_OASIS}:drawing:1.0": "draw",
    f"{_OASIS}:xsl-fo-compatible:1.0": "fo",
    f"{_OASIS}:manifest:1.0": "manifest",
    f"{_OASIS}:presentation:1.0": "presentation",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/1998/Math/MathML": "math",
}
_LONGEST_CHAIN = 20
_BOLD = re.compile(r"bold(?:er)?|[6-9]00")
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,6})?)(cm|mm|in|pt)")
_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72}
_INDENT = 0.5
_TITLE_NAMES = frozenset({"title", "название", "заголовок"})
_CONTENTS_NAME = re.compile(r"(?:contents|toc)[ _]?\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStyle:
    look: Look = PLAIN
    heading: int = 0
    list_style: str = ""
    is_indented: bool = False
    is_raised: bool = False
    is_contents: bool = False
    is_program: bool = False


PLAIN_STYLE = OpenStyle()


class OpenStyles:
    """``roots`` are the trees of content.xml and styles.xml."""

    def __init__(self, roots: Iterable[Node]) -> None:
        self._nodes: dict[tuple[str, str], Node] = {}
        self._built: dict[tuple[str, str], OpenStyle] = {}
        self.lists: dict[str, Node] = {}
        self.outline: Node | None = None
        for root in roots:
            for group in root.children:
                for node in group.children:
                    self._add(node)

    def find(self, family: str, name: str) -> OpenStyle:
        key = (family, name)
        if key not in self._built:
            self._built[key] = self._build(family, name)
        return self._built[key]

    def _add(self, node: Node) -> None:
        name = node.get("style:name")
        if node.name == "style:style":
            self._nodes.setdefault((node.get("style:family"), name), node)
        elif node.name == "text:list-style":
            self.lists.setdefault(name, node)
        elif node.name == "text:outline-style":
            self.outline = node
        elif node.name == "style:default-style":
            self._nodes.setdefault((node.get("style:family"), ""), node)

    def _chain(self, family: str, name: str) -> list[Node]:
        found: list[Node] = []
        while (family, name) in self._nodes and len(found) < _LONGEST_CHAIN:
            found.append(self._nodes[family, name])
            name = found[-1].get("style:parent-style-name")
            if not name:
                break
        default = self._nodes.get((family, ""))
        return [*found, default] if default is not None and family == "paragraph" else found

    def _build(self, family: str, name: str) -> OpenStyle:
        chain = self._chain(family, name)
        look = PLAIN
        for node in chain:
            look = look.over(_look(node))
        return OpenStyle(
            look=look,
            heading=next((depth for node in chain if (depth := _heading(node))), 0),
            list_style=_first(chain, "style:list-style-name"),
            is_indented=any(_is_indented(node) for node in chain[:1]),
            is_raised=any(_is_raised(node) for node in chain),
            is_contents=any(_CONTENTS_NAME.fullmatch(_name(node)) for node in chain),
            is_program=any(is_program_name(_name(node)) for node in chain),
        )


def _look(style: Node) -> Look:
    text = style.find("style:text-properties")
    paper = None
    for name in ("style:paragraph-properties", "style:table-cell-properties"):
        properties = style.find(name)
        if properties is not None and paper is None:
            paper = is_paper(properties.get("fo:background-color"))
    shade = None if paper is None else not paper
    if text is None:
        return Look(is_shaded=shade)
    highlight = is_paper(text.get("fo:background-color"))
    weight, line = text.get("fo:font-weight"), text.get("style:text-underline-style")
    return Look(
        is_bold=_BOLD.fullmatch(weight) is not None if weight else None,
        is_coloured=is_ink(text.get("fo:color")),
        is_highlighted=None if highlight is None else not highlight,
        is_shaded=shade,
        is_underlined=line != "none" if line else None,
        is_hidden=text.get("text:display") == "none" or None,
        is_monospaced=is_one_width(text.get("fo:font-family") or text.get("style:font-name")),
        is_struck=text.get("style:text-line-through-style") not in {"", "none"} or None,
    )


def _name(style: Node) -> str:
    """Names are written with their blanks as "_20_"."""
    name = style.get("style:display-name") or style.get("style:name")
    return name.replace("_20_", " ").strip()


def _heading(style: Node) -> int:
    depth = whole(style.get("style:default-outline-level"))
    if depth > 0:
        return min(depth, 6)
    return 1 if _name(style).lower() in _TITLE_NAMES else 0


def _first(chain: Iterable[Node], attribute: str) -> str:
    return next((value for node in chain if (value := node.get(attribute))), "")


def _is_indented(style: Node) -> bool:
    properties = style.find("style:paragraph-properties")
    match = _LENGTH.fullmatch(properties.get("fo:text-indent")) if properties is not None else None
    return match is not None and float(match[1]) * _CENTIMETRES[match[2]] >= _INDENT


def _is_raised(style: Node) -> bool:
    text = style.find("style:text-properties")
    return text is not None and text.get("style:text-position").startswith("super")
