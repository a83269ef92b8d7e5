"""Pictures of pages to words: what a program for recognition has to offer, and what it is worth.

The program itself runs outside of the domain; ``NoRecogniser`` stands where there is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from statistics import median
from typing import NamedTuple, Protocol

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.pages.page import Glyph, Page, Style
from lessons.domain.text.characters import CYRILLIC_SMALL, DASHES, OWN_KAZAKH_CAPITALS

LEAST_CONFIDENCE = 0.7
"""Of a word, 0 to 1."""
MOST_DOUBTFUL = 0.2
"""Of the words. Measured on 30 drawn and spoilt pages: 8 % at most where 2 % of the words were
wrong, 11 % where 12 % were, 62 % and more where 42 % and more were."""
_POINTS = 72
_SIZES = (0.75, 1.35)
"""Times the usual height: lines in between differ by their letters, not by their size."""
# "жӘне", "З-денгей" and "Хо 4" stand for "және", "3-деңгей" and "№ 4".
_SAME_SHAPE = re.compile(f"(?<=[{CYRILLIC_SMALL}])[{OWN_KAZAKH_CAPITALS}]")
_THREE = re.compile(rf"^З(?=[.)]*$|[{DASHES}]?де[нң]гей)")
_NUMBER_SIGN = re.compile("[ХXхx][оo°0º]|N[еeоo°º]|№[оo°º]")
_NUMBER = re.compile(r"[\dЗ]")
_SHOWN = 10


class Seen(NamedTuple):
    """One recognised word; the place in dots from the picture's top left corner."""

    text: str
    left: int
    top: int
    width: int
    height: int
    base: int
    """The lower edge of the letters without the tails of its line."""
    size: float
    """The height of its line, in dots: recognition knows no size of letters."""
    confidence: float
    """0 to 1"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture, recognised."""

    width: int
    height: int
    dots_per_inch: float
    words: tuple[Seen, ...]


class Recogniser(Protocol):
    def recognise(self, picture: bytes) -> Sheet:
        """``picture`` is a PNG. Raises DocumentError: ocr-missing or too-complex."""
        ...


class NoRecogniser:
    def recognise(self, picture: bytes) -> Sheet:
        raise DocumentError(code=Code.OCR_MISSING)


def page_of(sheet: Sheet, number: int) -> Page:
    """The recognised words as a page of glyphs, in points."""
    scale = _POINTS / sheet.dots_per_inch
    usual = median(word.size for word in sheet.words) if sheet.words else 1.0
    return Page(
        number=number,
        width=sheet.width * scale,
        height=sheet.height * scale,
        glyphs=tuple(_glyph(word, sheet, scale, usual) for word in _mended(sheet.words)),
        picture_share=1.0,
    )


def _glyph(word: Seen, sheet: Sheet, scale: float, usual: float) -> Glyph:
    size = usual if _SIZES[0] * usual < word.size < _SIZES[1] * usual else word.size
    left, right = word.left * scale, (word.left + word.width) * scale
    top = (sheet.height - word.top) * scale
    bottom = (sheet.height - word.top - word.height) * scale
    base = (sheet.height - word.base) * scale
    style = Style(round(size * scale, 1))
    return Glyph(word.text, left, bottom, right, top, left, base, style)


def _mended(words: Sequence[Seen]) -> Iterator[Seen]:
    """What recognition takes for something of the same shape, where only one of them can be."""
    for word, following in zip_longest(words, words[1:]):
        text = _SAME_SHAPE.sub(lambda match: match.group().lower(), word.text)
        text = _THREE.sub("3", text)
        if text.startswith("3"):
            text = text.replace("денгей", "деңгей")
        if _NUMBER_SIGN.fullmatch(text) and following and _NUMBER.match(following.text):
            text = "№"
        yield word._replace(text=text)


def judge_words(sheets: Sequence[Sheet]) -> tuple[Doubt, ...]:
    """That the text was recognised, or that it is not worth reading."""
    words = [word for sheet in sheets for word in sheet.words if any(map(str.isalpha, word.text))]
    if not words:
        return ()
    doubtful = [word for word in words if word.confidence < LEAST_CONFIDENCE]
    if len(doubtful) > MOST_DOUBTFUL * len(words):
        return (Doubt(line=1, code=Code.SCAN_GARBLED, text=_quote(doubtful)),)
    return (Doubt(line=1, code=Code.SCAN_READ, text=_quote(doubtful)),)


def _quote(words: Sequence[Seen]) -> str:
    return " ".join(word.text for word in words[:_SHOWN])
