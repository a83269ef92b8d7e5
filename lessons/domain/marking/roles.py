"""Two named things that changed their places: «парламент салық жинайды, салық органы заң шығарады».

Every word is there, and all of it is wrong. Two ways are told from each other's key points: what
was said of one thing stands with the other and the other way round, or who acts and who is acted
upon have changed their cases.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from lessons.domain.marking.finding import IN_GROUP, Finder, Found
from lessons.domain.marking.ideas import Phrasing
from lessons.domain.marking.statements import SaidWord
from lessons.domain.text.endings import stem

_STRONG = 0.9
_LEAST_WORDS = 2
_LEAST_DEED = 3
_MOSTLY = 0.67
_ACTED_UPON = re.compile(r".{3,}?(?:n[iae]|[dt]i|[gk][ae]|[dtn][ae]n)")
_TIED = re.compile(r".{3,}?(?:n[iae]|[dtn]i|[gk][ae]|[dtn][ae]n|[dtn]in|[dt][ae]|[mbp]en)")


@dataclass(frozen=True, slots=True)
class _Saying:
    """A clause of a key point: what it speaks of, and what it says of that, as units."""

    key_point: str
    thing: int
    told: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Deed:
    """A clause of a key point in which one thing acts upon another, as units."""

    key_point: str
    acting: int
    acted_upon: int
    predicate: int


class Roles:
    def __init__(self, phrasings: Mapping[str, Sequence[Phrasing]], finder: Finder) -> None:
        self._sayings = [
            saying
            for id_, told in phrasings.items()
            if told
            for saying in _sayings(id_, told[0], finder)
        ]
        self._deeds = [
            deed
            for id_, told in phrasings.items()
            for phrasing in told
            for deed in _deeds(id_, phrasing, finder)
        ]
        self._pairs = [
            (one, other)
            for one, other in combinations(self._sayings, 2)
            if not _is_shared(one, other, finder)
        ]

    def swapped(self, words: Sequence[SaidWord], found: Found) -> frozenset[str]:
        """The key points whose things stand there with what is said of another."""
        clauses = _held_by_clause(words, found)
        crossed = {
            saying.key_point
            for pair in self._pairs
            if _changed_places(*pair, clauses)
            for saying in pair
        }
        turned = {deed.key_point for deed in self._deeds if _is_turned(deed, words, found)}
        return frozenset(crossed | turned)


def _sayings(key_point: str, phrasing: Phrasing, finder: Finder) -> Iterator[_Saying]:
    numbered = list(zip(finder.numbers(phrasing), phrasing.units, strict=True))
    for _, group in groupby(numbered, key=lambda pair: pair[1].words[0].token.clause):
        numbers = [number for number, _ in group]
        if len(numbers) >= _LEAST_WORDS:
            yield _Saying(key_point, numbers[0], frozenset(numbers[1:]))


def _deeds(key_point: str, phrasing: Phrasing, finder: Finder) -> Iterator[_Deed]:
    """«Парламент үкіметке сенім білдіреді»: the first word without a case, one that has one, and
    the last."""
    numbered = list(zip(finder.numbers(phrasing), phrasing.units, strict=True))
    for _, group in groupby(numbered, key=lambda pair: pair[1].words[0].token.clause):
        clause = [(number, unit.words[0].token.key) for number, unit in group]
        if len(clause) < _LEAST_DEED or _TIED.fullmatch(clause[0][1]):
            continue
        for number, key in clause[1:-1]:
            if _ACTED_UPON.fullmatch(key):
                yield _Deed(key_point, clause[0][0], number, clause[-1][0])


def _is_turned(deed: _Deed, words: Sequence[SaidWord], found: Found) -> bool:
    """The one that acts has the case of the other there, and the other none."""
    right = wrong = False
    doing = {words[place.at].token.clause for place in found.get(deed.predicate, ())}
    for clause in doing:
        acting = _keys(deed.acting, clause, words, found)
        others = _keys(deed.acted_upon, clause, words, found)
        is_acting = any(not _TIED.fullmatch(key) for key in acting)
        right = right or is_acting or any(map(_ACTED_UPON.fullmatch, others))
        wrong = wrong or (
            any(map(_ACTED_UPON.fullmatch, acting))
            and any(not _TIED.fullmatch(key) for key in others)
        )
    return wrong and not right


def _keys(number: int, clause: int, words: Sequence[SaidWord], found: Found) -> list[str]:
    return [
        words[place.at].token.key
        for place in found.get(number, ())
        if place.strength >= _STRONG and words[place.at].token.clause == clause
    ]


def _is_shared(one: _Saying, other: _Saying, finder: Finder) -> bool:
    """Two sayings with one word for both things, or nothing of their own to say."""
    stems = {number: stem(finder.units[number].words[0].token.key) for number in _units(one, other)}
    things = {stems[one.thing], stems[other.thing]}
    told, other_told = ({stems[n] for n in saying.told} for saying in (one, other))
    return len(things) == 1 or not (told - other_told - things) or not (other_told - told - things)


def _units(*sayings: _Saying) -> set[int]:
    return {number for saying in sayings for number in (saying.thing, *saying.told)}


def _held_by_clause(words: Sequence[SaidWord], found: Found) -> list[dict[int, float]]:
    """For each clause of the answer the units that it holds as they are meant, how surely."""
    held: dict[int, dict[int, float]] = {}
    for number, places in found.items():
        for place in places:
            if place.agrees and place.strength >= IN_GROUP:
                own = held.setdefault(words[place.at].token.clause, {})
                own[number] = max(place.strength, own.get(number, 0.0))
    return list(held.values())


def _changed_places(one: _Saying, other: _Saying, clauses: Sequence[Mapping[int, float]]) -> bool:
    """Each thing stands somewhere with what belongs to the other, and nowhere with its own."""
    crossed = back = False
    own, others = one.told - other.told, other.told - one.told
    for held in clauses:
        names, names_other = _names(held, one), _names(held, other)
        if not (names or names_other):
            continue
        says, says_other = _says(held, own), _says(held, others)
        if (names and says) or (names_other and says_other):
            return False
        crossed = crossed or (names and not names_other and says_other >= _MOSTLY and not says)
        back = back or (names_other and not names and says >= _MOSTLY and not says_other)
    return crossed and back


def _names(held: Mapping[int, float], saying: _Saying) -> bool:
    return held.get(saying.thing, 0.0) >= _STRONG


def _says(held: Mapping[int, float], own: Collection[int]) -> float:
    """The share of what only one saying tells that stands there."""
    return sum(number in held for number in own) / len(own) if own else 0.0
