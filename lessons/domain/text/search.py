"""One spelling for searching: case, keyboard and alphabet make no difference.

``search_key("ҚАЗАҚ") == search_key("казак") == search_key("qazaq")``. Letters that the alphabets
and habits do not tell apart (и й і ы y i; у ұ ү w u) fall together, so the key is for finding,
never for comparing answers. Latin columns: the 2017-2021 alphabets and ASCII habits.
"""

import unicodedata

from lessons.domain.text.characters import RUSSIAN_SMALL, members
from lessons.domain.text.folding import fold

_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z",
        "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
        "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch",
        "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    }
)  # fmt: skip
_RUSSIAN = members(RUSSIAN_SMALL) - {"ё"}
_WITH_CEDILLA = str.maketrans({"ş": "sh", "ș": "sh", "ç": "ch", "ı": "i"})
_DIGRAPHS = (("zh", "j"), ("kh", "h"), ("gh", "g"), ("shch", "sh"))
_LATIN = str.maketrans({"q": "k", "w": "u", "y": "i", "'": "", "ʼ": ""})


def search_key(text: str) -> str:
    """Lower-case ASCII words parted by single spaces."""
    plain = _without_marks(fold(text).translate(_WITH_CEDILLA)).translate(_CYRILLIC)
    for typed, letter in _DIGRAPHS:
        plain = plain.replace(typed, letter)
    return plain.translate(_LATIN)


def _without_marks(text: str) -> str:
    """``ğ ä ö ū ñ`` without their marks; Cyrillic й, which is composed too, stays itself."""
    return "".join(
        character if character in _RUSSIAN else unicodedata.normalize("NFD", character)[0]
        for character in text
    )
