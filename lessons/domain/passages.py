"""The place of a lesson that speaks of something: BM25 over groups of four letters.

Each word of what is asked weighs alike however long it is, words that only ask weigh a quarter, and
a heading counts twice beside its paragraph. With letters folded, a Russian keyboard loses nothing.
`python -m benchmarks.passages` has the figures; whole words, stems and other lengths found less.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from math import log

from lessons.domain.asking_words import only_asks
from lessons.domain.content.prose import blocks_of
from lessons.domain.rich_text.plain import plain_words
from lessons.domain.text.folding import fold

_GRAM = 4
_SATURATION = 1.2
_LENGTH_WEIGHT = 0.75
_ASKING = 0.25
_LONG_WORD = 6
"""Groups of letters; the words of a usual length keep about the weight that they had."""
_LEAST_COVERED = 0.34
"""Of what is asked but for asking words, by weight: a passage that covers less only happens to
share some endings. Set on the questions of lessons 11–15 in both languages."""
_FEWEST_LETTERS = 40
"""A shorter paragraph is a heading or a remark, not something to read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """``section`` and ``paragraph`` count from 0."""

    section: int
    paragraph: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A section as it is searched."""

    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    passage: Passage
    grams: Mapping[str, int]
    length: int


@dataclass(frozen=True, slots=True)
class _Word:
    grams: tuple[str, ...]
    only_asks: bool

    @property
    def weight(self) -> float:
        return float((_LONG_WORD / len(self.grams)) ** 0.5 * (_ASKING if self.only_asks else 1))


@dataclass(slots=True)
class _Postings:
    """Where each group of letters stands, and how often."""

    places: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def add(self, place: int, grams: Mapping[str, int]) -> None:
        for gram, count in grams.items():
            self.places.setdefault(gram, []).append((place, count))


class PassageIndex:
    """Prepared once for the sections of a lesson, whose paragraphs an empty line parts."""

    def __init__(self, sections: Sequence[Text]) -> None:
        self._entries = [
            _entry(passage, sections[passage.section]) for passage in _passages(sections)
        ]
        self._postings = _Postings()
        for place, entry in enumerate(self._entries):
            self._postings.add(place, entry.grams)
        total = sum(entry.length for entry in self._entries)
        self._average = total / len(self._entries) if self._entries else 1.0

    def ranked(self, query: str, most: int = 5) -> list[Passage]:
        """The best first, of equal ones the earlier; none that shares nothing."""
        return [self._entries[place].passage for place in self._ranked(_words(query), most)]

    def best(self, query: str) -> Passage | None:
        """None where nothing speaks of it clearly."""
        asked = _words(query)
        best = self._ranked(asked, 1)
        return self._entries[best[0]].passage if best and self._is_clear(best[0], asked) else None

    def clear(self, query: str, most: int = 5) -> list[Passage]:
        """As ``ranked``, but only those that speak of it clearly."""
        asked = _words(query)
        places = [place for place in self._ranked(asked, most) if self._is_clear(place, asked)]
        return [self._entries[place].passage for place in places]

    def _is_clear(self, place: int, asked: Sequence[_Word]) -> bool:
        return self._covered(place, asked) >= _LEAST_COVERED

    def _ranked(self, asked: Sequence[_Word], most: int) -> list[int]:
        scores: dict[int, float] = {}
        for word in asked:
            for gram in word.grams:
                worth = word.weight * self._rarity(gram)
                for place, count in self._postings.places.get(gram, ()):
                    scores[place] = scores.get(place, 0.0) + worth * self._saturated(place, count)
        return nlargest(most, scores, key=lambda place: (scores[place], -place))

    def _saturated(self, place: int, count: int) -> float:
        share = self._entries[place].length / self._average
        length = 1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * share
        return count * (_SATURATION + 1) / (count + _SATURATION * length)

    def _covered(self, place: int, asked: Sequence[_Word]) -> float:
        telling = {gram for word in asked if not word.only_asks for gram in word.grams}
        weights = {gram: self._rarity(gram) for gram in sorted(telling)}
        held = sum(weight for gram, weight in weights.items() if gram in self._entries[place].grams)
        total = sum(weights.values())
        return held / total if total else 0.0

    def _rarity(self, gram: str) -> float:
        spread = len(self._postings.places.get(gram, ()))
        return log(1 + (len(self._entries) - spread + 0.5) / (spread + 0.5))


def _passages(sections: Sequence[Text]) -> Iterator[Passage]:
    for place, section in enumerate(sections):
        for number, block in enumerate(blocks_of(section.text)):
            if len(block.strip()) >= _FEWEST_LETTERS:
                yield Passage(section=place, paragraph=number, text=block.strip())


def _entry(passage: Passage, section: Text) -> _Entry:
    words = plain_words(passage.text)
    searched = f"{section.heading} {section.heading} {words}"
    grams = Counter(gram for word in fold(searched).split() for gram in _grams(word))
    return _Entry(passage=passage, grams=grams, length=sum(grams.values()))


def _words(query: str) -> list[_Word]:
    return [_Word(tuple(_grams(word)), only_asks(word)) for word in fold(query).split()]


def _grams(word: str) -> Iterator[str]:
    padded = f" {word} "
    yield from (padded[at : at + _GRAM] for at in range(max(1, len(padded) - _GRAM + 1)))
