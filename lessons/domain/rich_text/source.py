"""A text with the place of each of its letters in what is stored."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """``start`` is where it begins in the whole text."""

    text: str
    start: int

    def cut(self, start: int) -> "Line":
        return Line(self.text[start:], self.start + start)

    def stripped(self) -> "Line":
        left = len(self.text) - len(self.text.lstrip())
        return Line(self.text.strip(), self.start + left)


@dataclass(frozen=True, slots=True)
class Source:
    """``places`` are as many as the letters of ``text``."""

    text: str
    places: Sequence[int]


def lines_of(text: str) -> Iterator[Line]:
    """Line ends are those of any machine; places are those of the text as it is stored."""
    start = 0
    for line in text.split("\n"):
        yield Line(line.removesuffix("\r"), start)
        start += len(line) + 1


def joined(lines: Iterable[Line], by: str = " ") -> Source:
    """What parts two lines has the place of the line end before the second."""
    lines = list(lines)
    if len(lines) == 1:
        return Source(lines[0].text, range(lines[0].start, lines[0].start + len(lines[0].text)))
    texts: list[str] = []
    places: list[int] = []
    for line in lines:
        if texts:
            places.append(max(0, line.start - 1))
        texts.append(line.text)
        places += range(line.start, line.start + len(line.text))
    return Source(by.join(texts), places)
