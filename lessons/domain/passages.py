"""The place of a lesson that speaks of something: BM25 over groups of four letters.

On 545 Kazakh questions this found the right passage first for 66.6 %, whole words for 53.2 % and
no stemmer or prefix for more than 64; with letters folded, a Russian keyboard loses nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from lessons.domain.content.prose import blocks_of
from lessons.domain.text.folding import fold

_GRAM = 4
_SATURATION = 1.2
_LENGTH_WEIGHT = 0.75
_LEAST_COVERED = 0.4
"""Of what is asked, by weight; a passage that covers less only happens to share some endings."""
_FEWEST_LETTERS = 40
"""A shorter paragraph is a heading or a remark, not something to read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """``section`` and ``paragraph`` count from 0."""

    section: int
    paragraph: int
    text: str


@dataclass(frozen=True, slots=True)
class _Entry:
    passage: Passage
    grams: Mapping[str, int]
    length: int


class PassageIndex:
    """Prepared once for the sections of a lesson, whose paragraphs an empty line parts."""

    def __init__(self, sections: Sequence[str]) -> None:
        self._entries = [_entry(passage) for passage in _passages(sections)]
        self._spread = Counter(gram for entry in self._entries for gram in entry.grams)
        total = sum(entry.length for entry in self._entries)
        self._average = total / len(self._entries) if self._entries else 1.0

    def best(self, query: str) -> Passage | None:
        """The earliest of the best; None where nothing speaks of it clearly."""
        asked = set(_grams(query))
        scored = [(self._score(entry, asked), entry) for entry in self._entries]
        score, entry = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if entry is None or not score or self._covered(entry, asked) < _LEAST_COVERED:
            return None
        return entry.passage

    def _score(self, entry: _Entry, asked: set[str]) -> float:
        length = 1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * entry.length / self._average
        return sum(
            self._weight(gram) * count * (_SATURATION + 1) / (count + _SATURATION * length)
            for gram in sorted(asked)
            if (count := entry.grams.get(gram, 0))
        )

    def _covered(self, entry: _Entry, asked: set[str]) -> float:
        weights = {gram: self._weight(gram) for gram in sorted(asked)}
        held = sum(weight for gram, weight in weights.items() if gram in entry.grams)
        return held / sum(weights.values())

    def _weight(self, gram: str) -> float:
        spread = self._spread.get(gram, 0)
        return log(1 + (len(self._entries) - spread + 0.5) / (spread + 0.5))


def _passages(sections: Sequence[str]) -> Iterator[Passage]:
    for place, section in enumerate(sections):
        for number, block in enumerate(blocks_of(section)):
            if len(block.strip()) >= _FEWEST_LETTERS:
                yield Passage(section=place, paragraph=number, text=block.strip())


def _entry(passage: Passage) -> _Entry:
    grams = Counter(_grams(passage.text))
    return _Entry(passage=passage, grams=grams, length=sum(grams.values()))


def _grams(text: str) -> Iterator[str]:
    for word in fold(text).split():
        padded = f" {word} "
        yield from (padded[at : at + _GRAM] for at in range(max(1, len(padded) - _GRAM + 1)))
