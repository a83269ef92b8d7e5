"""Rows of prose to sections, one for each heading among them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from lessons.domain.handouts.block_rows import with_blocks
from lessons.domain.handouts.document import ReadSection, Span
from lessons.domain.handouts.items import split_paragraphs
from lessons.domain.handouts.joining import Joiner
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.section_headings import (
    SectionHeading,
    markdown_heading,
    numbered_heading,
    styled_heading,
    theory_headings,
)

__all__ = ["markdown_heading", "read_sections", "read_theory"]


@dataclass(frozen=True, slots=True)
class _Piece:
    heading: SectionHeading
    line: int
    rows: tuple[Row, ...]


def read_theory(
    rows: Sequence[Row], joiner: Joiner, *, heading: str = "", line: int | None = None
) -> tuple[ReadSection, ...]:
    """As ``read_sections``, with the numbered subheadings of a handout's theory."""
    rows = with_blocks(rows, joiner.doubts)
    numbered = theory_headings(rows)

    def find(row: Row) -> SectionHeading | None:
        is_numbered = row.line in numbered
        return styled_heading(row) or (numbered_heading(row.text) if is_numbered else None)

    return read_sections(rows, joiner, heading=heading, line=line, find=find)


def read_sections(
    rows: Sequence[Row],
    joiner: Joiner,
    *,
    heading: str = "",
    line: int | None = None,
    find: Callable[[Row], SectionHeading | None] = styled_heading,
) -> tuple[ReadSection, ...]:
    """Sections with text or a heading; rows above the first heading that ``find`` knows stand
    under ``heading`` (itself on ``line``)."""
    if not rows:
        return ()
    rows = with_blocks(rows, joiner.doubts)
    pieces = _pieces(rows, SectionHeading(heading), line or rows[0].line, find)
    return tuple(_section(piece, joiner) for piece in pieces if piece.rows or piece.heading.words)


def _pieces(
    rows: Sequence[Row],
    heading: SectionHeading,
    line: int,
    find: Callable[[Row], SectionHeading | None],
) -> Iterator[_Piece]:
    body: list[Row] = []
    # Where everything is bold, bold heads nothing.
    has_contrast = not all(row.is_strong for row in rows)
    for row in rows:
        found = (
            None if row.is_block else find(row if has_contrast else replace(row, is_strong=False))
        )
        if found is None:
            body.append(row)
            continue
        if _goes_on(heading, found, body):
            heading = replace(heading, words=f"{heading.words} {found.words}")
            continue
        yield _Piece(heading, line, tuple(body))
        heading, line = found, row.line
        body = [replace(row, text=found.rest, starts=True, heading=0)] if found.rest else []
    yield _Piece(heading, line, tuple(body))


def _goes_on(heading: SectionHeading, found: SectionHeading, body: Sequence[Row]) -> bool:
    """A title in capitals runs over two lines."""
    is_title = heading.words.isupper() and found.words.isupper()
    return is_title and not body and not found.rest and heading.words.count(" ") > 1


def _section(piece: _Piece, joiner: Joiner) -> ReadSection:
    paragraphs = [joiner.join(group) for group in split_paragraphs(piece.rows)]
    last = paragraphs[-1].span.last if paragraphs else piece.line
    return ReadSection(
        heading=piece.heading.words,
        text="\n\n".join(paragraph.text for paragraph in paragraphs),
        span=Span(piece.line, last),
        depth=piece.heading.depth,
    )
