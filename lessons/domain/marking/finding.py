"""Where the words of key points stand in an answer: each word of the answer is compared once.

Words are alike by stem, slips and roots, or because they may stand for one another. The first
letter leads to the few words of a rubric that may be meant, so that a text of any length costs no
more than its different words.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lessons.domain.marking.ideas import Phrasing, Unit
from lessons.domain.marking.lexicon import Groups
from lessons.domain.marking.likeness import Letters, letters_of, likeness
from lessons.domain.marking.opposites import Side, other_side, sides_of
from lessons.domain.marking.statements import SaidWord
from lessons.domain.text.endings import stem

IN_GROUP = 0.7
OPPOSED = 0.8
_YEAR_TAIL = 2
_GLUED = 11
_STEM_IN_GLUED = 5
_MOST_REMEMBERED = 20_000
"""Different words of answers to one rubric; then all are forgotten."""


@dataclass(frozen=True, slots=True)
class Place:
    """Of a word of a key point in an answer: the word number ``at`` is as like to it as
    ``strength`` says, and ``agrees`` where both or neither are denied."""

    at: int
    strength: float
    agrees: bool


Found = Mapping[int, Sequence[Place]]
"""Places by the number of the unit in ``Finder.units``, in the order of the answer."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One way in which some units of a rubric are written."""

    key: str
    letters: Letters
    units: list[int]


class Finder:
    def __init__(self, phrasings: Iterable[Phrasing]) -> None:
        self.units = tuple(unit for phrasing in phrasings for unit in phrasing.units)
        self._number = {id(unit): number for number, unit in enumerate(self.units)}
        self._wanted: dict[str, dict[str, _Wanted]] = defaultdict(dict)
        self._by_group: dict[int, list[int]] = defaultdict(list)
        self._by_side: dict[Side, list[int]] = defaultdict(list)
        self._glued: dict[str, list[int]] = defaultdict(list)
        for number, unit in enumerate(self.units):
            self._index(number, unit)
        self._known: dict[tuple[str, ...], tuple[tuple[int, float], ...]] = {}

    def numbers(self, phrasing: Phrasing) -> list[int]:
        return [self._number[id(unit)] for unit in phrasing.units]

    def find(self, words: Sequence[SaidWord]) -> Found:
        found: dict[int, list[Place]] = defaultdict(list)
        for at, word in enumerate(words):
            strengths = dict(self._alike(word))
            for group in word.groups.every:
                for number in self._by_group.get(group, ()):
                    strengths[number] = max(strengths.get(number, 0.0), IN_GROUP)
            for number, strength in strengths.items():
                found[number].append(Place(at, strength, _agrees(self.units[number], word)))
            for number in self._opposed_to(word):
                if number not in strengths:
                    is_turned_back = word.is_denied != self.units[number].is_denied
                    found[number].append(Place(at, OPPOSED, is_turned_back))
        return found

    def _index(self, number: int, unit: Unit) -> None:
        for key in {key for word in unit.words for key in word.keys}:
            wanted = self._wanted[_letter(key)].setdefault(key, _Wanted(key, letters_of(key), []))
            wanted.units.append(number)
        for group in unit.words[0].groups.every:
            self._by_group[group].append(number)
        for side in sides_of(unit.words[0].token.key):
            self._by_side[side].append(number)
        for one in {stem(word.token.key) for word in unit.words}:
            if len(one) >= _STEM_IN_GLUED:
                self._glued[one].append(number)

    def _opposed_to(self, word: SaidWord) -> set[int]:
        """«аз емес» says what «көп» says; «аз» the opposite."""
        sides = sides_of(word.token.key)
        return {n for side in sides for n in self._by_side.get(other_side(side), ())}

    def _alike(self, word: SaidWord) -> tuple[tuple[int, float], ...]:
        keys = word.keys
        known = self._known.get(keys)
        if known is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            known = self._known[keys] = tuple(self._compared(keys).items())
        return known

    def _compared(self, keys: Sequence[str]) -> Mapping[int, float]:
        """Units that are like a word by letters alone, with strengths 0..1."""
        strengths: dict[int, float] = {}
        for key in keys:
            letters = letters_of(key)
            for wanted in self._wanted.get(_letter(key), {}).values():
                strength = _alike(wanted.key, key) if letters.may_be_like(wanted.letters) else 0.0
                if strength:
                    for number in wanted.units:
                        strengths[number] = max(strengths.get(number, 0.0), strength)
        if len(keys[0]) >= _GLUED:
            for one, numbers in self._glued.items():
                if is_glued(one, keys[0]):
                    strengths |= {number: IN_GROUP for number in numbers if number not in strengths}
        return strengths


def is_glued(wanted: str, key: str) -> bool:
    """For words written in one: «ресмитүрде»."""
    return wanted in key[2:]


def _letter(key: str) -> str:
    """Numbers stand together: «91» may be «1991»."""
    return "0" if key[0].isdigit() else key[0]


def _agrees(unit: Unit, word: SaidWord) -> bool:
    return word.is_denied == unit.is_denied or _is_settled(unit.words[0].groups, word.groups)


def _is_settled(one: Groups, other: Groups) -> bool:
    """A phrase that holds its own denial means the same as the other word."""
    return not (one.settled.isdisjoint(other.every) and one.open.isdisjoint(other.settled))


def _alike(one: str, other: str) -> float:
    """Two numbers are one where the shorter ends the longer: «91» is «1991»."""
    if one.isdigit() and other.isdigit():
        short, long = sorted((one, other), key=len)
        return float(one == other or (len(short) >= _YEAR_TAIL and long.endswith(short)))
    return likeness(one, other)
