"""The one word that turns a statement round: «қысым артса, көлемі ұлғаяды» for «… кемиді».

All else of the key point stands there, so that its words tell much for it. In the sentence that
repeats most of a key point two things are asked: whether the opposite is said of what the key point
speaks of (more for less, open for closed), and whether its predicate is denied where the key point
affirms it, or affirmed where it denies.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from lessons.domain.marking.finding import IN_GROUP, Finder, Found
from lessons.domain.marking.ideas import Phrasing, Unit
from lessons.domain.marking.opposites import Side, other_side, sides_of
from lessons.domain.marking.statements import SaidWord

_LEAST_REPEATED = 0.4
"""Of a key point's weight; a sentence with less speaks in words of its own, and those are no signs.
Set on 1,300 marked answers."""
_SAME_WORD = 0.9
_CONDITION = ("sa", "se", "ganda", "gende", "kanda", "kende")
_CONDITIONS = frozenset({"esli", "kogda", "chem", "if", "uhen", "saiin", "pri"})
_BOTH = 2
Sides = Mapping[int, Sequence[Side]]
"""Sides of opposites that each clause tells, one for each word."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A clause of a key point says one side of two opposites, or both of them, of ``things``, its
    other words."""

    side: Side
    things: frozenset[int]
    is_of_both: bool = False


@dataclass(slots=True)
class _Sentence:
    """What of a key point a sentence of an answer holds."""

    held: dict[int, float] = field(default_factory=dict)
    repeated: dict[int, float] = field(default_factory=dict)
    flipped: set[int] = field(default_factory=set)
    clauses: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """The words that each clause holds."""


class Contraries:
    def __init__(self, phrasings: Mapping[str, Sequence[Phrasing]], finder: Finder) -> None:
        self._statements = {
            id_: _Statement(told[0], finder) for id_, told in phrasings.items() if told
        }

    def of(self, words: Sequence[SaidWord], found: Found) -> frozenset[str]:
        """The key points of which the answer says the opposite."""
        sides = _sides_by_clause(words)
        return frozenset(
            id_ for id_, one in self._statements.items() if one.is_turned(words, found, sides)
        )


class _Statement:
    def __init__(self, phrasing: Phrasing, finder: Finder) -> None:
        self._numbered = tuple(zip(finder.numbers(phrasing), phrasing.units, strict=True))
        self._weight = phrasing.weight or 1.0
        self._claims = tuple(_claims(self._numbered))
        self._predicates = set(_predicates(self._numbered))
        self._is_conditional = any(_is_condition(unit) for unit in phrasing.units)

    def is_turned(self, words: Sequence[SaidWord], found: Found, sides: Sides) -> bool:
        """A sentence that holds more of it, and nothing contrary, says it all the same."""
        straight = turned = 0.0
        for one in self._sentences(words, found).values():
            held = sum(one.held.values()) / self._weight
            repeats = sum(one.repeated.values()) / self._weight >= _LEAST_REPEATED
            if repeats and self._is_contrary(one, sides):
                turned = max(turned, held)
            else:
                straight = max(straight, held)
        return turned > 0.0 and straight <= turned

    def _sentences(self, words: Sequence[SaidWord], found: Found) -> dict[int, _Sentence]:
        told: dict[int, _Sentence] = defaultdict(_Sentence)
        for number, unit in self._numbered:
            for place in found.get(number, ()):
                token = words[place.at].token
                one = told[token.sentence]
                if place.agrees and place.strength >= IN_GROUP:
                    weight = unit.weight * place.strength
                    one.held[number] = max(weight, one.held.get(number, 0.0))
                    one.clauses[token.clause].add(number)
                    if place.strength >= _SAME_WORD:
                        one.repeated[number] = unit.weight
                elif place.strength >= _SAME_WORD and number in self._predicates:
                    one.flipped.add(number)
        return told

    def _is_contrary(self, one: _Sentence, sides: Sides) -> bool:
        if one.flipped - one.held.keys():
            return True
        every = [claim for claim in self._claims if _is_turned(claim, one.clauses, sides)]
        if any(claim.is_of_both for claim in every):
            return True
        turned = Counter(claim.side[0] for claim in every)
        return any(not self._turn_together(line, count) for line, count in turned.items())

    def _turn_together(self, line: int, count: int) -> bool:
        """«баға түссе, сұраныс артады» is the same as «баға өссе, сұраныс азаяды»; one is not."""
        claims = sum(claim.side[0] == line for claim in self._claims)
        return self._is_conditional and count == claims > 1


def _is_turned(claim: _Claim, clauses: Mapping[int, set[int]], sides: Sides) -> bool:
    about = [
        sides.get(at, ())
        for at, held in clauses.items()
        if 2 * len(held & claim.things) >= len(claim.things)
    ]
    opposite = other_side(claim.side)
    if claim.is_of_both:
        is_one = any(max(own.count(claim.side), own.count(opposite)) >= _BOTH for own in about)
        return is_one and not any(claim.side in own and opposite in own for own in about)
    return any(opposite in own for own in about) and not any(claim.side in own for own in about)


def _claims(numbered: Sequence[tuple[int, Unit]]) -> Iterator[_Claim]:
    for _, group in groupby(numbered, key=lambda one: one[1].words[0].token.clause):
        clause = list(group)
        sides = {number: _sides(unit.words[0]) for number, unit in clause}
        every = {side for own in sides.values() for side in own}
        for number, own in sides.items():
            things = frozenset(other for other, _ in clause if other != number)
            yield from (_Claim(one, things, other_side(one) in every) for one in own if things)


def _sides(word: SaidWord) -> frozenset[Side]:
    """«кемімейді» is no less, and «тұрақсыз» a word of its own."""
    inner = sides_of(word.own) if word.own else frozenset()
    if inner:
        return frozenset(map(other_side, inner)) if word.is_denied else inner
    own = sides_of(word.token.key)
    return frozenset(map(other_side, own)) if word.is_denied and not word.own else own


def _sides_by_clause(words: Sequence[SaidWord]) -> dict[int, list[Side]]:
    return {
        clause: [side for word in group for side in _sides(word)]
        for clause, group in groupby(words, key=lambda word: word.token.clause)
    }


def _predicates(numbered: Sequence[tuple[int, Unit]]) -> Iterator[int]:
    """The last word of each clause of a key point."""
    for _, group in groupby(numbered, key=lambda one: one[1].words[0].token.clause):
        yield list(group)[-1][0]


def _is_condition(unit: Unit) -> bool:
    key = unit.words[0].token.key
    return key in _CONDITIONS or key.endswith(_CONDITION)
