"""The pieces of a formula. A comma is decimal before a digit; arguments are parted by «;»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lessons.domain.expressions.errors import FormulaError, Wrong
from lessons.domain.text.samples import Sample

MAX_LENGTH = 300
_PIECES = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)?)"
    r"|(?P<name>[^\W\d_]+\d*)"
    r"|(?P<sign><=|>=|[-+*/()\[\];<>])"
    r"|(?P<blank>\s+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
SAMPLES = (
    Sample(
        pattern=_PIECES,
        how="fullmatch",
        matches=("0.6", "12,5", "Р1", "exam", "<=", "(", "  ", "?"),
        misses=("1.2.3", "Р1+", "< =", "0.6 ", "а1б"),
    ),
)
_SAME = {"·": "*", "×": "*", "∙": "*", "÷": "/", ":": "/", "−": "-", "–": "-"}
_PAIRS = {"≤": "<=", "≥": ">="}
_WRITTEN = str.maketrans(_SAME)
MAX_DIGITS = 9


class Kind(StrEnum):
    NUMBER = "number"
    NAME = "name"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    text: str
    place: int


def tokens(text: str) -> list[Token]:
    """With one for the end. Raises FormulaError."""
    if not text.strip():
        raise FormulaError(Wrong.EMPTY, place=1)
    if len(text) > MAX_LENGTH:
        raise FormulaError(Wrong.TOO_LONG, place=MAX_LENGTH + 1, found=str(MAX_LENGTH))
    return [*_found(text), Token(Kind.END, "", len(text) + 1)]


def _found(text: str) -> Iterator[Token]:
    for piece in _PIECES.finditer(text.translate(_WRITTEN)):
        place, found = piece.start() + 1, piece.group()
        if piece.lastgroup == "number" and len(found) > MAX_DIGITS:
            raise FormulaError(Wrong.NUMBER, place=place, found=found)
        if found in _PAIRS:
            yield Token(Kind.SIGN, _PAIRS[found], place)
        elif piece.lastgroup == "other":
            raise FormulaError(Wrong.CHARACTER, place=place, found=found)
        elif piece.lastgroup != "blank":
            yield Token(Kind(piece.lastgroup or ""), found, place)
