"""Whether a text answers a question at all: no line is sharp, few wrong refusals count most."""

from collections.abc import Sequence
from math import log

from lessons.domain.marking.drafting.asking import Asked, AskedWord
from lessons.domain.marking.drafting.defining import DEFINES
from lessons.domain.marking.drafting.likeness import Wanted, similarity
from lessons.domain.marking.drafting.scoring import Reading, Scored

_BEST, _KNOWN, _TOGETHER = 1.98, 4.28, 1.91
_OPINION, _LONG, _TEXT = 1.01, 2.48, -3.82
_NEEDED = 6.56
"""Fitted on the questions of lessons 11–15 and of the seen handouts beside their own text and
beside the others', and drawn where few that are answered fall below it (docs/grading.md)."""
_MANY = 8
"""Words of a question that is long: all of them never stand together."""
_USUAL, _SHORTEST, _LONGEST = 60, 40, 120
"""Units of a text: in a longer one more words are met by chance. No other lengths were seen."""


def is_answered(reading: Reading, scored: Sequence[Scored]) -> bool:
    return sureness(reading, scored) >= 0


def sureness(reading: Reading, scored: Sequence[Scored]) -> float:
    """Below 0 the text does not answer; else the more the surer."""
    best = max((one.total for one in scored), default=0.0)
    subject = _subject(reading)
    together = max(
        (similarity(subject, keys) for keys in reading.text.paragraph_keys.values()), default=0.0
    )
    found = _BEST * best + _KNOWN * _known(subject) + _TOGETHER * together
    return found + _allowed(reading, len(subject)) - _NEEDED


def _allowed(reading: Reading, words: int) -> float:
    """An opinion, and a question of many words, has less of itself in any text."""
    units = min(max(len(reading.text.places), _SHORTEST), _LONGEST)
    asked = _OPINION * reading.asked.wants_opinion + _LONG * min(words, _MANY) / _MANY
    return asked + _TEXT * log(units / _USUAL)


def is_defined(reading: Reading) -> bool:
    """False where a definition is asked for and the text has the word but not what it means."""
    return max(reading.definitions, default=0.0) >= DEFINES


def wants_definition_only(asked: Asked) -> bool:
    return asked.wants_definition and not asked.parts


def _subject(reading: Reading) -> list[Wanted]:
    pairs = zip(reading.asked.words, reading.wanted, strict=True)
    return [wanted for word, wanted in pairs if not (word.is_task or _may_be_absent(word, wanted))]


def _may_be_absent(word: AskedWord, wanted: Wanted) -> bool:
    return word.is_kind and not wanted.like


def _known(subject: Sequence[Wanted]) -> float:
    """The part of what it is about, by weight, whose words stand in the text at all."""
    total = sum(word.weight for word in subject)
    found = sum(word.weight * max(word.like.values(), default=0.0) for word in subject)
    return found / total if total else 0.0
