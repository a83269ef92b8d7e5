"""How far a unit defines what a question asks to define."""

import re
from collections.abc import Sequence

from lessons.domain.marking.drafting.units import Unit
from lessons.domain.marking.drafting.vocabulary import says
from lessons.domain.marking.likeness import KIN, likeness
from lessons.domain.text.characters import KAZAKH, LONG_DASHES
from lessons.domain.text.endings import stem
from lessons.domain.text.tokens import tokenise

DEFINES = 0.5
"""From here on a unit is a definition of the thing."""
_LONGEST_SUBJECT = 120
_MOST_OTHERS = 2
_OTHERS, _HEAD, _DIVERTED = 0.4, 0.3, 0.3
_SUBJECT = re.compile(rf"^(?P<subject>.{{2,{_LONGEST_SUBJECT}}}?)\s[-{LONG_DASHES}]\s")
_MEANS = re.compile(r"^(?P<subject>.{2,120}?)\s(?:дегеніміз|деген\s(?:сөз|ұғым))", re.IGNORECASE)
_MEANT = re.compile(
    r"^(?:под\s)?(?P<subject>.{2,120}?)\s(?:понимают|понимается|подразумева\w+|деп\s.{9,}\sайтады)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^(?P<subject>.{2,120}?)\s(?:называ\w+|понима\w+|is\s|refers\s)", re.IGNORECASE
)
_NAMED_LAST = re.compile(
    r"(?<!\S)(?P<subject>[^\s,;:]{1,40}(?:\s[^\s,;:]{1,40})?)\s(?:деп\s(?:атала|атай|түсін)\w+|называ\w+)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[:,]\s")
_COORDINATED = re.compile(r"\s(?:мен|пен|бен|және|и|and)\s", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_KAZAKH = re.compile(f"[{KAZAKH}]")


def defined(unit: Unit, asked: Sequence[str]) -> float:
    """0..1 for the stems that are asked."""
    subject = _subject(unit.text)
    if subject is None or not asked:
        return 0.0
    words = [stem(token.key) for token in tokenise(_IN_BRACKETS.sub("", subject))]
    if not words:
        return 0.0
    share = sum(_best(key, words) for key in asked) / len(asked)
    others = [word for word in words if not _best(word, asked) and len(word) > 2]
    if len(others) > _MOST_OTHERS:
        share *= _OTHERS
    if not _is_head(words, asked, unit.text):
        share *= _HEAD
    return share * (_DIVERTED if _is_diverted(unit, subject) else 1.0)


def _subject(text: str) -> str | None:
    """What a sentence says something of, where its shape is that of a definition."""
    for shape in (_MEANS, _SUBJECT, _MEANT, _NAMED, _NAMED_LAST):
        match = shape.search(text)
        if match:
            return _BEFORE.split(match["subject"])[-1]
    return None


def _best(key: str, words: Sequence[str]) -> float:
    return max((likeness(key, word) for word in words), default=0.0)


def _is_head(words: Sequence[str], asked: Sequence[str], text: str) -> bool:
    """The word that is ruled by the others: the last in Kazakh, the first in Russian.

    «Дипломатиялық қызмет» is no «дипломатия».
    """
    at = -1 if _KAZAKH.search(text) else 0
    return likeness(words[at], asked[at]) >= KIN


def _is_diverted(unit: Unit, subject: str) -> bool:
    return unit.is_item or _COORDINATED.search(subject) is not None or says("several", unit.text)
