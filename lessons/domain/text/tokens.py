"""The words of an answer with their places, spelled one way whatever they were typed with."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lessons.domain.text.characters import (
    ACCENTS,
    APOSTROPHES,
    CLAUSE_ENDS,
    GUILLEMETS,
    INVISIBLE,
    LETTER,
    SENTENCE_ENDS,
)
from lessons.domain.text.search import search_key

# Digits and letters are two words though a space is missing: «1990ж».
_WORD = re.compile(rf"\d+|{LETTER}(?:{LETTER}|[{ACCENTS}{INVISIBLE}]|[{APOSTROPHES}](?={LETTER}))*")
_LONGEST_KEY = 48
"""Letters; no word is longer, and hostile ones would cost time."""
_SENTENCE_END = re.compile(rf"[{SENTENCE_ENDS};\n]")
_CLAUSE_END = re.compile(rf"[{CLAUSE_ENDS}{GUILLEMETS}]|\s-\s")


@dataclass(frozen=True, slots=True)
class Token:
    """``answer[start:end]`` is the word; ``key`` its letters in ASCII, empty for none.

    ``clause`` and ``sentence`` count from 0 within the text.
    """

    start: int
    end: int
    key: str
    clause: int
    sentence: int


def tokenise(text: str, *, most: int | None = None) -> list[Token]:
    """Every word of the text, in order, or the first so many of them."""
    tokens: list[Token] = []
    clause = sentence = last = 0
    for match in islice(_WORD.finditer(text), most):
        between = text[last : match.start()]
        if tokens and _CLAUSE_END.search(between) and not _is_decimal(between, match[0]):
            clause += 1
            sentence += bool(_SENTENCE_END.search(between))
        tokens.append(Token(match.start(), match.end(), word_key(match[0]), clause, sentence))
        last = match.end()
    return [token for token in tokens if token.key]


def _is_decimal(between: str, word: str) -> bool:
    return between in {",", "."} and word[0].isdigit()


@lru_cache(maxsize=1 << 16)
def word_key(word: str) -> str:
    """``word_key("Жұмсақ") == word_key("жумсак") == word_key("jūmsaq")``."""
    return _collapsed(search_key(word)).replace(" ", "")[:_LONGEST_KEY]


def _collapsed(key: str) -> str:
    """Doubled letters are written once by some and twice by others: ``министрлии``, ``иі``."""
    return re.sub(r"([a-z])\1", r"\1", key)
