"""Kazakh in Latin letters, read as the Cyrillic word that it stands for.

The alphabets of 2017 (``s'``), 2018 (``sh ǵ ý``), 2019 and 2021 (``ş ğ ū``) and ASCII habits
(``zh q w x``) disagree: ``i`` is і in three of them and и or й in the fourth, ``y`` is ы or й. So
one table reads them all, and ``loose`` lets what they confuse fall together.
"""

import re
import unicodedata
from functools import lru_cache

from lessons.domain.text.characters import (
    APOSTROPHES,
    CYRILLIC_BLOCK,
    LATIN_SMALL,
    MARKED_LATIN_SMALL,
    members,
)

_MARKED = {"s": "ш", "c": "ч", "y": "у", "i": "и"}
"""Letters that an apostrophe behind them changes; the others lose only their mark by folding."""
_MARK = re.compile(f"([{LATIN_SMALL}])[{APOSTROPHES}]")
_DIGRAPHS = (
    ("shch", "ш"),
    ("sch", "ш"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("zh", "ж"),
    ("kh", "х"),
    ("gh", "г"),
)
_WHOLE = str.maketrans(
    {"ş": "ш", "ș": "ш", "ç": "ч", "ý": "у", "ı": "и", "ŋ": "н", "ə": "а", "ø": "о"}
)
_CYRILLIC = members(CYRILLIC_BLOCK)
_VOWEL = "aeiouаеиоуы"
_GLIDE = re.compile(f"(?<=[{_VOWEL}])y|y(?=[{_VOWEL}])")
_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абсдефгхижклмнопкрстувухыз")
_HAS_LATIN = re.compile(f"[{MARKED_LATIN_SMALL}]")


def has_latin(word: str) -> bool:
    """Any Latin letter in a word of small letters."""
    return bool(_HAS_LATIN.search(word))


@lru_cache(maxsize=1 << 14)
def from_latin(word: str) -> str:
    """The Latin letters of a word of small letters as Cyrillic ones; the others stay."""
    marked = _MARK.sub(lambda match: _MARKED.get(match[1], match[1]), word)
    plain = _without_marks(marked.translate(_WHOLE)).translate(_WHOLE)
    for typed, letter in _DIGRAPHS:
        plain = plain.replace(typed, letter)
    return _GLIDE.sub("и", plain).translate(_LETTERS)


def _without_marks(text: str) -> str:
    """``ğ ä ö ū ñ`` without their marks; Cyrillic й, which is composed too, stays itself."""
    if text.isascii():
        return text
    return "".join(
        character if character in _CYRILLIC else unicodedata.normalize("NFD", character)[0]
        for character in text
    )
