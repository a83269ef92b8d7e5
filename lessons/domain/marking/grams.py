"""How much of a key point's letters an answer has: groups of four, whatever words they stand in.

Where words are strange to the lexicon or bent beyond a stem, their letters still tell.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import sqrt

from lessons.domain.marking.ideas import content
from lessons.domain.marking.likeness import likeness
from lessons.domain.marking.statements import SaidWord
from lessons.domain.text.endings import stem

_GRAM = 4


@lru_cache(maxsize=1 << 13)
def groups_of_letters(key: str) -> tuple[str, ...]:
    padded = f"_{key}_"
    return tuple(padded[at : at + _GRAM] for at in range(max(1, len(padded) - _GRAM + 1)))


def counted(words: Sequence[SaidWord]) -> Mapping[str, float]:
    """A vector of length 1 of the groups of a text."""
    counts = Counter(gram for word in words for gram in groups_of_letters(word.token.key))
    length = sqrt(sum(count * count for count in counts.values()))
    return {gram: count / length for gram, count in counts.items()}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other.get(gram, 0.0) for gram, weight in one.items())


class PointLetters:
    """The groups of each key point without the words of the question; one that ``n`` key points
    share weighs 1/n. Where the key point denies nothing, what is denied does not count."""

    def __init__(
        self, texts: Mapping[str, Sequence[SaidWord]], question: Sequence[SaidWord]
    ) -> None:
        asked = [stem(word.token.key) for word in content(question)]
        own = {id_: set(_own_groups(words, asked)) for id_, words in texts.items()}
        self._denying = {
            id_ for id_, words in texts.items() if any(word.is_denied for word in words)
        }
        self._spread = Counter(gram for grams in own.values() for gram in grams)
        self._weights = {
            id_: {gram: 1 / self._spread[gram] for gram in grams} for id_, grams in own.items()
        }

    def held_by(self, words: Sequence[SaidWord]) -> dict[str, tuple[float, float]]:
        """For each key point the share 0..1 in the best sentence and in the whole answer."""
        affirmed = _holding([word for word in words if not word.is_denied], self._spread)
        every = _holding(words, self._spread) if self._denying else affirmed
        return {
            id_: _held(weights, every if id_ in self._denying else affirmed)
            for id_, weights in self._weights.items()
        }


def _holding(words: Sequence[SaidWord], wanted: Mapping[str, int]) -> dict[str, set[int]]:
    """The sentences in which each wanted group stands."""
    holding: dict[str, set[int]] = defaultdict(set)
    for word in words:
        for gram in groups_of_letters(word.token.key):
            if gram in wanted:
                holding[gram].add(word.token.sentence)
    return holding


def _own_groups(words: Sequence[SaidWord], asked: Sequence[str]) -> Iterator[str]:
    for word in content(words):
        if not any(likeness(stem(word.token.key), one) for one in asked):
            yield from groups_of_letters(word.token.key)


def _held(weights: Mapping[str, float], holding: Mapping[str, set[int]]) -> tuple[float, float]:
    by_sentence: dict[int, float] = defaultdict(float)
    whole = 0.0
    for gram, weight in weights.items():
        for sentence in holding.get(gram, ()):
            by_sentence[sentence] += weight
        whole += weight if gram in holding else 0.0
    every = sum(weights.values()) or 1.0
    return max(by_sentence.values(), default=0.0) / every, whole / every
