"""Rows of prose to sections, one for each Markdown heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessons.domain.documents.document import ReadSection, Span
from lessons.domain.documents.items import split_paragraphs
from lessons.domain.documents.joining import Joiner
from lessons.domain.documents.lines import Row

_MARKDOWN = re.compile(r"#{1,6} (.+)")


@dataclass(frozen=True, slots=True)
class _Piece:
    heading: str
    line: int
    rows: tuple[Row, ...]


def markdown_heading(text: str) -> str:
    """The words of a Markdown heading, or an empty string."""
    match = _MARKDOWN.match(text)
    return match[1].strip(" #*") if match else ""


def read_sections(
    rows: Sequence[Row], joiner: Joiner, *, heading: str = "", line: int | None = None
) -> tuple[ReadSection, ...]:
    """Sections with text or a heading; rows above the first Markdown heading stand under
    ``heading`` (itself on ``line``)."""
    if not rows:
        return ()
    pieces = _pieces(rows, heading, line or rows[0].line)
    return tuple(_section(piece, joiner) for piece in pieces if piece.rows or piece.heading)


def _pieces(rows: Sequence[Row], heading: str, line: int) -> Iterator[_Piece]:
    body: list[Row] = []
    for row in rows:
        found = markdown_heading(row.text)
        if not found:
            body.append(row)
            continue
        yield _Piece(heading, line, tuple(body))
        heading, line, body = found, row.line, []
    yield _Piece(heading, line, tuple(body))


def _section(piece: _Piece, joiner: Joiner) -> ReadSection:
    paragraphs = [joiner.join(group) for group in split_paragraphs(piece.rows)]
    last = paragraphs[-1].span.last if paragraphs else piece.line
    return ReadSection(
        heading=piece.heading,
        text="\n\n".join(paragraph.text for paragraph in paragraphs),
        span=Span(piece.line, last),
    )
