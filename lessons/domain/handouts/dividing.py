"""Typed text cut in two and put together again, for the person who corrects what was read."""

import re

from lessons.domain.content.prose import FENCE, blocks_of
from lessons.domain.text.characters import CLOSERS, OPENING_QUOTES, SENTENCE_ENDS
from lessons.domain.text.sentences import ends_with_stop

_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_SENTENCE_END = re.compile(rf"(?<=[{SENTENCE_ENDS}])[{CLOSERS}]{{0,2}}\s+(?=[\w{OPENING_QUOTES}(])")
_ITEM = re.compile(r"\n[ \t]*(?=(?:\d{1,2}|\w)[.)]\s)")


def split_text(text: str, at: int | None = None) -> tuple[str, str] | None:
    """At the cursor ``at`` (in characters), else at the first empty line, list item, line end or
    sentence end. None where no such place parts two texts."""
    if at is not None:
        return _cut(text, at, at)
    for mark in (_EMPTY_LINE, _ITEM, re.compile("\n"), _SENTENCE_END):
        for match in mark.finditer(text.strip()):
            parts = _cut(text.strip(), match.start(), match.end())
            if parts:
                return parts
    return None


def _cut(text: str, end: int, start: int) -> tuple[str, str] | None:
    # What closes a sentence stays with it.
    gap = text[end:start].rstrip()
    head, tail = (text[:end] + gap).strip(), text[start:].strip()
    return (head, tail) if head and tail else None


def join_texts(first: str, second: str) -> str:
    """A sentence that was cut goes on; a whole one stays a line of its own."""
    first, second = first.rstrip(), second.lstrip()
    if not first or not second:
        return first or second
    return f"{first}\n{second}" if ends_with_stop(first) else f"{first} {second}"


def paragraphs(text: str) -> list[str]:
    """What stands between empty lines; those inside of a program are its own."""
    return [
        part.strip("\n") if part.startswith(FENCE) else part.strip() for part in blocks_of(text)
    ]
