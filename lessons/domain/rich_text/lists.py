"""A block of lines as paragraphs and lists, the lines of a list's item joined.

Plain lists begin with a dash or a bullet, as they always did. Stars are such bullets where there
are two at least, and so are numbers that count: a lone «1991. » is the year that it was.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from lessons.domain.rich_text.inline import inlines
from lessons.domain.rich_text.nodes import Block, Item, Items, Paragraph
from lessons.domain.rich_text.source import Line, joined

BULLETS = ("– ", "- ", "• ", "— ")
_STAR = re.compile(r"\*\s+(?=[^\s*])")
_NUMBER = re.compile(r"(\d{1,4})([.)])\s+(?=\S)")
_LEAST_INDENT = 2

Labels = Set[str]


@dataclass(slots=True)
class _Item:
    lines: list[Line]
    below: list["_Item"] = field(default_factory=list)

    def node(self, labels: Labels) -> Item:
        below = Items(tuple(one.node(labels) for one in self.below)) if self.below else None
        return Item(inlines(joined(line.stripped() for line in self.lines), labels), below)


def lists_of(lines: Sequence[Line], labels: Labels) -> Iterator[Block]:
    """The words before a list are its paragraph; a line behind an item belongs to the item."""
    numbers = _numbers(lines)
    stars = sum(_STAR.match(line.text) is not None for line in lines) > 1
    words: list[Line] = []
    items: list[_Item] = []
    for line in lines:
        if length := _mark_length(line.text, is_numbered=bool(numbers), has_stars=stars):
            items.append(_Item([line.cut(length)]))
        elif items and (inner := _nested(line)):
            items[-1].below.append(_Item([inner]))
        else:
            _last(items, words).append(line)
    if words:
        yield Paragraph(inlines(joined(line.stripped() for line in words), labels))
    if items:
        first, behind = numbers or (None, ".")
        yield Items(tuple(item.node(labels) for item in items), first, behind)


def _last(items: list[_Item], words: list[Line]) -> list[Line]:
    if not items:
        return words
    return items[-1].below[-1].lines if items[-1].below else items[-1].lines


def _mark_length(text: str, *, is_numbered: bool, has_stars: bool) -> int:
    if is_numbered:
        return number.end() if (number := _NUMBER.match(text)) else 0
    if text.startswith(BULLETS):
        return len(BULLETS[0])
    return star.end() if has_stars and (star := _STAR.match(text)) else 0


def _nested(line: Line) -> Line | None:
    inner = line.stripped()
    is_item = inner.start - line.start >= _LEAST_INDENT and inner.text.startswith(BULLETS)
    return inner.cut(len(BULLETS[0])) if is_item else None


def _numbers(lines: Sequence[Line]) -> tuple[int, str] | None:
    """(the first number, the sign behind) of lines that count up one by one."""
    found = [(int(one[1]), one[2]) for line in lines if (one := _NUMBER.match(line.text))]
    is_mixed = any(line.text.startswith(BULLETS) for line in lines)
    if len(found) < 2 or is_mixed:
        return None
    first, behind = found[0]
    counts = [(first + place, behind) for place in range(len(found))]
    return found[0] if found == counts else None
