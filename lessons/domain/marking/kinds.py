"""Key points that ask for an act and not for words: an own position, an example.

«Келісемін» is all that «states an own position» wants, and stands in the question as well, so
that words tell little. The author says which kind a key point is; else its text is asked.
"""

import re
from collections.abc import Sequence

from lessons.domain.marking.statements import SaidWord
from lessons.domain.types.definition import KeyPoint, PointKind

_STANCE_TEXT = re.compile(
    r"^\s*(?:өз(?:інің)? ұстаным|өз көзқарас|собственн\w+ позици)", re.IGNORECASE
)
_TAKING_SIDES = (
    "kelise", "kelisi", "kelisp", "kosila", "kosilm", "koldaim", "koldama", "karsimin", "oimsha",
    "oilaim", "sanaim", "esepteim", "senemin", "menin", "ustanim", "kozkara", "pikirim", "soglas",
    "schitaiu", "dumaiu",
)  # fmt: skip
"""Beginnings of words by which one takes sides."""
_SHOWING = (
    "misal", "maselen", "aitalik", "alaik", "alsak", "naprimer", "primer", "siakti", "mine",
)  # fmt: skip
"""Beginnings of words by which an example is announced."""
_SAID, _UNSAID = 0.95, 0.1
_SHOWN, _NAMED_ONLY = 0.9, 0.4
_NAMES = 2


def kind_of(point: KeyPoint) -> PointKind:
    """As its author chose, or as its text reads. An example is not guessed: most that key points
    name have to fit the subject, and are told by their words (21 answers: 0.48 of a share off by
    the act, 0.31 by the words)."""
    if point.kind is not None:
        return point.kind
    return PointKind.STANCE if _STANCE_TEXT.search(point.text) else PointKind.IDEA


def with_act(chance: float, kind: PointKind, answer: str, words: Sequence[SaidWord]) -> float:
    """The words tell something too: halfway between, 80 stances of marked answers were a quarter of
    a share off instead of more than a third."""
    act = chance_of_act(kind, answer, words)
    return chance if act is None else (chance + act) / 2


def chance_of_act(kind: PointKind, answer: str, words: Sequence[SaidWord]) -> float | None:
    """0..1 that the act is done; None for an idea, which its words have to show."""
    if kind is PointKind.STANCE:
        return _SAID if _holds(words, _TAKING_SIDES) else _UNSAID
    if kind is PointKind.EXAMPLE:
        names = sum(_is_name(answer, word) for word in words)
        if names and _holds(words, _SHOWING):
            return _SHOWN
        return _NAMED_ONLY if names >= _NAMES else _UNSAID
    return None


def _holds(words: Sequence[SaidWord], beginnings: tuple[str, ...]) -> bool:
    return any(word.token.key.startswith(beginnings) for word in words)


def _is_name(answer: str, word: SaidWord) -> bool:
    """A capital or a number where no sentence begins."""
    before = answer[: word.token.start].rstrip()
    first = answer[word.token.start]
    return (first.isupper() and before[-1:].isalpha()) or first.isdigit()
