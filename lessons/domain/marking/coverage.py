"""How much of a key point an answer says, and with which words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lessons.domain.marking.ideas import Phrasing, Unit
from lessons.domain.marking.lexicon import Groups
from lessons.domain.marking.likeness import likeness
from lessons.domain.marking.statements import SaidWord
from lessons.domain.text.endings import stem
from lessons.domain.text.tokens import Token

IN_GROUP = 0.7
FOREIGN = 0.15
_PAIR_DISCOUNT = 0.95
_WHOLE_DISCOUNT = 0.85
_OTHER_WORDS = 0.9
"""Of several wordings some word is soon met by chance: they count a little less than the text."""
_YEAR_TAIL = 2
_GLUED = 11
_TELLING = 0.5
"""Weight from which a word is worth showing as evidence."""
_STEM_IN_GLUED = 5


@dataclass(frozen=True, slots=True)
class Coverage:
    """``coverage`` and ``reversed`` are shares 0..1 of the key point's weight."""

    coverage: float
    reversed: float
    tokens: tuple[Token, ...] = ()
    phrasing: int = 0
    """Which of the key point's wordings it is."""


@dataclass(frozen=True, slots=True)
class _Found:
    strength: float
    agrees: bool
    at: int


def best_match(
    phrasings: Sequence[Phrasing],
    answer: Sequence[Sequence[SaidWord]],
    foreign: Sequence[bool] = (),
) -> Coverage:
    """Over all phrasings and all windows of one sentence, two neighbours, or the whole answer.

    ``foreign`` tells of each word whether it speaks of something else.
    """
    best: Coverage | None = None
    best_number = 0
    for number, phrasing in enumerate(phrasings):
        for match in _windows(phrasing, answer, foreign, _OTHER_WORDS if number else 1.0):
            # Where nothing is said, what is said the other way round tells most.
            if best is None or (match.coverage, match.reversed) > (best.coverage, best.reversed):
                best, best_number = match, number
    return replace(best, phrasing=best_number) if best else Coverage(0, 0)


def _windows(
    phrasing: Phrasing, answer: Sequence[Sequence[SaidWord]], foreign: Sequence[bool], worth: float
) -> Iterator[Coverage]:
    if not phrasing.weight:
        return
    words = [word for sentence in answer for word in sentence]
    found = [_found(unit, words, foreign) for unit in phrasing.units]
    bounds = _bounds(answer)
    windows = [(start, end, worth) for start, end in bounds]
    windows += [(one[0], two[1], worth * _PAIR_DISCOUNT) for one, two in pairwise(bounds)]
    if len(bounds) > 2:
        windows.append((0, len(words), worth * _WHOLE_DISCOUNT))
    for window in windows:
        yield _match(phrasing, words, found, window)


def _bounds(answer: Sequence[Sequence[SaidWord]]) -> list[tuple[int, int]]:
    bounds, start = [], 0
    for sentence in answer:
        bounds.append((start, start + len(sentence)))
        start += len(sentence)
    return bounds


def _found(unit: Unit, words: Sequence[SaidWord], foreign: Sequence[bool]) -> list[_Found]:
    found = []
    known, own = unit.known, unit.words[0].groups
    for at, word in enumerate(words):
        strength = known.get(word.token.key)
        if strength is None:
            strength = known[word.token.key] = _alikeness(unit, word)
        are_kin = not own.every.isdisjoint(word.groups.every)
        if not strength and not are_kin:
            continue
        settled = are_kin and _is_settled(own, word.groups)
        agrees = settled or word.is_denied == unit.is_denied
        told = max(strength, IN_GROUP) if are_kin else strength
        found.append(_Found(told * FOREIGN if foreign and foreign[at] else told, agrees, at))
    return found


def _is_settled(one: Groups, other: Groups) -> bool:
    """A phrase that holds its own denial means the same as the other word."""
    return not (one.settled.isdisjoint(other.every) and one.open.isdisjoint(other.settled))


def _alikeness(unit: Unit, word: SaidWord) -> float:
    """0..1 by letters alone."""
    best = max(_alike(one, other) for own in unit.words for one in own.keys for other in word.keys)
    if not best and len(word.token.key) >= _GLUED:
        best = max(_glued(own.token.key, word.token.key) for own in unit.words)
    return best


def _glued(wanted: str, key: str) -> float:
    """For words written in one: «ресмитүрде»."""
    one = stem(wanted)
    return IN_GROUP if len(one) >= _STEM_IN_GLUED and one in key[2:] else 0.0


def _alike(one: str, other: str) -> float:
    if one.isdigit() and other.isdigit():
        short, long = sorted((one, other), key=len)
        return float(one == other or (len(short) >= _YEAR_TAIL and long.endswith(short)))
    return likeness(one, other)


def _match(
    phrasing: Phrasing,
    words: Sequence[SaidWord],
    found: Sequence[Sequence[_Found]],
    window: tuple[int, int, float],
) -> Coverage:
    start, end, discount = window
    covered = against = 0.0
    tokens = []
    for unit, places in zip(phrasing.units, found, strict=True):
        best: _Found | None = None
        wrong = 0.0
        for place in places:
            if not start <= place.at < end:
                continue
            if not place.agrees:
                wrong = max(wrong, place.strength)
            elif best is None or place.strength > best.strength:
                best = place
        if best is None:
            against += unit.weight * wrong
            continue
        covered += unit.weight * best.strength
        if unit.weight >= _TELLING and best.strength >= IN_GROUP:
            tokens.append(words[best.at].token)
    return Coverage(
        discount * covered / phrasing.weight,
        against / phrasing.weight,
        tuple(sorted(set(tokens), key=lambda token: token.start)),
    )
