"""The text inside one paragraph of a slide: runs, line breaks, fields, numbers, formulas."""

from collections.abc import Mapping
from dataclasses import replace

from lessons.domain.handouts.numbering import numeral
from lessons.domain.handouts.office.looks import PLAIN, Look, is_ink
from lessons.domain.handouts.office.manuscript import Paragraph
from lessons.domain.handouts.office.pieces import Pieces
from lessons.domain.handouts.office.symbols import BULLET, raised, without_private
from lessons.domain.handouts.office.word_formulas import word_formula
from lessons.domain.handouts.office.word_names import whole
from lessons.domain.handouts.office.word_text import Progress
from lessons.domain.handouts.office.xml_tree import Node

_OFF = frozenset({"0", "false", "none"})
_EMPTY = Node("", {})
_FORMS = {"arabic": "1", "alphaLc": "a", "alphaUc": "A", "romanLc": "i", "romanUc": "I"}
_SIGNS = {"Period": ("", "."), "ParenR": ("", ")"), "ParenBoth": ("(", ")"), "Plain": ("", "")}
_TEXTLESS = frozenset({"a:pPr", "a:endParaRPr", "a:rPr"})


def paragraph_of(
    node: Node, progress: Progress, counts: dict[int, int], *, page: int, heading: int = 0
) -> Paragraph:
    """``counts`` of the automatic numbers by depth, kept over the paragraphs of one text."""
    pieces = Pieces()
    _read(node, pieces, progress)
    found = Paragraph(
        lines=pieces.lines, heading=heading, page=page, has_formula=pieces.has_formula
    )
    label = "" if heading or not found.text else _label(node.find("a:pPr") or _EMPTY, counts)
    return replace(found, label=label)


def is_filled(paragraph: Paragraph) -> bool:
    return bool(paragraph.text)


def _read(node: Node, pieces: Pieces, progress: Progress) -> None:
    for child in node.children:
        if child.name == "a:br":
            pieces.break_line()
        elif child.name in {"a:r", "a:fld"}:
            _read_run(child, pieces, progress)
        elif child.name == "m:oMath":
            text = word_formula(child)
            pieces.has_formula = pieces.has_formula or not text.startswith("$")
            pieces.add(text, PLAIN)
        elif child.name == "mc:AlternateContent" and child.children:
            _read(child.children[0], pieces, progress)
        elif child.name not in _TEXTLESS:
            _read(child, pieces, progress)


def _read_run(run: Node, pieces: Pieces, progress: Progress) -> None:
    if run.get("type") == "slidenum":
        return
    text = "".join(found.text for found in run.find_all("a:t"))
    properties = run.find("a:rPr") or _EMPTY
    progress.count(text)
    text = without_private(text, "")
    is_raised = whole(properties.get("baseline")) > 0
    pieces.add(
        raised(text) if is_raised else text,
        _look(properties),
        is_link=properties.find("a:hlinkClick") is not None,
    )


def _look(properties: Node) -> Look:
    fill = properties.find("a:solidFill") or _EMPTY
    return Look(
        is_bold=properties.get("b", "0") not in _OFF,
        is_coloured=is_ink(fill.value("a:srgbClr", "val")),
        is_highlighted=properties.find("a:highlight") is not None,
        is_underlined=properties.get("u", "none") not in _OFF,
    )


def _label(properties: Node, counts: dict[int, int]) -> str:
    depth = whole(properties.get("lvl"))
    for deeper in [each for each in counts if each > depth]:
        del counts[deeper]
    number = properties.find("a:buAutoNum")
    if number is not None:
        first = max(whole(number.get("startAt"), 1), 1)
        counts[depth] = counts.get(depth, first - 1) + 1
        return _numbered(number.get("type"), counts[depth])
    counts.pop(depth, None)
    return BULLET if properties.find("a:buChar") is not None else ""


def _numbered(kind: str, number: int) -> str:
    """``arabicPeriod`` is "1.", ``alphaLcParenR`` "a)"."""
    for form, style in _FORMS.items():
        if kind.startswith(form):
            before, after = _signs(_SIGNS, kind.removeprefix(form))
            return f"{before}{numeral(number, style)}{after}"
    return f"{number}."


def _signs(signs: Mapping[str, tuple[str, str]], kind: str) -> tuple[str, str]:
    return signs.get(kind, ("", "."))
