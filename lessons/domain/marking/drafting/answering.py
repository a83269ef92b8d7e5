"""Whether a text answers a question at all: no line is sharp, few wrong refusals count most."""

from collections.abc import Sequence

from lessons.domain.marking.drafting.asking import Asked
from lessons.domain.marking.drafting.defining import DEFINES
from lessons.domain.marking.drafting.likeness import Wanted, similarity
from lessons.domain.marking.drafting.scoring import Reading, Scored

_BEST, _KNOWN, _TOGETHER = 1.08, 3.39, 1.23
_NEEDED = 4.0
"""Fitted on the questions of lessons 11–15 beside their own text and beside the others', and drawn
where eight of a hundred that are answered fall below it (docs/grading.md)."""


def is_answered(reading: Reading, scored: Sequence[Scored]) -> bool:
    return sureness(reading, scored) >= 0


def sureness(reading: Reading, scored: Sequence[Scored]) -> float:
    """Below 0 the text does not answer; else the more the surer."""
    best = max((one.total for one in scored), default=0.0)
    subject = _subject(reading)
    together = max(
        (similarity(subject, keys) for keys in reading.text.paragraph_keys.values()), default=0.0
    )
    return _BEST * best + _KNOWN * _known(subject) + _TOGETHER * together - _NEEDED


def is_defined(reading: Reading) -> bool:
    """False where a definition is asked for and the text has the word but not what it means."""
    return max(reading.definitions, default=0.0) >= DEFINES


def wants_definition_only(asked: Asked) -> bool:
    return asked.wants_definition and not asked.parts


def _subject(reading: Reading) -> list[Wanted]:
    pairs = zip(reading.asked.words, reading.wanted, strict=True)
    return [wanted for word, wanted in pairs if not word.is_task]


def _known(subject: Sequence[Wanted]) -> float:
    """The part of what it is about, by weight, whose words stand in the text at all."""
    total = sum(word.weight for word in subject)
    found = sum(word.weight * max(word.like.values(), default=0.0) for word in subject)
    return found / total if total else 0.0
