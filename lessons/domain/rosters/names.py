"""A person's name as lists write it: in either order, in capitals or not, in one cell or three."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lessons.domain.text.characters import APOSTROPHES, LETTER
from lessons.domain.text.samples import Sample

LONGEST = 150
"""Characters of each part, as the table of people has them."""
_NUMBER_BEFORE = re.compile(r"^(?:№\s*)?\d{1,4}[.)]?\s+(?=\S)|^\d{1,4}[.)]\s*(?=\D)")
_IS_NAME = re.compile(rf"{LETTER}+(?:[-.{APOSTROPHES}]{LETTER}*)*\.?")
_PATRONYMIC = re.compile(r"(?:ұлы|улы|қызы|кызы|[оеё]вич|ьич|[оеёи]вна|[иы]нична|uly|qyzy|kyzy)$")
_SURNAME = re.compile(r".{3}(?:[оеё]ва?|[сц]кий|[сц]кая|енко|[oe]va?|sk(?:y|iy|aya))$")
"""Not -ин, -ина: Мадина and Алина are first names."""
SAMPLES = (
    Sample(
        pattern=_SURNAME,
        how="search",
        matches=(
            "омаров",
            "сейітова",
            "қасенова",
            "достоевский",
            "шевченко",
            "omarov",
            "akhmetova",
        ),
        misses=("мадина", "алина", "серік", "нұрлан", "дәурен", "лев", "ева"),
    ),
)
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


def split_name(text: str, *, is_first_name_first: bool = False) -> Name:
    """Of one cell that passed ``is_name``; a comma parts the surname in whichever order."""
    if "," in text:
        last, _comma, rest = text.partition(",")
        first, _blank, patronymic = rest.strip().partition(" ")
        return Name(tidy(last), tidy(first), tidy(patronymic))
    words = text.split()
    if is_first_name_first:
        words = _surname_first(words)
    elif len(words) == 3 and _has_middle_patronymic(words):
        words = [words[2], words[0], words[1]]
    return Name(tidy(words[0]), tidy(" ".join(words[1:2])), tidy(" ".join(words[2:])))


def _surname_first(words: list[str]) -> list[str]:
    """«Айару Серікқызы Нұрланова» and «Айару Нұрланова Серікқызы» alike."""
    if len(words) < 2:
        return words
    place = 1 if _is_patronymic(words[-1]) else len(words) - 1
    return [words[place], *words[:place], *words[place + 1 :]]


def _has_middle_patronymic(words: list[str]) -> bool:
    return _is_patronymic(words[1]) and not _is_patronymic(words[2])


def order_told(names: Iterable[str]) -> bool | None:
    """True where most names that tell their order begin with the first name; None if none does."""
    told = [order for name in names if (order := _order_of(name)) is not None]
    return sum(told) * 2 > len(told) if told else None


def _order_of(text: str) -> bool | None:
    """True for the first name first; None where the words do not tell."""
    words = text.split()
    if "," in text or len(words) < 2:
        return None
    if len(words) > 2 and _has_middle_patronymic(words):
        return True
    ends = [_is_surname(word) for word in words[:2]]
    return ends[1] if ends[0] != ends[1] else None


def _is_surname(word: str) -> bool:
    return bool(_SURNAME.search(word.casefold()))


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
