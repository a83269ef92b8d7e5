"""How much of what is asked stands in a piece of a lesson."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

from lessons.domain.marking.ideas import is_empty
from lessons.domain.marking.likeness import KIN, likeness
from lessons.domain.text.endings import stem
from lessons.domain.text.tokens import tokenise

Keys = frozenset[str]


def keys_of(text: str) -> Keys:
    """The stems of the words that carry an idea."""
    return frozenset(stem(token.key) for token in tokenise(text) if not is_empty(token.key))


@dataclass(frozen=True)
class Vocabulary:
    """The words of a text: in how many of its units each stands."""

    units: tuple[Keys, ...]

    @cached_property
    def _spread(self) -> Mapping[str, int]:
        spread: dict[str, int] = defaultdict(int)
        for keys in self.units:
            for key in keys:
                spread[key] += 1
        return spread

    @cached_property
    def _by_letter(self) -> Mapping[str, list[str]]:
        grouped: dict[str, list[str]] = defaultdict(list)
        for key in self._spread:
            grouped[key[0]].append(key)
        return grouped

    def like(self, key: str, others: Iterable[str] = ()) -> dict[str, float]:
        """Words of the text, and of ``others``, by how far they are the word ``key``."""
        near = [*self._by_letter.get(key[0], ()), *(one for one in others if one[0] == key[0])]
        return {one: how for one in near if (how := likeness(key, one))}

    def weight(self, key: str, like: Mapping[str, float]) -> float:
        """The rarer the heavier; where the word itself is absent its kin stands for it."""
        spread = self._spread.get(key, 0)
        if not spread:
            kin = [one for one, how in like.items() if how >= KIN]
            spread = sum(self._spread.get(one, 0) for one in kin)
        total = max(len(self.units), spread)
        return log(1 + (total - spread + 0.5) / (spread + 0.5))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word of the question: its weight, and the words of the lesson that are like it."""

    weight: float
    like: Mapping[str, float]

    def in_(self, keys: Keys) -> float:
        return max((how for key in keys if (how := self.like.get(key, 0.0))), default=0.0)


def similarity(wanted: Iterable[Wanted], keys: Keys) -> float:
    """0..1: the part of what is asked, by weight, that stands among ``keys``."""
    found = total = 0.0
    for word in wanted:
        total += word.weight
        found += word.weight * word.in_(keys)
    return found / total if total else 0.0
