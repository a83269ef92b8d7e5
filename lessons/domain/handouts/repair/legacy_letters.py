"""Letters of the old Kazakh fonts in a text that is Unicode otherwise (``Ќазаќстан``, ``ќ±ќыќ``).

Such a font shows Kazakh letters in places where CP1251 has others, and there were two of them:
PT154 (Ќ Ѓ Є Њ ¤ ‡ ¦) and KZ-1048 (Ќ Є Ј Ѕ Ґ Ї Ў), in which the same є is ә or ғ. Which one a
document was written with is judged by the letter pairs that come out.
"""

import re
from collections.abc import Mapping, Sequence

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.language import language_of
from lessons.domain.handouts.letter_pairs import Likeness, likeness_of
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.repair.repairs import Mended, mend_words
from lessons.domain.text.characters import OWN_KAZAKH

_FONTS = ("ptcp154", "kz1048")
_UNIT = re.compile("µ[мглсВАФ]")
_CYRILLIC = re.compile("[\u0400-\u045f]")


def mend_legacy_letters(rows: Sequence[Row]) -> Mended:
    touched = [row.text for row in rows if _OLD.search(row.text)]
    words = [word for text in touched for word in _WORD.findall(text) if _is_old(word)]
    tables = [(_likeness(words, table), table) for table in _TABLES]
    best, table = max(tables, key=lambda judged: judged[0].common)
    if not best.is_sure or language_of(" ".join(touched).translate(table)) != "kk":
        return Mended(tuple(rows))

    def mend(word: str) -> str:
        return word.translate(table) if _is_old(word) else word

    return mend_words(rows, code=Code.LETTERS_REPAIRED, sign=_OLD, word=_WORD, mend=mend)


def _is_old(word: str) -> bool:
    """Holds a letter of such a font, and one of its own script beside it: no "±5", no "µм"."""
    is_old = _OLD.search(word) is not None and _CYRILLIC.search(word) is not None
    return is_old and _UNIT.fullmatch(word) is None


def _likeness(words: Sequence[str], table: Mapping[int, str]) -> Likeness:
    """Of the old letters' places with their neighbours alone: the rest of a word is sound."""
    return likeness_of(
        word.translate(table)[max(0, old.start() - 1) : old.end() + 1]
        for word in words
        for old in _OLD.finditer(word)
    )


def _table(font: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for code in range(0x80, 0xC0):
        shown, meant = (bytes([code]).decode(codec, "ignore") for codec in ("cp1251", font))
        if shown and meant in OWN_KAZAKH:
            found[ord(shown)] = meant
    return found


_TABLES = tuple(map(_table, _FONTS))
_LETTERS = "".join(sorted({chr(code) for table in _TABLES for code in table}))
_OLD = re.compile(f"[{re.escape(_LETTERS)}]")
_WORD = re.compile(rf"(?:[^\W\d_]|[{re.escape(_LETTERS)}])+")
