"""The little of CSS that says what a person sees: bold, coloured, hidden, a heading."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lessons.domain.handouts.colours import is_marking_css

_LONGEST_SHEET = 500_000
_CLASS = re.compile(r"[a-z0-9]*\.([\w-]+)", re.IGNORECASE)
_HIDDEN = {"display": "none", "visibility": "hidden", "mso-hide": "all"}
_LEFT_OUT = re.compile(r"comment-list|header|footer|endnote-separator|footnote-separator")

Declarations = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Style:
    """None where nothing is said, so that the element around decides."""

    is_strong: bool | None = None
    is_marked: bool | None = None
    is_hidden: bool = False
    is_label: bool = False
    heading: int = 0


def declarations(style: str) -> dict[str, str]:
    found = {}
    for piece in style.split(";"):
        name, _, value = piece.partition(":")
        found[name.strip().lower()] = value.strip().lower()
    return found


def class_rules(sheet: str) -> Iterator[tuple[str, Declarations]]:
    """Rules for one class (``.c1``, ``p.c1``); others say nothing that is needed here."""
    for rule in _without_comments(sheet[:_LONGEST_SHEET]).split("}"):
        selectors, _, body = rule.rpartition("{")
        found = declarations(body)
        for selector in selectors.split(",") if found else ():
            one_class = _CLASS.fullmatch(selector.strip())
            if one_class:
                yield one_class[1], found


def _without_comments(sheet: str) -> str:
    first, *others = sheet.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def style_of(found: Iterable[Declarations]) -> Style:
    """Of several lists of declarations the later ones win."""
    merged = {name: value for one in found for name, value in one.items()}
    return Style(
        is_strong=_is_strong(merged.get("font-weight", "")),
        is_marked=_is_marked(merged),
        is_hidden=_is_hidden(merged),
        is_label=merged.get("mso-list") == "ignore",
        heading=_heading(merged.get("mso-outline-level", "")),
    )


def _is_strong(weight: str) -> bool | None:
    if not weight:
        return None
    return weight.startswith("bold") or (weight.isdecimal() and int(weight[:4]) >= 600)


def _is_marked(found: Declarations) -> bool | None:
    colours = [found[name] for name in ("color", "background", "background-color") if name in found]
    return any(map(is_marking_css, colours)) if colours else None


def _is_hidden(found: Declarations) -> bool:
    element = found.get("mso-element", "")
    is_left_out = _LEFT_OUT.search(element) is not None
    return is_left_out or any(found.get(name) == value for name, value in _HIDDEN.items())


def _heading(level: str) -> int:
    return int(level) if level.isdecimal() and 1 <= int(level[:3]) <= 6 else 0
