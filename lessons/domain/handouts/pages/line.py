"""One line of a page's text, with what tells where paragraphs begin."""

from collections.abc import Sequence
from dataclasses import dataclass

from lessons.domain.handouts.lines import Place
from lessons.domain.handouts.pages.words import Word


@dataclass(frozen=True, slots=True)
class Cell:
    """Of a table drawn with rules."""

    columns: tuple[float, ...]
    """The left edges of the table's columns."""
    row: int
    column: int
    is_only: bool = False
    """It reaches across the whole table."""
    is_merged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    words: tuple[Word, ...]
    page: int
    region: int
    """Lines of one column or one table cell share it; it grows in reading order."""
    left_edge: float
    right_edge: float
    """Between them the column's text runs."""
    cell: Cell | None = None
    is_apart: bool = False
    """Stands beside the line above it, not under it."""
    is_marked: bool = False
    place: Place | None = None
    """In a table without rules, whose cells are a line each."""

    @property
    def is_cell(self) -> bool:
        return self.cell is not None or self.place is not None

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def y(self) -> float:
        return main_word(self.words).y

    @property
    def size(self) -> float:
        return main_word(self.words).size

    @property
    def is_strong(self) -> bool:
        lettered = [word for word in self.words if any(map(str.isalnum, word.text))]
        return bool(lettered) and all(word.style.is_bold for word in lettered)


def main_word(words: Sequence[Word]) -> Word:
    """The longest word has the line's own size; indexes and drop capitals have not."""
    return max(words, key=lambda word: len(word.text))
