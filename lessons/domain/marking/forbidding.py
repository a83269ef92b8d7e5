"""Whether an answer says what a key point must not say.

What is forbidden is mostly said in the words of the truth itself: «…елшіліктерден ғана тұрады».
So all of it is asked for, in one sentence, and a word that tells it from the truth.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lessons.domain.marking.coverage import IN_GROUP, best_match
from lessons.domain.marking.ideas import Phrasing, Unit, content, plain_phrasing
from lessons.domain.marking.lexicon import Lexicon
from lessons.domain.marking.likeness import likeness
from lessons.domain.marking.statements import ONLY, SaidWord, read

_NEARLY_ALL = 0.8
_ALMOST = 1e-9


@dataclass(frozen=True, slots=True)
class Forbidden:
    phrasing: Phrasing
    is_told_apart: bool
    """Some word the question and the key point do not have, or have denied otherwise."""
    is_limited: bool
    """«ғана», «только» is part of it."""

    def is_said(self, spoken: Iterable[Sequence[SaidWord]]) -> bool:
        return any(self._is_said_in(sentence) for sentence in spoken)

    def _is_said_in(self, sentence: Sequence[SaidWord]) -> bool:
        """Where nothing tells it from the truth, nobody can be said to have said it."""
        return (
            (self.is_told_apart or self.is_limited)
            and (not self.is_limited or _is_limited(sentence))
            and best_match((self.phrasing,), [sentence]).coverage >= _NEARLY_ALL
            and all(_is_found(unit, sentence) for unit in self.phrasing.units)
        )


def _is_found(unit: Unit, sentence: Sequence[SaidWord]) -> bool:
    return best_match((Phrasing((unit,)),), [sentence]).coverage >= IN_GROUP - _ALMOST


def forbidden(text: str, truths: Iterable[str], lexicon: Lexicon) -> Forbidden:
    """``truths`` are the question, the key point and its wordings."""
    known = [word for truth in truths for word in content(read(truth, lexicon))]
    phrasing = plain_phrasing(text, lexicon)
    return Forbidden(
        phrasing,
        any(not _is_among(unit.words[0], known) for unit in phrasing.units),
        _is_limited(read(text, lexicon)),
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
