"""A document's lines beside what was read from them; no doubt and no line goes unseen."""

from collections.abc import Iterable
from dataclasses import dataclass

from lessons.domain.documents.codes import Code
from lessons.domain.documents.document import Document, Span
from lessons.domain.documents.document import Warning as Doubt
from lessons.wording.documents import doubt_sentence


@dataclass(frozen=True, slots=True)
class SourceLine:
    number: int
    text: str
    is_anchor: bool
    """The first place on the page that shows this line, so links lead here."""


@dataclass(frozen=True, slots=True)
class ToldDoubt:
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    lines: tuple[SourceLine, ...] = ()
    doubts: tuple[ToldDoubt, ...] = ()


class SourceView:
    """Hands out excerpts in page order; afterwards it knows which doubts and lines are left."""

    def __init__(self, document: Document) -> None:
        self._lines = dict(enumerate(document.lines, start=1))
        self._doubts = document.warnings
        self._spans = tuple(_spans(document))
        self._anchored: set[int] = set()
        self._told: set[Doubt] = set()

    @property
    def has_lines(self) -> bool:
        """Whether the reader said where things stand; our own lesson file needs no source."""
        return bool(self._spans)

    def excerpt(self, span: Span | None) -> Excerpt:
        if span is None:
            return Excerpt()
        doubts = [doubt for doubt in self._doubts if span.first <= doubt.line <= span.last]
        self._told.update(doubts)
        return Excerpt(self._show(range(span.first, span.last + 1)), _tell(doubts))

    def doubts_left(self) -> tuple[ToldDoubt, ...]:
        """What stands in no excerpt that was handed out; lines not used are shown themselves."""
        left = (doubt for doubt in self._doubts if doubt not in self._told)
        return _tell(doubt for doubt in left if doubt.code != Code.NOT_USED)

    def lines_left(self) -> tuple[SourceLine, ...]:
        """Lines of no field, section or question; call it last."""
        if not self.has_lines:
            return ()
        used = {line for span in self._spans for line in range(span.first, span.last + 1)}
        return self._show(number for number in self._lines if number not in used)

    def has_anchor(self, line: int) -> bool:
        return line in self._anchored

    def _show(self, numbers: Iterable[int]) -> tuple[SourceLine, ...]:
        filled = [number for number in numbers if self._lines.get(number, "").strip()]
        shown = tuple(
            SourceLine(number, self._lines[number].rstrip(), number not in self._anchored)
            for number in filled
        )
        self._anchored.update(filled)
        return shown


def _tell(doubts: Iterable[Doubt]) -> tuple[ToldDoubt, ...]:
    told = (ToldDoubt(doubt.line, doubt_sentence(doubt)) for doubt in doubts)
    return tuple(dict.fromkeys(told))


def _spans(document: Document) -> Iterable[Span]:
    for lesson in document.lessons:
        yield from lesson.spans.values()
        items = (*lesson.body, *lesson.questions)
        yield from (item.span for item in items if item.span is not None)
