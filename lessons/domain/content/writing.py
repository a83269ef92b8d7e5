"""A long text as its student writes it: headings, lists, quotes and bold in a few plain signs.

``# `` and ``## `` begin a heading, ``- `` an item, ``1. `` a numbered one, ``> `` a quote, and
``**two stars**`` stand around bold words. All of it is Markdown, none of it is HTML: whatever else
stands in the text is words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import accumulate, groupby

from lessons.domain.text.characters import DASHES


class BlockKind(StrEnum):
    HEADING = "heading"
    SUBHEADING = "subheading"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    QUOTE = "quote"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Run:
    """``at`` is where it begins in the whole text, so that what is known of places of the text can
    be shown in it."""

    text: str
    is_bold: bool = False
    at: int = field(default=0, compare=False)

    @property
    def end(self) -> int:
        return self.at + len(self.text)


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    kind: BlockKind
    lines: tuple[Line, ...]
    """Its items, or the lines of a quote or a paragraph; a heading has one."""
    start: int = 1
    """The first number of a numbered list."""


_SIGNS: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
    (BlockKind.SUBHEADING, re.compile(r"\s{0,3}#{2,6}\s+(?P<words>\S.*)")),
    (BlockKind.HEADING, re.compile(r"\s{0,3}#\s+(?P<words>\S.*)")),
    (BlockKind.BULLETS, re.compile(rf"\s*[*•{DASHES}]\s+(?P<words>\S.*)")),
    (BlockKind.NUMBERS, re.compile(r"\s*(?P<number>\d{1,3})[.)]\s+(?P<words>\S.*)")),
    (BlockKind.QUOTE, re.compile(r"\s{0,3}>\s?(?P<words>.*)")),
)
_ONE_EACH = {BlockKind.HEADING, BlockKind.SUBHEADING}
_STARS = "**"


@dataclass(frozen=True, slots=True)
class _Read:
    """One line of the text; ``group`` parts what does not belong together."""

    kind: BlockKind | None
    words: str
    at: int
    number: int = 1
    group: int = 0


def blocks_of(text: str) -> Iterator[Block]:
    typed = text.split("\n")
    starts = accumulate((len(line) + 1 for line in typed), initial=0)
    rows = _grouped(map(_read, typed, starts))
    for (kind, _group), lines in groupby(rows, key=lambda row: (row.kind, row.group)):
        if kind is not None:
            listed = list(lines)
            words = tuple(tuple(runs_of(line.words, at=line.at)) for line in listed)
            yield Block(kind, words, start=listed[0].number)


def runs_of(words: str, *, at: int = 0) -> Iterator[Run]:
    """A pair of stars that does not close is two stars."""
    pieces = words.split(_STARS)
    if len(pieces) % 2 == 0:
        pieces[-2:] = [_STARS.join(pieces[-2:])]
    for number, piece in enumerate(pieces):
        if piece:
            yield Run(piece, bool(number % 2), at)
        at += len(piece) + len(_STARS)


def _read(line: str, start: int) -> _Read:
    for kind, sign in _SIGNS:
        found = sign.fullmatch(line)
        if found:
            number = int(found["number"]) if kind is BlockKind.NUMBERS else 1
            words = found["words"]
            return _Read(kind, words.strip(), start + found.start("words") + _margin(words), number)
    kind_of_rest = BlockKind.PARAGRAPH if line.strip() else None
    return _Read(kind_of_rest, line.strip(), start + _margin(line))


def _margin(words: str) -> int:
    return len(words) - len(words.lstrip())


def _grouped(lines: Iterator[_Read]) -> Iterator[_Read]:
    """A heading stands alone."""
    for group, row in enumerate(lines):
        yield replace(row, group=group if row.kind in _ONE_EACH else 0)


def word_count(text: str) -> int:
    """What stands between white space and has a letter or a digit; the page counts the same."""
    return sum(any(map(str.isalnum, piece)) for piece in text.split())
