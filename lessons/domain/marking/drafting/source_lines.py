"""On which line of the file that a lesson was read from a sentence begins."""

from collections.abc import Sequence

from lessons.domain.handouts.document import Span
from lessons.domain.text.search import search_key

_BEGINNING = 32
"""Letters that tell a sentence from the others; it may go on on the next line."""
_NEAR = 3
"""Lines, as empty ones stand between those of some files."""


def line_of(sentence: str, lines: Sequence[str], span: Span | None) -> int | None:
    """Counted from 1; where it stands in no line of ``span``, the first of them."""
    first, last = (span.first, span.last) if span else (1, len(lines))
    wanted = _letters(sentence)[:_BEGINNING]
    near = range(first, min(last, len(lines)) + 1)
    found = next((at for at in near if wanted in _from(lines, at)), None)
    return found or (span.first if span else None)


def _from(lines: Sequence[str], at: int) -> str:
    """The line, and of the next what a sentence that begins on it may need."""
    own = _letters(lines[at - 1])
    following = _letters("".join(lines[at : at + _NEAR]))[: _BEGINNING - 1]
    return own + following


def _letters(text: str) -> str:
    return search_key(text).replace(" ", "")
