"""A scale as a person types it: one grade a line, «A; 4,0; 95; өте жақсы», the highest first.

The pieces may also be parted by tabs, as rows that are pasted from a spreadsheet are.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

from lessons.domain.journal.scale_errors import ScaleError, ScaleWrong
from lessons.domain.journal.scales import Grade, Scale, Traditional, checked_scale
from lessons.domain.text.characters import TYPED_DASHES
from lessons.domain.text.samples import Sample

OWN = "own"
MOST_GRADES = 30
MOST_LETTERS = 8
MAX_TYPED = 2000
_PARTED = re.compile(r"[;\t]")
_POINTS = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?")
_PERCENT = re.compile(rf"(\d{{1,3}})\s*%?(?:\s*[{TYPED_DASHES}]\s*\d{{1,3}}\s*%?)?")
SAMPLES = (
    Sample(
        pattern=_PERCENT,
        how="fullmatch",
        matches=("95", "95%", "95–100", "90 % - 94 %", "0-24"),
        misses=("", "95,5", "A", "95–", "1000"),
    ),
)
_WORDS: Mapping[str, Traditional] = {
    word: Traditional(key)
    for key, words in tomllib.loads(
        Path(__file__).with_name("names.toml").read_text(encoding="utf-8")
    )["traditional"].items()
    for word in words
}


def read_scale_text(text: str) -> Scale:
    """Raises ScaleError, which says what is wrong and in which line."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise ScaleError(ScaleWrong.EMPTY)
    if len(lines) > MOST_GRADES:
        raise ScaleError(ScaleWrong.TOO_MANY, line=lines[MOST_GRADES][0], found=str(MOST_GRADES))
    grades = tuple(_grade(line, number) for number, line in lines)
    return checked_scale(OWN, grades, lines=[number for number, _ in lines])


def _grade(text: str, line: int) -> Grade:
    pieces = [piece.strip() for piece in _PARTED.split(text)]
    if len(pieces) != 4:
        raise ScaleError(ScaleWrong.FIELDS, line=line, found=text.strip())
    letter, points, percent, word = pieces
    if not 0 < len(letter) <= MOST_LETTERS:
        raise ScaleError(ScaleWrong.LETTER, line=line, found=letter)
    return Grade(
        letter=letter,
        points=Decimal(_typed(_POINTS, points, ScaleWrong.POINTS, line)[0].replace(",", ".")),
        floor=int(_typed(_PERCENT, percent, ScaleWrong.PERCENT, line)[1]),
        traditional=_traditional(word, line),
    )


def _typed(pattern: re.Pattern[str], text: str, code: ScaleWrong, line: int) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if found is None:
        raise ScaleError(code, line=line, found=text)
    return found


def _traditional(word: str, line: int) -> Traditional:
    found = _WORDS.get(" ".join(word.casefold().split()))
    if found is None:
        raise ScaleError(ScaleWrong.WORD, line=line, found=word)
    return found


def scale_text(scale: Scale, word: Callable[[Traditional], str]) -> str:
    """``word`` says a mark in the reader's language."""
    return "\n".join(
        f"{grade.letter}; {_shown(grade.points)}; {grade.floor}; {word(grade.traditional)}"
        for grade in scale.grades
    )


def _shown(points: Decimal) -> str:
    return str(points).replace(".", ",")
