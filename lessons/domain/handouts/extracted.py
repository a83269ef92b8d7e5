"""What a format hands over: the source as lines, and the rows of it that hold the text."""

from dataclasses import dataclass

from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.found_pictures import FoundPicture
from lessons.domain.handouts.lines import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """``lines`` are what the person sees beside the lesson; a row's ``line`` counts them from 1.

    A format with paragraphs (Word) gives one line and one row a paragraph; one with lines only
    (plain text, PDF) gives a row a line and says by ``starts`` where paragraphs begin. What is in
    ``lines`` and in no row must be named by one of ``doubts``.
    """

    lines: tuple[str, ...]
    rows: tuple[Row, ...]
    doubts: tuple[Doubt, ...] = ()
    pages: tuple[int, ...] = ()
    """The page of each of ``lines``, from 1; empty for a format without pages."""
    pictures: tuple[FoundPicture, ...] = ()
