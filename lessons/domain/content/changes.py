"""What differs between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from lessons.domain.content.drawn import texts_of
from lessons.domain.content.question import QuestionContent

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")
MOST_PIECES = 4000
"""Of one text; what is longer is compared as a whole."""


class ChangeKind(StrEnum):
    SAME = "same"
    GONE = "gone"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    kind: ChangeKind
    text: str


class QuestionText(StrEnum):
    """What of a question a person reads as text."""

    TEXT = "text"
    KEY = "key"
    PARAMETERS = "parameters"
    EXPLANATION = "explanation"
    HINTS = "hints"
    POINTS = "points"


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """In the order of the texts, what goes before what comes in its place."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if max(len(old), len(new)) > MOST_PIECES:
        old, new = [before], [after]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    found = (
        piece
        for tag, start, end, new_start, new_end in matcher.get_opcodes()
        for piece in _pieces(tag, "".join(old[start:end]), "".join(new[new_start:new_end]))
    )
    return tuple(found)


def _pieces(tag: str, old: str, new: str) -> Iterator[Piece]:
    if tag == "equal":
        yield Piece(ChangeKind.SAME, old)
        return
    if old:
        yield Piece(ChangeKind.GONE, old)
    if new:
        yield Piece(ChangeKind.ADDED, new)


def question_texts(content: QuestionContent) -> dict[QuestionText, str]:
    """As its author typed them; a key as lines."""
    texts = texts_of(content)
    return {
        QuestionText.TEXT: texts.text,
        QuestionText.KEY: texts.key,
        QuestionText.PARAMETERS: texts.parameters,
        QuestionText.EXPLANATION: texts.explanation,
        QuestionText.HINTS: "\n".join(texts.hints),
        QuestionText.POINTS: str(content.points),
    }


def question_changes(
    before: QuestionContent, after: QuestionContent
) -> dict[QuestionText, tuple[Piece, ...]]:
    """Of those texts that differ."""
    old, new = question_texts(before), question_texts(after)
    return {name: word_changes(old[name], new[name]) for name in old if old[name] != new[name]}
