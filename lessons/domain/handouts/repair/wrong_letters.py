"""Letters that look like Kazakh ones and are others (Ӛ for Ө, ə for ә, ¥ for Ұ …).

No handout is written with them on purpose: a font or a keyboard layout put them there. They are
set right only inside a word that is Cyrillic otherwise, so that [ə] of phonetics stays.
"""

import re
from collections.abc import Sequence

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.repair.repairs import Mended, mend_words
from lessons.domain.text.characters import CYRILLIC, OWN_KAZAKH

_MEANT = {
    "Ә": "Ə Ҽ",
    "ә": "ə ҽ ǝ",
    "Ө": "Ӛ Ҿ Ӫ Ѳ Ɵ Θ ϴ",
    "ө": "ӛ ҿ ӫ ѳ ɵ θ",
    "Ұ": "Ҧ ¥",
    "ұ": "ҧ",
    "Ң": "Ӈ Ӊ Ҥ",
    "ң": "ӈ ӊ ҥ",
    "Қ": "Ҟ Ķ",
    "қ": "ҟ ķ",
    "Ү": "Υ",
    "ү": "γ",
}
LOOK_ALIKES = str.maketrans(
    {wrong: meant for meant, found in _MEANT.items() for wrong in found.split()}
)
_ODD = re.compile(f"[{''.join(map(chr, LOOK_ALIKES))}]")
# ґ is a letter of Ukrainian as well: only in a line that is Kazakh otherwise.
_UKRAINIAN = re.compile(rf"\A(?=.*[{OWN_KAZAKH}]).*[ґҐ]")
_WORD = re.compile(r"(?:[^\W\d_]|¥)+")
_SOUND = re.compile(f"[{CYRILLIC}]")


def mend_wrong_letters(rows: Sequence[Row]) -> Mended:
    code = Code.LETTERS_REPAIRED
    found = mend_words(rows, code=code, sign=_ODD, word=_WORD, mend=_mend)
    more = mend_words(found.rows, code=code, sign=_UKRAINIAN, word=_WORD, mend=_mend_g)
    return Mended(more.rows, (*found.repairs, *more.repairs))


def _mend(word: str) -> str:
    return word.translate(LOOK_ALIKES) if _SOUND.search(word) else word


def _mend_g(word: str) -> str:
    return word.replace("ґ", "ғ").replace("Ґ", "Ғ")
