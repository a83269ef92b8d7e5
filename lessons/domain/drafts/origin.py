"""Where an item of the review page comes from, as a hidden field of its form carries it.

``3:7-8,12`` is the fourth question as it was read, with the source lines 7, 8 and 12. An item that
was split off has lines but no number, one that was typed has neither.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from lessons.domain.handouts.document import Span

_WRITTEN = re.compile(r"(\d{0,4}):((?:\d{1,7}-\d{1,7}(?:,\d{1,7}-\d{1,7}){0,5000})?)")


@dataclass(frozen=True, slots=True)
class Origin:
    index: int | None = None
    """Of the question among those that were read, from 0."""
    spans: tuple[Span, ...] = ()
    """In order, apart from each other."""

    @classmethod
    def parse(cls, text: str, *, lines: int) -> Self:
        """Of a document of so many ``lines``; what no page of ours wrote counts for nothing."""
        match = _WRITTEN.fullmatch(text)
        if match is None:
            return cls()
        pairs = (pair.split("-") for pair in match[2].split(",") if pair)
        spans = tuple(Span(int(first), int(last)) for first, last in pairs)
        if any(not 1 <= span.first <= span.last <= lines for span in spans):
            return cls()
        return cls(int(match[1]) if match[1] else None, merged(spans))

    def __str__(self) -> str:
        """Nothing for what was typed."""
        if self == Origin():
            return ""
        index = "" if self.index is None else self.index
        return f"{index}:" + ",".join(f"{span.first}-{span.last}" for span in self.spans)

    @property
    def numbers(self) -> list[int]:
        """Of the lines."""
        return [n for span in self.spans for n in range(span.first, span.last + 1)]

    @property
    def span(self) -> Span | None:
        """From the first line to the last, as the tables keep it."""
        return Span(self.spans[0].first, self.spans[-1].last) if self.spans else None


def origin_of(span: Span | None, *, index: int | None = None) -> Origin:
    return Origin(index, (span,) if span else ())


def joined(one: Origin, other: Origin) -> Origin:
    """The place of the first with the lines of both."""
    return Origin(one.index, merged((*one.spans, *other.spans)))


def spans_of(numbers: Iterable[int]) -> tuple[Span, ...]:
    return merged(Span(number, number) for number in numbers)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same lines, each once."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda each: each.first):
        if found and span.first <= found[-1].last + 1:
            found[-1] = Span(found[-1].first, max(found[-1].last, span.last))
        else:
            found.append(span)
    return tuple(found)
