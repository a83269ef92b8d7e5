"""Source lines to rows: which lines begin a paragraph and which run on from the line above.

Two habits make this hard. Text copied from a PDF has an empty line after every line, so that an
empty line marks nothing; and a page break (several empty lines) may fall inside a sentence.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lessons.domain.text.characters import DASHES, LIST_SIGNS
from lessons.domain.text.normalising import normal_line
from lessons.domain.text.samples import Sample
from lessons.domain.text.sentences import ends_sentence, ends_with_stop

_LOOSE_COLON = re.compile(r"(?<=[^\W\d_]) :(?= |$)")
_OPEN_END = re.compile(rf"(?:[,{DASHES}]|(?<!\w)(?:және|мен|пен|бен|и))$")
"""More of the sentence has to follow."""
_LIST_MARK = re.compile(rf"(?:\W{{0,2}}\d{{1,2}}|\w)[.)]|[{LIST_SIGNS}] ")
_FURNITURE = re.compile(
    rf"\s*(?:.{{0,120}}\b\d\s?[{DASHES}]?\s?деңгейлі\s{{1,9}}СМЖ\s{{1,9}}құжаты.{{0,120}}"
    r"|(?:ПОӘК|ОӘКД?|УМКД?|СМЖ|СМК)\W{0,3}\d[\d./-]{4,}.{0,200}"
    r"|\w.{0,200}(?:\.{4,}|…{2,})\s?\d{1,4}"
    rf"|\d{{1,3}}\s?беттің\s\d{{1,3}}\s?[{DASHES}]?\s?(?:ші|шы|і)?\s?беті|стр\.?\s?\d{{1,3}}\sиз\s\d{{1,3}}"
    r"|(?:бет|стр\.?|страница|page)\s*\d{1,4}(?:\s*/\s*\d{1,4})?"
    rf"|\d{{1,2}}\s?[{DASHES}]?\s?(?:апта|неделя)"
    rf"|[{DASHES}]?\s*\d{{1,3}}\s*[{DASHES}]?)\s*",
    re.IGNORECASE,
)
SAMPLES = (
    Sample(
        pattern=_FURNITURE,
        how="fullmatch",
        matches=("3-деңгейлі СМЖ құжаты", "ПОӘК 042-18-10.1.05/03-2023"),
        misses=("3-деңгейлік сұрақтар", "12.10.2023"),
    ),
)
_LONGEST = 400
"""Of furniture; paragraphs are looked at no further."""

LONG_SHARE = 0.6
"""Of the text's width: a line of this length and more may have been broken at its end."""
WRAPPED_SHARE = 0.2
"""Lines that go on with a small letter under a long line without a full stop: 90 % in class 15,
none where a line is a paragraph."""
DOUBLE_SPACED_SHARE = 0.75
FITTING_SHARE = 0.85
"""Where the next word would have fitted into this share of the width, the line end was meant.

Measured at ends that were not meant: 0.96 and more in the handouts, 0.87 in the journal.
"""
INDENT = 3
"""Blanks more than usual that make an indent; stray single blanks are common."""


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The texts of one table's cells by (row, column), from 0."""

    cells: Mapping[tuple[int, int], str]
    height: int
    width: int
    has_merged: bool = False
    """Cells that reach over several rows or columns; each stands where it begins."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a table a row of text stands."""

    grid: Grid
    row: int
    column: int

    @property
    def head(self) -> str:
        """What stands on top of the column; empty for the first row itself."""
        return self.grid.cells.get((0, self.column), "") if self.row else ""

    @property
    def left(self) -> str:
        """What stands nearest to the left."""
        found = (self.grid.cells.get((self.row, left)) for left in reversed(range(self.column)))
        return next((text for text in found if text), "")


@dataclass(frozen=True, slots=True)
class Row:
    """One line that is not empty."""

    line: int
    text: str
    """Without blanks at the ends, runs of blanks made one."""
    starts: bool = True
    """A paragraph begins here, as far as the layout tells."""
    is_mid_sentence: bool = False
    """The line above ran to the width of the text and ended without a stop."""
    heading: int = 0
    """Depth (1–6) where the format itself says that this is a heading, else 0."""
    is_strong: bool = False
    """Set in bold from its first letter to its last."""
    is_marked: bool = False
    """Coloured or highlighted: how some authors mark the right option."""
    place: Place | None = None
    """In the innermost table around it, where the format has tables."""
    program: str | None = None
    """The line with its indent and every blank in it, where it is one of a program."""
    is_block: bool = False
    """``text`` is a whole table or program as a section's text has it (``content.prose``)."""
    last_line: int = 0
    """Of a block."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    indent: int
    blanks: int
    """Empty lines above."""

    @property
    def width(self) -> int:
        return self.indent + len(self.text)


@dataclass(frozen=True, slots=True)
class _Layout:
    width: int
    indent: int
    is_wrapped: bool
    is_double_spaced: bool

    def is_short(self, above: _Line, line: _Line) -> bool:
        """The first word of ``line`` would have fitted into the line above."""
        first_word = line.text.split(" ", 1)[0]
        return above.width + 1 + len(first_word) < self.width * FITTING_SHARE


def is_furniture(line: str) -> bool:
    """A page number, the week of a plan, a line of a table of contents (``Су ........ 3``) or the
    header of a quality-system form (``ПОӘК 042-18 4 деңгейлі СМЖ құжаты Басылым 2``)."""
    return bool(line.strip()) and len(line) <= _LONGEST and _FURNITURE.fullmatch(line) is not None


def read_rows(lines: Sequence[str]) -> tuple[Row, ...]:
    """The rows of a plain text, page furniture left out."""
    found = _non_empty(lines)
    if not found:
        return ()
    layout = _layout(found)
    rows = [Row(found[0].number, found[0].text)]
    for above, line in pairwise(found):
        starts = _starts(above, line, layout)
        is_open = layout.is_wrapped and not starts and not ends_with_stop(above.text)
        rows.append(Row(line.number, line.text, starts, is_open))
    return tuple(rows)


def tidy(text: str) -> str:
    """``normal_line`` with one blank between words and none before a heading's colon."""
    return _LOOSE_COLON.sub(":", " ".join(normal_line(text).split()), count=1)


def begins_small(text: str) -> bool:
    """Begins with a small letter, so it hardly begins a sentence."""
    return text[:1].islower() and not re.match(r"\w[.)]", text)


def _non_empty(lines: Sequence[str]) -> list[_Line]:
    found: list[_Line] = []
    blanks = 0
    for number, raw in enumerate(lines, start=1):
        text = tidy(raw)
        if not text or is_furniture(raw):
            blanks += 1
            continue
        wide = raw.expandtabs(8)
        found.append(_Line(number, text, len(wide) - len(wide.lstrip()), blanks))
        blanks = 0
    return found


def _layout(lines: Sequence[_Line]) -> _Layout:
    lengths = sorted(line.width for line in lines)
    width = lengths[len(lengths) * 9 // 10]
    following = lines[1:]
    # Short lines (options, names in a list) say nothing about where a full line ends.
    open_ends = [
        line
        for above, line in pairwise(lines)
        if above.width >= width * LONG_SHARE and not ends_sentence(above.text)
    ]
    small = sum(begins_small(line.text) for line in open_ends)
    spaced = sum(line.blanks > 0 for line in following)
    return _Layout(
        width=width,
        indent=Counter(line.indent for line in lines).most_common(1)[0][0],
        is_wrapped=small >= max(1, len(open_ends) * WRAPPED_SHARE),
        is_double_spaced=spaced >= max(1, len(following) * DOUBLE_SPACED_SHARE),
    )


def _starts(above: _Line, line: _Line, layout: _Layout) -> bool:
    is_spaced = line.blanks > 0 and not (layout.is_wrapped and layout.is_double_spaced)
    is_indented = line.indent >= layout.indent + INDENT
    if begins_small(line.text):
        has_mark = is_spaced or is_indented or not layout.is_wrapped
        return has_mark and ends_sentence(above.text)
    if is_indented and _OPEN_END.search(above.text) and not _LIST_MARK.match(line.text):
        return False  # A hanging indent.
    if is_indented or not layout.is_wrapped or layout.is_short(above, line):
        return True
    # An empty line inside a sentence is a page break, not a paragraph.
    return is_spaced and ends_with_stop(above.text)
