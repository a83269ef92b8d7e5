"""Whether a key point that was edited still stands for the idea it stood for."""

from difflib import SequenceMatcher

from lessons.domain.text.denial import denials
from lessons.domain.text.tokens import Token, tokenise

_ALIKE = 0.6
"""Of the letters: a slip that was mended or a word that was added leaves more."""


def is_same_idea(one: str, other: str) -> bool:
    """Most letters are the same; numbers and what is denied are the same altogether."""
    if one == other:
        return True
    first, second = tokenise(one), tokenise(other)
    if _numbers(first) != _numbers(second) or denials(first) != denials(second):
        return False
    return SequenceMatcher(None, _key(first), _key(second), autojunk=False).ratio() >= _ALIKE


def _key(tokens: list[Token]) -> str:
    return " ".join(token.key for token in tokens)


def _numbers(tokens: list[Token]) -> list[str]:
    return [token.key for token in tokens if token.key.isdigit()]
