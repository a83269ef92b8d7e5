"""Rows to paragraphs: line ends become blanks, and hyphens at line ends are kept or dropped.

A hyphen at a line end is kept unless the document itself shows that it only broke the word
(``себеп-`` + ``тері`` where ``себептері`` stands elsewhere): in the handouts measured nearly all
such hyphens are real (``ұлттық-мемлекеттік``, ``АҚШ-пен``). Where a document does break words
at its line ends, those that stand nowhere else (``анализи-`` + ``рует``) are taken as broken too,
unless both pieces are words of it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Span
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.lines import Row
from lessons.domain.text.characters import LETTER, SOFT_HYPHEN

LONGEST_WORD = 80
"""Looking no further back keeps a line without blanks from costing its length squared."""
_SURELY_BROKEN = 3
"""Line ends; the handouts measured that break no words have none, the journal two."""
_BROKEN = re.compile(r"([^\W_]+(?:-[^\W_]+)*)(-|–)$")
_FIRST_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
WORD = re.compile(f"{LETTER}+(?:-{LETTER}+)*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    span: Span


class Joiner:
    """Joins rows of one document; ``doubts`` grows with every hyphen that was dropped."""

    def __init__(self, rows: Iterable[Row]) -> None:
        kept = list(rows)
        self._words = {word for row in kept for word in _words(row.text)}
        self._breaks = [pair for pair in pairwise(kept) if _is_break(*pair)]
        self._breaks_words = self._is_breaking()
        self._whole = _words_off_breaks(kept) if self._breaks_words else set[str]()
        self.doubts: list[Doubt] = []

    def join(self, rows: Sequence[Row]) -> Paragraph:
        """``rows`` (at least one) as one paragraph."""
        if rows[0].is_block:
            return Paragraph(rows[0].text, Span(rows[0].line, rows[0].last_line))
        pieces = [rows[0].text]
        for above, row in pairwise(rows):
            pieces[-1], glue = self._line_end(above, row)
            pieces.extend((glue, row.text))
        text = "".join(pieces).replace(SOFT_HYPHEN, "")
        return Paragraph(text, Span(rows[0].line, rows[-1].line))

    def _line_end(self, above: Row, row: Row) -> tuple[str, str]:
        """The text of the line above as it should end, and what stands between the two."""
        text = above.text
        if text.endswith(SOFT_HYPHEN):
            return text, ""
        broken = _BROKEN.search(text[-LONGEST_WORD:])
        following = _FIRST_WORD.match(row.text)
        if broken is None or following is None:
            return text, " "
        if self._is_soft(broken, following.group()):
            joined = broken.group(1) + following.group()
            self.doubts.append(Doubt(line=above.line, code=Code.HYPHEN_JOINED, text=joined))
            return text[:-1], ""
        return text, ""

    def _is_soft(self, broken: re.Match[str], following: str) -> bool:
        first, hyphen = broken.groups()
        is_abbreviation = len(first) > 1 and first.isupper()
        if hyphen == "–" or is_abbreviation or not following[0].islower():
            return False
        is_whole, is_double = self._attested(first, following)
        if is_whole or is_double:
            return not is_double
        are_words = first.lower() in self._whole and following.lower() in self._whole
        return self._breaks_words and not are_words

    def _attested(self, first: str, following: str) -> tuple[bool, bool]:
        """Whether the document also writes the two pieces as one word, and with a hyphen."""
        return (
            f"{first}{following}".lower() in self._words,
            f"{first}-{following}".lower() in self._words,
        )

    def _is_breaking(self) -> bool:
        """Of the line ends that the document itself decides, nearly all break a word."""
        broken = double = 0
        for above, row in self._breaks:
            end, following = _BROKEN.search(above.text[-LONGEST_WORD:]), _FIRST_WORD.match(row.text)
            if end and following:
                is_whole, is_double = self._attested(end.group(1), following.group())
                broken += is_whole and not is_double
                double += is_double
        return broken >= _SURELY_BROKEN and broken >= _SURELY_BROKEN * double


def _is_break(above: Row, row: Row) -> bool:
    return row.text[:1].islower() and _BROKEN.search(above.text[-LONGEST_WORD:]) is not None


def _words_off_breaks(rows: Sequence[Row]) -> set[str]:
    """The words that stand anywhere but at a line end with a hyphen or right after one."""
    found: set[str] = set()
    for above, row, below in zip([None, *rows], rows, [*rows[1:], None], strict=False):
        words = _words(row.text)
        begins_broken = above is not None and _is_break(above, row)
        ends_broken = below is not None and _is_break(row, below)
        found.update(words[begins_broken : len(words) - ends_broken])
    return found


def _words(text: str) -> list[str]:
    """Small letters, every hyphen the plain one."""
    return [word.lower() for word in WORD.findall(text)]
