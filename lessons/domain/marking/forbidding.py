"""Whether an answer says what a key point must not say.

What is forbidden is mostly said in the words of the truth itself: «…елшіліктерден ғана тұрады».
So all of it is asked for, in one sentence, and a word that tells it from the truth.
"""

from collections.abc import Iterable, Sequence

from lessons.domain.marking.coverage import Window, by_sentence
from lessons.domain.marking.finding import IN_GROUP, Finder
from lessons.domain.marking.ideas import Phrasing, content, plain_phrasing
from lessons.domain.marking.lexicon import Lexicon
from lessons.domain.marking.likeness import likeness
from lessons.domain.marking.statements import ONLY, SaidWord, read, sentences

_NEARLY_ALL = 0.8
_ALMOST = 1e-9


class Forbidden:
    def __init__(self, phrasing: Phrasing, *, is_told_apart: bool, is_limited: bool) -> None:
        """``is_told_apart`` by some word that the question and the key point do not have, or have
        denied otherwise; ``is_limited`` where «ғана», «только» is part of it."""
        self._finder = Finder((phrasing,))
        self._is_told_apart = is_told_apart
        self._is_limited = is_limited

    def is_said(self, words: Sequence[SaidWord]) -> bool:
        """In one sentence. Where nothing tells it from the truth, nobody can be said to have said
        it."""
        if not (self._is_told_apart or self._is_limited):
            return False
        found = self._finder.find(words)
        units = [
            [(place, place.strength) for place in found.get(number, ())]
            for number in range(len(self._finder.units))
        ]
        said = [
            number
            for number, held in by_sentence(units, words).items()
            if _is_all(held, len(units))
        ]
        if not self._is_limited or not said:
            return bool(said)
        return any(
            _is_limited(sentence)
            for sentence in sentences(words)
            if sentence[0].token.sentence in said
        )


def _is_all(held: Window, count: int) -> bool:
    """Every word of it stands there as it is meant, and most of them are its own."""
    strengths = [best.strength for best in held.values() if best.strength >= IN_GROUP - _ALMOST]
    return len(strengths) == count and sum(strengths) >= _NEARLY_ALL * count


def forbidden(text: str, truths: Iterable[str], lexicon: Lexicon) -> Forbidden:
    """``truths`` are the question, the key point and its wordings."""
    known = [word for truth in truths for word in content(read(truth, lexicon))]
    phrasing = plain_phrasing(text, lexicon)
    return Forbidden(
        phrasing,
        is_told_apart=any(not _is_among(unit.words[0], known) for unit in phrasing.units),
        is_limited=_is_limited(read(text, lexicon)),
    )


def _is_among(word: SaidWord, known: Iterable[SaidWord]) -> bool:
    return any(
        word.is_denied == other.is_denied and likeness(word.token.key, other.token.key)
        for other in known
    )


def _is_limited(words: Sequence[SaidWord]) -> bool:
    """Not by «ғана емес», «не только»."""
    keys = ["", *(word.token.key for word in words), ""]
    return any(
        key in ONLY and keys[at - 1] != "ne" and keys[at + 1] != "emes"
        for at, key in enumerate(keys)
    )
