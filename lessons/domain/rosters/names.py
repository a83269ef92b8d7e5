"""A person's name as lists write it: surname first, in capitals or not, in one cell or three."""

import re
from dataclasses import dataclass

from lessons.domain.text.characters import APOSTROPHES, LETTER

LONGEST = 150
"""Characters of each part, as the table of people has them."""
_NUMBER_BEFORE = re.compile(r"^(?:№\s*)?\d{1,4}[.)]?\s+(?=\S)|^\d{1,4}[.)]\s*(?=\D)")
_IS_NAME = re.compile(rf"{LETTER}+(?:[-.{APOSTROPHES}]{LETTER}*)*\.?")
_PATRONYMIC = re.compile(r"(?:ұлы|улы|қызы|кызы|[оеё]вич|ьич|[оеёи]вна|[иы]нична|uly|qyzy|kyzy)$")
_OF_WHOM = frozenset({"ұлы", "улы", "қызы", "кызы", "оглы", "кызи", "ogly", "uly", "qyzy", "kyzy"})
"""Words of their own at the end of a patronymic."""
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class Name:
    last: str
    first: str
    patronymic: str = ""

    @property
    def full(self) -> str:
        return " ".join(filter(None, (self.last, self.first, self.patronymic)))


def without_number(text: str) -> str:
    """«12. Нұрланова Айару» without what some lists put into the same cell."""
    return _NUMBER_BEFORE.sub("", text)


def is_name(text: str) -> bool:
    """Letters alone, in a few words; no formula, no digit, no sign."""
    words = text.replace(",", " ").split()
    is_short = len(text) <= LONGEST and len(words) <= _MOST_WORDS
    return bool(words) and is_short and all(_IS_NAME.fullmatch(word) for word in words)


def split_name(text: str) -> Name:
    """Of one cell that passed ``is_name``: surname, first name, the rest."""
    if "," in text:
        last, _comma, rest = text.partition(",")
        first, _blank, patronymic = rest.strip().partition(" ")
        return Name(tidy(last), tidy(first), tidy(patronymic))
    words = text.split()
    if len(words) == 3 and _is_patronymic(words[1]) and not _is_patronymic(words[2]):
        words = [words[2], words[0], words[1]]
    return Name(tidy(words[0]), tidy(" ".join(words[1:2])), tidy(" ".join(words[2:])))


def _is_patronymic(word: str) -> bool:
    return bool(_PATRONYMIC.search(word.casefold()))


def tidy(text: str) -> str:
    """One blank between words; words all in capitals or all small as names are written."""
    return " ".join(map(_tidy_word, text.split()))


def _tidy_word(word: str) -> str:
    if word.casefold() in _OF_WHOM:
        return word.casefold()
    if len(word) > 1 and (word.isupper() or word.islower()) and not word.endswith("."):
        return "-".join(part.capitalize() for part in word.split("-"))
    return word
