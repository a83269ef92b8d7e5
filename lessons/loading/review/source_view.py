"""A document's lines beside what was read from them; no doubt and no line goes unseen."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lessons.domain.drafts.swaps import doubt_code
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Document, Span
from lessons.domain.handouts.document import Warning as Doubt
from lessons.wording.documents import doubt_sentence


@dataclass(frozen=True, slots=True)
class SourceLine:
    number: int
    text: str
    is_anchor: bool
    """The first place on the page that shows this line, so links lead here."""
    page: int | None = None
    """Said where a page of the document begins, and at the first line of an excerpt."""


@dataclass(frozen=True, slots=True)
class ToldDoubt:
    line: int
    sentence: str
    doubt: Doubt = field(compare=False)
    source: str = field(default="", compare=False)
    """The line as it stands in the file."""

    @property
    def is_of_used_line(self) -> bool:
        return self.doubt.code != Code.NOT_USED


@dataclass(frozen=True, slots=True)
class Excerpt:
    lines: tuple[SourceLine, ...] = ()
    doubts: tuple[ToldDoubt, ...] = ()

    @property
    def first(self) -> int:
        return self.lines[0].number if self.lines else 0

    @property
    def last(self) -> int:
        return self.lines[-1].number if self.lines else 0


class SourceView:
    """Hands out excerpts in page order; afterwards it knows which doubts and lines are left."""

    def __init__(self, document: Document, decided: Collection[str] = ()) -> None:
        """``decided`` are the codes of the doubts that are told no more."""
        self._lines = dict(enumerate(document.lines, start=1))
        self._pages = dict(enumerate(document.pages, start=1))
        fields = [span for lesson in document.lessons for span in lesson.spans.values()]
        items = [part.span for each in document.lessons for part in each.body]
        items += [question.span for each in document.lessons for question in each.questions]
        self._used = _numbers(fields)
        self._read = self._used | _numbers(span for span in items if span is not None)
        self._doubts = tuple(
            ToldDoubt(doubt.line, doubt_sentence(doubt), doubt, self._lines.get(doubt.line, ""))
            for doubt in document.warnings
            if doubt_code(doubt) not in decided
        )
        self._told = set[Doubt]()
        self.anchored = set[int]()
        """The lines that the page shows somewhere."""
        self.has_lines = bool(self._read)
        """Whether the reader said where things stand; our own lesson file needs no source."""

    def excerpt(self, spans: Iterable[Span]) -> Excerpt:
        held = _numbers(spans)
        self._used.update(held)
        # Of a line that a person took up, that it is not used is true no more.
        doubts = [
            told
            for told in self._doubts
            if told.line in held and (told.is_of_used_line or told.line in self._read)
        ]
        self._told.update(told.doubt for told in doubts)
        return self._excerpt(sorted(held), doubts)

    def doubts_left(self) -> tuple[ToldDoubt, ...]:
        """What stands in no excerpt that was handed out; lines not used are shown themselves."""
        left = (told for told in self._doubts if told.doubt not in self._told)
        return tuple(dict.fromkeys(told for told in left if told.is_of_used_line))

    def blocks_left(self) -> tuple[Excerpt, ...]:
        """Lines of no field, section or question, those that follow each other together.

        Call it last. Its doubts are told on top of the page too.
        """
        if not self.has_lines:
            return ()
        left = [n for n, text in self._lines.items() if n not in self._used and text.strip()]
        blocks: list[list[int]] = [[number] for number in left[:1]]
        for above, number in pairwise(left):
            is_apart = any(between in self._used for between in range(above + 1, number))
            if is_apart:
                blocks.append([])
            blocks[-1].append(number)
        doubts = [told for told in self._doubts if told.is_of_used_line]
        return tuple(
            self._excerpt(numbers, [told for told in doubts if told.line in set(numbers)])
            for numbers in blocks
        )

    def _excerpt(self, numbers: Sequence[int], doubts: Sequence[ToldDoubt]) -> Excerpt:
        filled = [number for number in numbers if self._lines.get(number, "").strip()]
        page, shown = None, []
        for number in filled:
            new_page = self._pages.get(number) if self._pages.get(number) != page else None
            page = self._pages.get(number)
            text, is_anchor = self._lines[number].rstrip(), number not in self.anchored
            shown.append(SourceLine(number, text, is_anchor, new_page))
        self.anchored.update(filled)
        return Excerpt(tuple(shown), tuple(dict.fromkeys(doubts)))


def _numbers(spans: Iterable[Span]) -> set[int]:
    return {number for span in spans for number in range(span.first, span.last + 1)}
