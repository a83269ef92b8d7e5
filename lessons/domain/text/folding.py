"""Folding: the same key for words that differ only in case, keyboard or invisible characters.

Much of the Kazakh typed here lacks ә ғ қ ң ө ұ ү һ і, which a Russian keyboard does not have; old
files hold look-alike code points (ə, ӛ, ҽ) for ә and ө; Latin letters slip into Cyrillic words.
"""

import re
from functools import lru_cache

from lessons.domain.text.characters import (
    CYRILLIC_SMALL,
    LATIN_LOOK_ALIKES,
    LATIN_SMALL,
    STRESS,
    TO_CYRILLIC,
    TO_RIGHT_LETTERS,
    TO_RUSSIAN_KEYBOARD,
    WRONG_LETTERS,
)
from lessons.domain.text.normalising import normal

_ANY_WRONG = re.compile(f"[{WRONG_LETTERS}]")
_HAS_CYRILLIC = re.compile(f"[{CYRILLIC_SMALL}]")
_ONLY_LOOK_ALIKES = re.compile(f"^[^{LATIN_SMALL}]*(?:[{LATIN_LOOK_ALIKES}][^{LATIN_SMALL}]*)+$")
# Tried at the beginning of a word only, or a long word would cost its length squared.
_WORD_WITH_CAPITAL_H = re.compile(r"\b\w*H\w*")
_NOT_WORD = re.compile(r"[^\w%+]+|_+")


def normalise(text: str) -> str:
    """``normal`` in lower case, without stress, wrong code points set right."""
    lowered = normal(text).replace(STRESS, "").replace("İ", "i").casefold()
    return lowered.translate(TO_RIGHT_LETTERS) if _ANY_WRONG.search(lowered) else lowered


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
        word = word.translate(TO_CYRILLIC)
    return word.translate(TO_RUSSIAN_KEYBOARD)
