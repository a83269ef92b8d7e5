"""Automatic numbers of an OpenDocument text: lists by nesting, headings by an outline."""

from collections.abc import Mapping

from lessons.domain.handouts.office.number_formats import format_number
from lessons.domain.handouts.office.open_styles import OpenStyles
from lessons.domain.handouts.office.symbols import BULLET, bullet, without_private
from lessons.domain.handouts.office.word_names import whole
from lessons.domain.handouts.office.xml_tree import Node

LEVELS = 10
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"} | {
    "I": "upperRoman",
    "": "none",
}

Counts = dict[int, int]


class OpenLists:
    """Counts as the document is walked from its beginning to its end."""

    def __init__(self, styles: OpenStyles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, Node]] = {}
        self._by_style: dict[str, Counts] = {}
        self._by_id: dict[str, Counts] = {}
        self._outline: Counts = {}

    def begin(self, node: Node, style: str) -> Counts:
        """The counters of a list that is not inside another one."""
        earlier = self._by_id.get(node.get("text:continue-list"))
        if earlier is None and node.get("text:continue-numbering") == "true":
            earlier = self._by_style.get(style)
        counts = Counts() if earlier is None else earlier
        self._by_style[style] = counts
        if node.get("xml:id"):
            self._by_id[node.get("xml:id")] = counts
        return counts

    def next_label(self, style: str, level: int, counts: Counts, start: str = "") -> str:
        """Of the next item at a level from 1."""
        levels = self._levels_of(style)
        return _label(levels, level, _count(levels, level, counts, start))

    def next_heading_label(self, level: int) -> str:
        """Empty where the headings are not numbered."""
        levels = _levels(self._styles.outline)
        return _label(levels, level, _count(levels, level, self._outline, ""))

    def _levels_of(self, style: str) -> dict[int, Node]:
        if style not in self._levels:
            self._levels[style] = _levels(self._styles.lists.get(style))
        return self._levels[style]


def _levels(style: Node | None) -> dict[int, Node]:
    return {whole(node.get("text:level")): node for node in (style.children if style else ())}


def _count(levels: Mapping[int, Node], level: int, counts: Counts, start: str) -> Counts:
    if start:
        counts[level] = whole(start, 1)
    else:
        counts[level] = counts[level] + 1 if level in counts else _start(levels, level)
    for deeper in [other for other in counts if other > level]:
        del counts[deeper]
    return counts


def _start(levels: Mapping[int, Node], level: int) -> int:
    node = levels.get(level)
    return whole(node.get("text:start-value", "1"), 1) if node is not None else 1


def _label(levels: Mapping[int, Node], level: int, counts: Counts) -> str:
    node = levels.get(level)
    if node is None:
        return ""
    if node.name.endswith("-bullet"):
        return bullet(without_private(node.get("text:bullet-char"), "")) or BULLET
    if node.name.endswith("-image"):
        return BULLET
    shown = max(min(whole(node.get("text:display-levels", "1"), 1), level), 1)
    places = range(level - shown + 1, level + 1)
    numbers = [_number(levels, place, counts) for place in places]
    number = ".".join(filter(None, numbers))
    if not node.get("style:num-format"):
        number = ""
    return f"{node.get('style:num-prefix')}{number}{node.get('style:num-suffix')}".strip()


def _number(levels: Mapping[int, Node], level: int, counts: Counts) -> str:
    node = levels.get(level)
    form = node.get("style:num-format") if node is not None else ""
    return format_number(counts.get(level, _start(levels, level)), _FORMS.get(form, form))
