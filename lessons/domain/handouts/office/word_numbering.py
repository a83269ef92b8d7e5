"""Automatic numbers of a Word file: they stand in numbering.xml and nowhere in the text."""

import re
from dataclasses import dataclass, field

from lessons.domain.handouts.office.number_formats import format_number
from lessons.domain.handouts.office.symbols import BULLET, bullet, without_private
from lessons.domain.handouts.office.word_names import switch, whole
from lessons.domain.handouts.office.xml_tree import Node

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_NO_LIST = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    """Begins anew after a level above this one (from 1); 0 never; None after any."""
    is_legal: bool = False
    """All its numbers are shown in Arabic digits."""
    style: str = ""
    bullet: str = ""


@dataclass(slots=True)
class _List:
    """One w:num: its levels, and the counters that it shares with others of the same kind."""

    levels: dict[int, Level]
    counts: dict[int, int]
    overrides: dict[int, int] = field(default_factory=dict)
    """Numbers to begin with, each used up when its level is first met."""


class Numbering:
    """Counts as the document is walked from its beginning to its end."""

    def __init__(self, root: Node | None) -> None:
        nodes = root.children if root is not None else []
        self._kinds = {
            node.get("w:abstractNumId"): node for node in nodes if node.name == "w:abstractNum"
        }
        self._numbers = {node.get("w:numId"): node for node in nodes if node.name == "w:num"}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._lists: dict[str, _List | None] = {}

    def level_of_style(self, num_id: str, style_id: str) -> int:
        """The level that a list ties to a paragraph style (numbered headings)."""
        found = self._list(num_id)
        levels = found.levels if found else {}
        return next((i for i, level in levels.items() if style_id and level.style == style_id), 0)

    def next_label(self, num_id: str, index: int) -> str:
        """The label of the next paragraph of a list at a level from 0; empty for no list."""
        found = self._list(num_id)
        if found is None or not 0 <= index < LEVELS:
            return ""
        level = found.levels.get(index, Level(text=f"%{index + 1}."))
        self._count(found, index, level)
        return level.bullet if level.form == "bullet" else _label(found, level)

    def _count(self, found: _List, index: int, level: Level) -> None:
        counts = found.counts
        if index in found.overrides:
            counts[index] = found.overrides.pop(index)
        else:
            counts[index] = counts[index] + 1 if index in counts else level.start
        for deeper in range(index + 1, LEVELS):
            restart = found.levels.get(deeper, level).restart
            if restart is None or index < restart:
                counts.pop(deeper, None)

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._build(num_id)
        return self._lists[num_id]

    def _build(self, num_id: str) -> _List | None:
        number = self._numbers.get(num_id)
        if number is None or num_id == _NO_LIST:
            return None
        kind = self._kind(number.value("w:abstractNumId"))
        levels, starts = dict(self._levels_of(kind)), dict[int, int]()
        for override in number.find_all("w:lvlOverride"):
            index = whole(override.get("w:ilvl"))
            own, start = override.find("w:lvl"), override.find("w:startOverride")
            if own is not None:
                levels[index] = _level(own)
            if start is not None:
                starts[index] = whole(start.get("w:val"), 1)
        return _List(levels, self._counts.setdefault(kind, {}), starts)

    def _kind(self, kind: str) -> str:
        """A list made from a list style points to it by name."""
        node = self._kinds.get(kind)
        link = node.value("w:numStyleLink") if node is not None else ""
        if not link:
            return kind
        linked = (key for key, other in self._kinds.items() if other.value("w:styleLink") == link)
        return next(linked, kind)

    def _levels_of(self, kind: str) -> dict[int, Level]:
        if kind not in self._levels:
            node = self._kinds.get(kind)
            found = node.find_all("w:lvl") if node is not None else ()
            self._levels[kind] = {whole(level.get("w:ilvl")): _level(level) for level in found}
        return self._levels[kind]


def _label(found: _List, level: Level) -> str:
    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        shown = found.levels.get(place, Level())
        count = found.counts.get(place, shown.start)
        form = "decimal" if level.is_legal else shown.form
        return format_number(count, form)

    return _PLACE.sub(number, level.text).strip()


def _level(node: Node) -> Level:
    text = node.value("w:lvlText")
    form = _form(node)
    restart = node.find("w:lvlRestart")
    return Level(
        start=whole(node.value("w:start"), 1) if node.find("w:start") is not None else 0,
        form=form,
        text=text,
        restart=None if restart is None else whole(restart.get("w:val")),
        is_legal=switch(node, "w:isLgl") or False,
        style=node.value("w:pStyle"),
        bullet=_bullet(node, text) if form == "bullet" else "",
    )


def _form(level: Node) -> str:
    """A format of the author's own stands beside a plain one for older programs."""
    chosen = level.find("mc:AlternateContent")
    choice = chosen.find("mc:Choice") if chosen is not None else None
    found = choice.find("w:numFmt") if choice is not None else level.find("w:numFmt")
    if found is None:
        return "decimal"
    return found.get("w:format") or found.get("w:val", "decimal")


def _bullet(level: Node, text: str) -> str:
    properties = level.find("w:rPr")
    font = properties.value("w:rFonts", "w:ascii") if properties is not None else ""
    if font.lower().startswith("courier") and text.strip() == "o":
        return BULLET
    return bullet(without_private(text, font)) or BULLET
