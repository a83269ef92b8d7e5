"""How much of a key point an answer says, and with which words.

Each window – a sentence, two neighbours, the whole answer – is told by the best place of each word
in it, so that an answer of very many sentences costs no more than its words.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lessons.domain.marking.finding import IN_GROUP, Finder, Found, Place
from lessons.domain.marking.ideas import Phrasing
from lessons.domain.marking.statements import SaidWord
from lessons.domain.text.tokens import Token

STRICTLY = 0.9
"""Strength from which a word is the key point's own, and not one that may stand for it."""
_PAIR_DISCOUNT = 0.95
_WHOLE_DISCOUNT = 0.85
_OTHER_WORDS = 0.9
"""Of several wordings some word is soon met by chance: they count a little less than the text."""
_TELLING = 0.5
"""Weight from which a word is worth showing as evidence."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """``coverage`` and ``reversed`` are shares 0..1 of the key point's weight; ``single``,
    ``whole`` and ``strict`` those said in one sentence, anywhere, and in its own words."""

    coverage: float
    reversed: float
    tokens: tuple[Token, ...] = ()
    phrasing: int = 0
    """Which of the key point's wordings it is."""
    single: float = 0.0
    whole: float = 0.0
    strict: float = 0.0


@dataclass(frozen=True, slots=True)
class Best:
    """Of one word of the key point within a window."""

    place: Place | None = None
    strength: float = 0.0
    wrong: float = 0.0

    def joined(self, other: "Best") -> "Best":
        stronger = other if other.strength > self.strength else self
        return Best(stronger.place, stronger.strength, max(self.wrong, other.wrong))


Window = Mapping[int, Best]
"""By the number of the unit within its phrasing."""


def best_match(
    phrasings: Sequence[Phrasing],
    answer: Sequence[Sequence[SaidWord]],
) -> Coverage:
    """For a few short texts; a ``Finder`` of a whole rubric reads an answer once."""
    words = [word for sentence in answer for word in sentence]
    finder = Finder(phrasings)
    return matched(phrasings, words, finder, finder.find(words))


def matched(
    phrasings: Sequence[Phrasing],
    words: Sequence[SaidWord],
    finder: Finder,
    found: Found,
    worth_of: Callable[[int, Place], float] | None = None,
) -> Coverage:
    """Over all phrasings and all windows of one sentence, two neighbours, or the whole answer.

    ``worth_of`` tells what a place counts for a unit: less where it speaks of something else.
    """
    best: Coverage | None = None
    single = whole = strict = 0.0
    for number, phrasing in enumerate(phrasings):
        if not phrasing.weight:
            continue
        windows = by_sentence(_placed(phrasing, finder, found, worth_of), words)
        worth = _OTHER_WORDS if number else 1.0
        for window, discount in _windows(windows):
            match = _match(phrasing, words, window, worth * discount, number)
            # Where nothing is said, what is said the other way round tells most.
            if best is None or (match.coverage, match.reversed) > (best.coverage, best.reversed):
                best = match
            if discount == 1.0:
                single = max(single, match.coverage)
        every = _joined(windows.values())
        whole = max(whole, worth * _share(phrasing, every, 0.0))
        strict = max(strict, worth * _share(phrasing, every, STRICTLY))
    told = best or Coverage(0, 0)
    return replace(told, single=single, whole=whole, strict=strict)


def _placed(
    phrasing: Phrasing, finder: Finder, found: Found, worth_of: Callable[[int, Place], float] | None
) -> list[list[tuple[Place, float]]]:
    """The places of each unit and what they count."""
    return [
        [
            (place, worth_of(number, place) if worth_of else place.strength)
            for place in found.get(number, ())
        ]
        for number in finder.numbers(phrasing)
    ]


def by_sentence(
    units: Sequence[Sequence[tuple[Place, float]]], words: Sequence[SaidWord]
) -> dict[int, dict[int, Best]]:
    """The best place of each word in each sentence that holds any, by the sentence's number."""
    told: dict[int, dict[int, Best]] = {}
    for number, places in enumerate(units):
        for place, strength in places:
            here = Best(place, strength, 0.0) if place.agrees else Best(None, 0.0, strength)
            sentence = told.setdefault(words[place.at].token.sentence, {})
            sentence[number] = sentence[number].joined(here) if number in sentence else here
    return dict(sorted(told.items()))


def _windows(sentences: Mapping[int, Window]) -> Iterator[tuple[Window, float]]:
    """Two neighbours say more than one only where both say something."""
    for window in sentences.values():
        yield window, 1.0
    for one, two in pairwise(sentences):
        if two == one + 1:
            yield _joined((sentences[one], sentences[two])), _PAIR_DISCOUNT
    if sentences and max(sentences) - min(sentences) > 1:
        yield _joined(sentences.values()), _WHOLE_DISCOUNT


def _joined(windows: Iterable[Window]) -> Window:
    together: dict[int, Best] = {}
    for window in windows:
        for number, best in window.items():
            together[number] = together[number].joined(best) if number in together else best
    return together


def _match(
    phrasing: Phrasing, words: Sequence[SaidWord], window: Window, worth: float, number: int
) -> Coverage:
    covered = against = 0.0
    tokens = []
    for at, best in window.items():
        unit = phrasing.units[at]
        if best.place is None:
            against += unit.weight * best.wrong
            continue
        covered += unit.weight * best.strength
        if unit.weight >= _TELLING and best.strength >= IN_GROUP:
            tokens.append(words[best.place.at].token)
    return Coverage(
        worth * covered / phrasing.weight,
        against / phrasing.weight,
        tuple(sorted(set(tokens), key=lambda token: token.start)),
        number,
    )


def _share(phrasing: Phrasing, window: Window, least: float) -> float:
    held = sum(
        phrasing.units[at].weight * (best.strength if best.strength >= least else 0.0)
        for at, best in window.items()
    )
    return held / phrasing.weight
