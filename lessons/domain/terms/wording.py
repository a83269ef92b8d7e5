"""What each language of lessons says about its words: where they stand, which are forms of one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """``key`` is the same for all spellings of one word; ``start`` and ``end`` are its place."""

    key: str
    start: int
    end: int


class Words(Protocol):
    def tokens(self, text: str) -> Sequence[Token]: ...

    def is_form(self, key: str, word: str, *, is_last: bool) -> bool:
        """Whether ``word`` of a text is a form of ``key``, a word of a term (``is_last`` of it).

        Only asked of two words that begin with the same two letters.
        """


def plain_tokens(text: str) -> list[Token]:
    """Of languages that need no more than capitals and ё put aside."""
    return [
        Token(match.group().casefold().replace("ё", "е"), *match.span())
        for match in _WORD.finditer(text)
    ]
