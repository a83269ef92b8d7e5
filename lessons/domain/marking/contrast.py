"""What key points say of one thing and not of another, said in an answer of the wrong one.

Only words that tell the things apart count: «жылу» belongs to both reactions, «сіңіру» to one.
Two opposites that have changed their things settle it alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import combinations
from typing import Protocol

from lessons.domain.marking.coverage import STRICTLY
from lessons.domain.marking.finding import IN_GROUP, Finder, Found
from lessons.domain.marking.ideas import Phrasing
from lessons.domain.marking.likeness import SLIP, likeness
from lessons.domain.marking.opposites import other_side, sides_of
from lessons.domain.marking.statements import SaidWord

_FEWEST_THINGS = 2
_FEWEST, _FEWEST_ALONE = 2, 3
"""Words of a key point that stand crossed for each that stands right; more where the answer as a
whole does not lean to it. Set, with the next, on 1,087 marked answers: of 39 such key points 33
were not held."""
_ALL_CROSSED = 3
"""Words of an answer, and how many more than stand right: of 12 such answers none earned half."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """``key_points`` that are said of the wrong thing; ``is_all`` where the answer as a whole has
    its things changed. ``balance`` is −1..1 by key point, ``whole`` that of the answer: how much
    more is said of the right thing. ``named`` is the share of the things that the answer names."""

    key_points: frozenset[str] = frozenset()
    is_all: bool = False
    balance: Mapping[str, float] = field(default_factory=dict)
    whole: float = 0.0
    named: float = 1.0


@dataclass(frozen=True, slots=True)
class _Telling:
    """A word of a key point that tells its thing from the others."""

    key_point: str
    unit: int
    thing: str


class Side(Enum):
    """Under which thing a telling word stands."""

    OWN = auto()
    CROSSED = auto()
    """Under another that the question sets beside its own, and never under its own."""
    NOWHERE = auto()


class Owners(Protocol):
    """Tells of which thing each word speaks."""

    def are_opposed(self, one: str, other: str) -> bool: ...

    def owners(self, words: Sequence[SaidWord]) -> list[str]: ...

    def owners_of_units(self, key_point: str, phrasing: Phrasing) -> list[str]: ...


class Contrast:
    def __init__(
        self, phrasings: Mapping[str, Sequence[Phrasing]], finder: Finder, heads: Owners
    ) -> None:
        self._heads = heads
        self._finder = finder
        told = [
            _Telling(id_, number, thing)
            for id_, own in phrasings.items()
            for number, thing in self._owned(id_, own)
        ]
        self._telling = [one for one in told if not any(self._is_shared(one, o) for o in told)]
        things = {one.thing for one in told}
        self._things = {
            one for one in things if any(heads.are_opposed(one, other) for other in things)
        }
        self._pairs = [
            (one, other)
            for one, other in combinations(self._telling, 2)
            if one.thing != other.thing and self._are_opposite(one.unit, other.unit)
        ]

    def crossed(self, words: Sequence[SaidWord], found: Found) -> Crossed:
        owners = self._heads.owners(words)
        named = self._things & set(owners)
        share = len(named) / len(self._things) if self._things else 1.0
        if len(named) < _FEWEST_THINGS:
            return Crossed(named=share)
        sides = {one: self._side(one, found, owners, named) for one in self._telling}
        counted = _counted(sides)
        all_ = sum(counted.values(), Counter[Side]())
        more = all_[Side.CROSSED] - all_[Side.OWN]
        return Crossed(
            self._by_pair(sides) | _by_count(counted, _FEWEST if more > 0 else _FEWEST_ALONE),
            is_all=more >= _ALL_CROSSED,
            balance={id_: _balance(own) for id_, own in counted.items()},
            whole=_balance(all_),
            named=share,
        )

    def _by_pair(self, sides: Mapping[_Telling, Side]) -> frozenset[str]:
        return frozenset(
            one.key_point
            for pair in self._pairs
            if all(sides[one] is Side.CROSSED for one in pair)
            for one in pair
        )

    def _owned(self, id_: str, own: Sequence[Phrasing]) -> Iterator[tuple[int, str]]:
        phrasing = own[0]
        owners = self._heads.owners_of_units(id_, phrasing)
        numbers = self._finder.numbers(phrasing)
        for number, unit, thing in zip(numbers, phrasing.units, owners, strict=True):
            if thing and not unit.is_asked:
                yield number, thing

    def _side(
        self, one: _Telling, found: Found, owners: Sequence[str], named: AbstractSet[str]
    ) -> Side:
        places = [place for place in found.get(one.unit, ()) if place.agrees]
        own_words = [place for place in places if place.strength >= STRICTLY]
        meant = own_words or [place for place in places if place.strength >= IN_GROUP]
        under = {owners[place.at] for place in meant}
        if one.thing in under:
            return Side.OWN
        is_crossed = any(self._heads.are_opposed(one.thing, other) for other in under)
        return Side.CROSSED if is_crossed and one.thing in named else Side.NOWHERE

    def _is_shared(self, one: _Telling, other: _Telling) -> bool:
        keys = (self._finder.units[it.unit].words[0].token.key for it in (one, other))
        return one.thing != other.thing and likeness(*keys) >= SLIP

    def _are_opposite(self, one: int, other: int) -> bool:
        key, other_key = (self._finder.units[n].words[0].token.key for n in (one, other))
        return any(other_side(side) in sides_of(other_key) for side in sides_of(key))


def _counted(sides: Mapping[_Telling, Side]) -> dict[str, Counter[Side]]:
    counted: dict[str, Counter[Side]] = defaultdict(Counter)
    for one, side in sides.items():
        counted[one.key_point][side] += 1
    return counted


def _by_count(counted: Mapping[str, Counter[Side]], fewest: int) -> set[str]:
    return {
        id_
        for id_, own in counted.items()
        if own[Side.CROSSED] >= max(fewest, fewest * own[Side.OWN])
    }


def _balance(sides: Counter[Side]) -> float:
    own, crossed = sides[Side.OWN], sides[Side.CROSSED]
    return (own - crossed) / (own + crossed + 1)
