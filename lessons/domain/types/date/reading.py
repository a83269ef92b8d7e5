"""A typed date: which one it says, in whatever form, and whether that is sure.

Days stand before months, as here and in Russia; a year comes first in 1998-05-12. What cannot be
read to its last word is not read at all, so that «1998 емес» is nobody's 1998.
"""

import re
from dataclasses import dataclass, replace

from lessons.domain.text.characters import DASHES
from lessons.domain.text.folding import fold, normalise
from lessons.domain.types.date.moment import Moment
from lessons.domain.types.date.vocabulary import (
    is_century_word,
    is_empty_word,
    is_number_ending,
    is_year_word,
    month_of,
    split_era,
)

_LAST_TOLD_CENTURY = 21
_PARTED = f" ?[./{DASHES}] ?"
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_PARTED}(\d{{1,2}}){_PARTED}(\d{{1,4}})(?!\d)")
_YEAR_FIRST = re.compile(rf"(\d{{3,4}}){_PARTED}(\d{{1,2}}){_PARTED}(\d{{1,2}})(?!\d)")
_MONTH_FIRST = re.compile(rf"(\d{{1,2}}){_PARTED}(\d{{4}})(?![\d./{DASHES}])")
_MONTH_LAST = re.compile(r"(\d{4})-(\d{2})(?![\d./-])")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_MOST_DIGITS = 4
# Folded letters of Kazakh and Russian that look like Roman numerals; Ш is taken for three strokes.
_ROMAN_LETTERS = str.maketrans({"и": "i", "ӏ": "i", "х": "x", "у": "v", "ш": "iii"})
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Reading:
    """``moment`` is what a text says, ``others`` are what may be meant instead.

    ``is_short`` where a year may lack its first two digits; ``has_era`` where an era is named.
    """

    moment: Moment
    others: tuple[Moment, ...] = ()
    is_short: bool = False
    has_era: bool = False

    @property
    def is_sure(self) -> bool:
        """No other date can be meant."""
        return not self.others and not self.is_short and self.moment.is_possible


def read_date(text: str) -> Reading | None:
    """None for what is no date, or more than one."""
    tidy = normalise(text)
    read = _read_parted(tidy)
    if read is None:
        words, is_before = _of_era(tidy)
        read = _read_words(words, is_before=is_before)
    return read if read and _is_thinkable(read.moment) else None


def sure_date(text: str) -> Moment | None:
    """The one date that a text says beyond doubt."""
    read = read_date(text)
    return read.moment if read and read.is_sure else None


def _is_thinkable(moment: Moment) -> bool:
    """Possible, or so with some year."""
    if moment.year is None and moment.century is None:
        return replace(moment, year=2000).is_possible
    return moment.is_possible


def _of_era(text: str) -> tuple[list[str], bool | None]:
    # «ғ.» is a century and «г.» a year; folding would make them one.
    kept = re.sub(r"(?<![^\W\d_])ғ(?![^\W\d_])", " ғасыр ", text)
    words, is_before = split_era(fold(kept))
    return _TOKEN.findall(words), is_before


def _read_parted(text: str) -> Reading | None:
    """12.05.1998, 1998-05-12, 05.1998, 1998-05, with an era or the word «year» at most beside."""
    for pattern, order in (
        (_YEAR_FIRST, (0, 1, 2)),
        (_DAY_FIRST, (2, 1, 0)),
        (_MONTH_FIRST, (1, 0)),
        (_MONTH_LAST, (0, 1)),
    ):
        match = pattern.search(text)
        if match is None:
            continue
        words, is_before = _of_era(text[: match.start()] + " " + text[match.end() :])
        if not all(is_year_word(word) or is_empty_word(word) or word == "г" for word in words):
            return None
        year, *rest = (match.groups()[place] for place in order)
        moment = _parted(year, rest, is_before=is_before)
        # Elsewhere the month stands before the day, and its mark is the slash.
        others = [_parted(year, rest[::-1], is_before=is_before)] if "/" in match[0] else []
        return Reading(
            moment,
            tuple(other for other in others if other.is_possible and other != moment),
            is_short=len(year) < 3 and is_before is None,
            has_era=is_before is not None,
        )
    return None


def _parted(digits: str, rest: list[str], *, is_before: bool | None) -> Moment:
    """``rest`` is the month and, where it is told, the day."""
    month, *day = map(int, rest)
    year = -int(digits) if is_before else int(digits)
    return Moment(year=year, month=month, day=day[0] if day else None)


@dataclass(slots=True)
class _Found:
    """What the words of a date told so far."""

    years: list[str]
    centuries: list[int]
    months: list[int]
    numbers: list[str]
    """That nothing behind them names."""
    romans: list[int]


def _read_words(words: list[str], *, is_before: bool | None) -> Reading | None:
    found = _find(words)
    if found is None:
        return None
    read = _read_century(found) or _read_year(found)
    if read is None:
        return None
    if is_before:
        moment, others = read.moment.in_other_era, tuple(one.in_other_era for one in read.others)
        read = replace(read, moment=moment, others=others)
    has_era = is_before is not None
    # Nobody shortens a year of which the era is told.
    is_short = read.is_short and not (has_era and not read.others)
    return replace(read, is_short=is_short, has_era=has_era)


def _find(words: list[str]) -> _Found | None:
    """Each word in its place; None where one has none."""
    found = _Found([], [], [], [], [])
    place = 0
    while place < len(words):
        step = _take(words[place], words[place + 1 :], found)
        if not step:
            return None
        place += step
    return found


def _take(word: str, after: list[str], found: _Found) -> int:
    """How many words were understood from here on; 0 for none."""
    roman = _roman(word)
    if word.isdecimal() or roman is not None:
        return _take_number(word, roman, after, found)
    month = month_of(word)
    if month is not None:
        found.months.append(month)
        return 1
    return int(is_empty_word(word))


def _take_number(word: str, roman: int | None, after: list[str], found: _Found) -> int:
    if len(word) > _MOST_DIGITS and roman is None:
        return 0
    skipped = 1 if after and is_number_ending(after[0]) and roman is None else 0
    unit = after[skipped] if len(after) > skipped else ""
    is_told_century = is_century_word(unit) or (unit == "в" and len(after) == skipped + 1)
    value = int(word) if roman is None else roman
    if is_told_century or (unit == "г" and roman is not None):
        found.centuries.append(value)
    elif roman is not None:
        found.romans.append(roman)
        return 1
    elif is_year_word(unit) or (unit == "г" and value > _LAST_TOLD_CENTURY):
        found.years.append(word)
    else:
        found.numbers.append(word)
        return 1 + skipped
    return 2 + skipped


def _roman(word: str) -> int | None:
    letters = word.translate(_ROMAN_LETTERS)
    if not _ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters]
    after = [*values[1:], 0]
    return sum(-one if one < then else one for one, then in zip(values, after, strict=True))


def _read_century(found: _Found) -> Reading | None:
    """A Roman numeral that stands alone is a century too."""
    told = [*found.centuries, *found.romans]
    if len(told) == 1 and not (found.years or found.months or found.numbers):
        return Reading(Moment(century=told[0]))
    return None


def _read_year(found: _Found) -> Reading | None:
    if found.centuries or found.romans or len(found.months) > 1:
        return None
    years, days = list(found.years), list(found.numbers)
    long = [number for number in days if len(number) > 2]
    if not years and long:
        years = [long[0]]
        days.remove(long[0])
    if len(years) > 1 or len(days) > 2 or any(len(day) > 2 for day in days):
        return None
    if found.months:
        return _read_day(years, found.months[0], days)
    if days:
        return _read_bare(days[0]) if len(days) == 1 and not years else None
    return Reading(Moment(year=int(years[0])), is_short=len(years[0]) < 3) if years else None


def _read_day(years: list[str], month: int, days: list[str]) -> Reading | None:
    if len(days) == 2 and not years:
        # 12 мамыр 98: the second can only be the year.
        return Reading(Moment(year=int(days[1]), month=month, day=int(days[0])), is_short=True)
    if len(days) > 1:
        return None
    year = int(years[0]) if years else None
    moment = Moment(year=year, month=month, day=int(days[0]) if days else None)
    return Reading(moment, is_short=bool(years) and len(years[0]) < 3)


def _read_bare(number: str) -> Reading:
    """A number of one or two digits: a century, a year, or the end of one."""
    value = int(number)
    year = Moment(year=value)
    if 1 <= value <= _LAST_TOLD_CENTURY:
        return Reading(Moment(century=value), (year,), is_short=True)
    return Reading(year, is_short=True)
