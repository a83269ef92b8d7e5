"""Whether a PDF's letters are the ones that stand on its paper.

A font in a PDF maps the numbers of its drawings to letters. Where that map is missing or wrong,
the page looks right and its text is something else: signs of private use, letters of other
languages inside words, or letters exchanged for one another.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.repair.wrong_letters import LOOK_ALIKES
from lessons.domain.text.characters import CYRILLIC_BLOCK, WORD_EDGES, members

_KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\S+")
_EDGES = "".join(members(WORD_EDGES))
_CYRILLIC = re.compile(f"[{CYRILLIC_BLOCK}]")

MOST_UNKNOWN = 0.02
"""Of the letters; none in the documents measured."""
MOST_STRANGE = 0.05
"""Of the words that hold Cyrillic; 0.3 % where single letters were mistyped."""
LEAST_LIKENESS = 0.6
"""Of the letters' frequencies with those of a language: 0.93 and more in 20 documents measured,
0.45 and less where the letters were exchanged."""
_FEWEST = 300
"""Letters; fewer tell nothing about a language."""
_SHOWN = 5

# Letters in a thousand: Kazakh counted over 697 encyclopedia passages, the others well known.
_FREQUENCIES = {
    "kk": "а128 ы80 е73 н67 р61 т59 і52 л52 д45 с40 қ34 о28 м27 к27 б24 ғ17 ж17 ң16 и16 у16 з15 п14"
    " й14 ш14 г12 ө10 ұ9 ү8 ә8 я5 х4 в2 ф2 ц1 э1 ь1",
    "ru": "о110 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч14"
    " й12 х10 ж9 ш7 ю6 ц5 щ4 э3 ф3",
    "en": "e127 t91 a82 o75 i70 n67 s63 h61 r60 d43 l40 c28 u28 m24 w24 f22 g20 y20 p19 b15 v10 k8"
    " j1 x1 q1 z1",
}


def find_scrambled_letters(lines: Sequence[str]) -> tuple[Doubt, ...]:
    """The first lines that show it, or nothing where the text is what it looks like."""
    bad = [index for index, line in enumerate(lines) if _has_unknown(line) or _strange(line)]
    if _is_unknown(lines) or _is_strange(lines):
        return _doubts(lines, bad)
    if _is_exchanged(lines):
        return _doubts(lines, [index for index, line in enumerate(lines) if line.strip()])
    return ()


def _doubts(lines: Sequence[str], indexes: Sequence[int]) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(line=index + 1, code=Code.LETTERS_SCRAMBLED, text=lines[index].strip())
        for index in indexes[:_SHOWN]
    )


def _has_unknown(text: str) -> bool:
    return any(_is_unknown_sign(sign) for sign in text)


def _is_unknown_sign(sign: str) -> bool:
    return sign == "\ufffd" or unicodedata.category(sign) in {"Co", "Cn"}


def _is_unknown(lines: Sequence[str]) -> bool:
    signs = sum(not sign.isspace() for line in lines for sign in line)
    unknown = sum(_is_unknown_sign(sign) for line in lines for sign in line)
    # Bullets of symbol fonts are of private use in sound files too: one at the line's beginning.
    bullets = sum(bool(line) and _is_unknown_sign(line[0]) for line in lines)
    return unknown - bullets > MOST_UNKNOWN * signs


def _strange(line: str) -> list[str]:
    """Words with Cyrillic letters that also hold letters or signs of no alphabet in use here."""
    return [word for word in _WORD.findall(line) if _CYRILLIC.search(word) and _is_odd(word)]


def _is_odd(word: str) -> bool:
    """Letters that are only taken for Kazakh ones are set right: they scramble nothing."""
    inner = word.strip(_EDGES).translate(LOOK_ALIKES).lower()
    return any(
        sign not in _KAZAKH and sign not in _LATIN and (sign.isalpha() or sign in "¤¦§¨©¬®°±µ¶‰†‡€")
        for sign in inner
    )


def _is_strange(lines: Sequence[str]) -> bool:
    words = [word for line in lines for word in _WORD.findall(line) if _CYRILLIC.search(word)]
    strange = sum(map(_is_odd, words))
    return strange >= 3 and strange > MOST_STRANGE * len(words)


def _is_exchanged(lines: Sequence[str]) -> bool:
    letters = Counter(letter for line in lines for letter in _LETTER.findall(line.lower()))
    if sum(letters.values()) < _FEWEST:
        return False
    return max(_likeness(letters, _table(name)) for name in _FREQUENCIES) < LEAST_LIKENESS


def _table(name: str) -> dict[str, int]:
    return {letter: int(count) for letter, count in re.findall(r"(\w)(\d+)", _FREQUENCIES[name])}


def _likeness(letters: Counter[str], usual: dict[str, int]) -> float:
    """The cosine of the two frequencies: 1 for the same, 0 for nothing in common."""
    product = sum(count * usual.get(letter, 0) for letter, count in letters.items())
    return product / (math.hypot(*letters.values()) * math.hypot(*usual.values()))
