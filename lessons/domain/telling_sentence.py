"""The sentence of a passage that speaks of something, as a place in its text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lessons.domain.asking_words import only_asks
from lessons.domain.text.characters import (
    CLOSING_QUOTES,
    DASHES,
    OPENING_QUOTES,
    SENTENCE_ENDS,
)
from lessons.domain.text.folding import fold
from lessons.domain.text.samples import Sample

_GRAM = 4
_BREAK = re.compile(
    rf"(?<=[{SENTENCE_ENDS}])[{CLOSING_QUOTES})]?\s+(?=[\w{OPENING_QUOTES}{DASHES}])|\n+"
)
_ABBREVIATION = re.compile(
    r"(?:^|\s)(?:т\.б|т\.с\.с|мыс|ж|жж|ғ|ғғ|б\.з\.д|б\.з|т\.д|т\.п|г|гг|в|вв|см|\w)\.$"
)
SAMPLES = (
    Sample(
        pattern=_ABBREVIATION,
        how="search",
        matches=("бұл 1991 ж.", "қалалар т.б.", "А."),
        misses=("бұл келісім.", "ел."),
    ),
)

Span = tuple[int, int]


def sentence_spans(text: str) -> list[Span]:
    """Start and end of each; an abbreviation ends none."""
    spans: list[Span] = []
    start = 0
    for found in [*_BREAK.finditer(text), None]:
        end = found.start() if found else len(text)
        if found and "\n" not in found[0] and _goes_on(text[start:end], text[found.end() :]):
            continue
        if text[start:end].strip():
            spans.append((start, end))
        start = found.end() if found else end
    return spans


def _goes_on(before: str, after: str) -> bool:
    return after[:1].islower() or _ABBREVIATION.search(before) is not None


def telling_span(text: str, query: str) -> Span | None:
    """The earliest of the sentences that share most with ``query``; None where none does."""
    spans = sentence_spans(text)
    held = [set(_grams(text[start:end])) for start, end in spans]
    spread = Counter(gram for grams in held for gram in grams)
    asked = set(_grams(query, without_asking=True))
    scored = [(_score(grams & asked, spread), -at) for at, grams in enumerate(held)]
    score, place = max(scored, default=(0.0, 0))
    return spans[-place] if score else None


def _score(shared: set[str], spread: Counter[str]) -> float:
    """What many sentences of the passage share tells less."""
    return sum(1 / spread[gram] for gram in sorted(shared))


def _grams(text: str, *, without_asking: bool = False) -> Iterator[str]:
    for word in _words(text, without_asking=without_asking):
        padded = f" {word} "
        yield from (padded[at : at + _GRAM] for at in range(max(1, len(padded) - _GRAM + 1)))


def _words(text: str, *, without_asking: bool) -> Sequence[str]:
    words = fold(text).split()
    return [word for word in words if not only_asks(word)] if without_asking else words
