"""Folding: the same key for words that differ only in case, keyboard or invisible characters.

Much of the Kazakh typed here lacks ә ғ қ ң ө ұ ү һ і, which a Russian keyboard does not have; old
files hold look-alike code points (ə, ӛ, ҽ) for ә and ө; Latin letters slip into Cyrillic words.
"""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff\u0301"))
_ANY_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\ufeff\u0301]")
_WRONG_CODE_POINTS = str.maketrans("əɵѳґӈӊӛҽҿҧ", "әөөғңңөәөұ")
_ANY_WRONG = re.compile("[əɵѳґӈӊӛҽҿҧ]")
_RUSSIAN_KEYBOARD = str.maketrans("әғқңөұүһіё", "агкноуухие")
_LATIN_LOOK_ALIKES = str.maketrans("aceiopxykhmtb", "асеіорхукһмтв")
_HAS_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]")
_ONLY_LOOK_ALIKES = re.compile(r"^[^a-z]*(?:[aceiopxykhmtb][^a-z]*)+$")
# Tried at the beginning of a word only, or a long word would cost its length squared.
_WORD_WITH_CAPITAL_H = re.compile(r"\b\w*H\w*")
_NOT_WORD = re.compile(r"[^\w%+]+|_+")


def normalise(text: str) -> str:
    """NFC, lower case, invisible characters dropped, wrong code points set right."""
    composed = unicodedata.normalize("NFC", text)
    # Looking for them first is many times quicker: most texts of a large bank hold none.
    if _ANY_INVISIBLE.search(composed):
        composed = composed.translate(_INVISIBLE)
    lowered = composed.replace("İ", "i").casefold()
    return lowered.translate(_WRONG_CODE_POINTS) if _ANY_WRONG.search(lowered) else lowered


def fold(text: str) -> str:
    """A key for comparing: ``fold("ҚАЗАҚ елі.") == fold("казак  ели")``.

    Punctuation becomes one space; a Latin look-alike inside a Cyrillic word becomes Cyrillic.
    """
    told_apart = _WORD_WITH_CAPITAL_H.sub(_tell_capital_h, text)
    words = _NOT_WORD.sub(" ", normalise(told_apart)).split()
    return " ".join(_fold_word(word) for word in words)


def _tell_capital_h(word: re.Match[str]) -> str:
    """Latin H looks like the Cyrillic н, Latin h like һ: lower case would make them one."""
    is_cyrillic = _HAS_CYRILLIC.search(word[0].casefold())
    return word[0].replace("H", "Н") if is_cyrillic else word[0]


# The words of a large bank come again and again.
@lru_cache(maxsize=1 << 15)
def _fold_word(word: str) -> str:
    if _HAS_CYRILLIC.search(word) and _ONLY_LOOK_ALIKES.match(word):
        word = word.translate(_LATIN_LOOK_ALIKES)
    return word.translate(_RUSSIAN_KEYBOARD)
