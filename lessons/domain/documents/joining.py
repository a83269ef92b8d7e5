"""Rows to paragraphs: line ends become blanks, and hyphens at line ends are kept or dropped.

A hyphen at a line end is kept unless the document itself shows that it only broke the word
(``себеп-`` + ``тері`` where ``себептері`` stands elsewhere): in the handouts measured nearly all
such hyphens are real (``ұлттық-мемлекеттік``, ``АҚШ-пен``).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lessons.domain.documents.codes import Code
from lessons.domain.documents.document import Span
from lessons.domain.documents.document import Warning as Doubt
from lessons.domain.documents.lines import Row

LONGEST_WORD = 80
"""Looking no further back keeps a line without blanks from costing its length squared."""
_SOFT_HYPHEN = "\u00ad"
_BROKEN = re.compile(r"([^\W_]+(?:-[^\W_]+)*)([-‐‑–])$")
_FIRST_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    span: Span


class Joiner:
    """Joins rows of one document; ``doubts`` grows with every hyphen that was dropped."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._words = {word for row in rows for word in _words(row.text)}
        self.doubts: list[Doubt] = []

    def join(self, rows: Sequence[Row]) -> Paragraph:
        """``rows`` (at least one) as one paragraph."""
        pieces = [rows[0].text]
        for above, row in pairwise(rows):
            pieces[-1], glue = self._line_end(above, row)
            pieces.extend((glue, row.text))
        text = "".join(pieces).replace(_SOFT_HYPHEN, "")
        return Paragraph(text, Span(rows[0].line, rows[-1].line))

    def _line_end(self, above: Row, row: Row) -> tuple[str, str]:
        """The text of the line above as it should end, and what stands between the two."""
        text = above.text
        if text.endswith(_SOFT_HYPHEN):
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
        joined, hyphenated = f"{first}{following}".lower(), f"{first}-{following}".lower()
        return joined in self._words and hyphenated not in self._words


def _words(text: str) -> list[str]:
    """Small letters, every hyphen the plain one."""
    return [re.sub("[‐‑]", "-", word.lower()) for word in WORD.findall(text)]
