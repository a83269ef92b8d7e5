"""Sections proposed for a long text that has no headings of its own; a person looks at each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import ReadSection, Span
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.topics import is_long, topics_of


def with_drafted(
    sections: Sequence[ReadSection], rows: Sequence[Row]
) -> tuple[tuple[ReadSection, ...], tuple[Doubt, ...]]:
    """``rows`` are those that the sections were read from."""
    found = [own for section in sections for own in _divided(section, rows)]
    doubts = tuple(
        Doubt(line=section.span.first, code=Code.SECTION_DRAFTED, text=section.heading)
        for section, is_drafted in found
        if is_drafted and section.span
    )
    return tuple(section for section, _ in found), doubts


def _divided(section: ReadSection, rows: Sequence[Row]) -> Iterator[tuple[ReadSection, bool]]:
    """Each with whether its heading is drafted; the first keeps the heading that stands there."""
    span = section.span
    if span is None or section.figure is not None or not is_long(section.text):
        yield section, False
        return
    topics = topics_of(section.text)
    lines = _Lines([row for row in rows if span.first <= row.line <= span.last], span)
    for index, topic in enumerate(topics):
        is_own = index == 0 and bool(section.heading)
        text = "\n\n".join(topic.paragraphs)
        own = lines.take(text, is_last=index == len(topics) - 1)
        heading = section.heading if is_own else topic.heading
        is_drafted = not is_own and len(topics) > 1
        depth = section.depth if index == 0 else section.depth + bool(section.heading)
        part = replace(section, heading=heading if is_own or is_drafted else "", text=text)
        yield replace(part, span=own, depth=depth), is_drafted


class _Lines:
    """Finds the lines of one part after another by how many characters they hold."""

    def __init__(self, rows: Sequence[Row], span: Span) -> None:
        self._rows = list(rows)
        self._span = span
        self._first = span.first
        self._place = 0
        self._left = 0

    def take(self, text: str, *, is_last: bool) -> Span:
        wanted = len("".join(text.split())) - self._left
        last = self._first
        while self._place < len(self._rows) and wanted > 0:
            row = self._rows[self._place]
            last = max(last, row.line)
            wanted -= len("".join(row.text.split()))
            self._place += 1
        self._left = -wanted
        found = Span(self._first, self._span.last if is_last else last)
        following = self._rows[self._place].line if self._place < len(self._rows) else last
        # A line that ends inside belongs to both.
        self._first = max(last if self._left > 0 else following, last)
        return found
