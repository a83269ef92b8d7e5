"""What Word and OpenDocument have in common: paragraphs and tables, in order of reading."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lessons.domain.handouts.lines import Place


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that is set in one way."""

    text: str
    is_strong: bool = False
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A picture stands here; ``ref`` is what its file knows it by, empty for what is none that
    could be taken out: a chart, a diagram."""

    ref: str = ""
    alternative: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    lines: tuple[tuple[Stretch, ...], ...]
    """Cut where the author pressed Shift+Enter."""
    label: str = ""
    """The automatic number or bullet as the person sees it ("2.", "А)", "•")."""
    heading: int = 0
    is_indented: bool = False
    is_contents: bool = False
    """A line of an automatic table of contents."""
    is_aside: bool = False
    """Shown to the person and not read: a speaker's notes, a hidden slide."""
    page: int = 0
    hidden: str = ""
    """Text that the file holds and nobody sees."""
    pictures: tuple[PictureMark, ...] = ()
    has_formula: bool = False
    is_program: bool = False
    """Set in letters of one width, or in a style for programs."""
    program: str | None = None
    """As a row has it, where the format gives rows."""
    struck: str = ""
    """Words that are struck out."""
    goes_on: bool = False
    """With the sentence of the paragraph above, where line breaks make paragraphs."""
    place: Place | None = None

    @property
    def text(self) -> str:
        """All its lines in one, with the label."""
        pieces = [stretch.text for line in self.lines for stretch in (*line, Stretch(" "))]
        return " ".join([self.label, *"".join(pieces).split()]).strip()


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: "tuple[Block, ...]"
    column: int
    """The grid column where it begins, from 0."""


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[Cell, ...], ...]
    """A merged cell stands once, where it begins."""
    has_merged: bool = False


Block = Paragraph | Table


def texts_of(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                yield from (text for cell in row for text in texts_of(cell.blocks))


def _no_picture(_ref: str) -> bytes | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    blocks: tuple[Block, ...]
    above: tuple[str, ...] = ()
    """Running headers: shown to the person, not read."""
    below: tuple[str, ...] = ()
    """Running footers, footnotes and remarks: shown to the person, not read."""
    has_changes: bool = False
    """Tracked changes: read as if all of them were accepted."""
    has_pages: bool = False
    picture: Callable[[str], bytes | None] = field(default=_no_picture, compare=False)
    """By the ``ref`` of its mark; None for what is not there or too much."""
