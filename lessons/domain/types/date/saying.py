"""A date in words, in each language, and in the forms in which people type it."""

from lessons.domain.types.date.moment import Moment, Precision
from lessons.domain.types.date.reading import sure_date
from lessons.domain.types.date.vocabulary import MONTHS, RUSSIAN_OF

_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_NAMES = {language: names.split() for language, names in MONTHS.items()}
_ENGLISH_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def roman(number: int) -> str:
    """1 to 99."""
    return _TENS[number // 10] + _ONES[number % 10]


def key_form(moment: Moment) -> str:
    """As it stands in a key: 12.05.1998, 05.1998, 1998, XIX ғ., б.з.д. 209."""
    era = "б.з.д. " if moment.is_before_our_era else ""
    if moment.precision is Precision.CENTURY:
        return f"{era}{roman(abs(moment.century or 0))} ғ."
    year = abs(moment.year or 0)
    parts = [f"{part:02}" for part in (moment.day, moment.month) if part is not None]
    if not parts and year < 100:
        # Without an era two digits may be the end of a year.
        return f"{era or 'б.з. '}{year} ж."
    return era + ".".join([*parts, f"{year:04}"])


def in_kazakh(moment: Moment) -> str:
    era = "б.з.д. " if moment.is_before_our_era else ""
    if moment.precision is Precision.CENTURY:
        return f"{era}{roman(abs(moment.century or 0))} ғасыр"
    year = f"{era}{abs(moment.year or 0)}"
    if moment.month is None:
        return f"{year} жыл"
    day = f"{moment.day} " if moment.day else ""
    return f"{year} жылғы {day}{_NAMES['kk'][moment.month - 1]}"


def in_russian(moment: Moment) -> str:
    era = " до н. э." if moment.is_before_our_era else ""
    if moment.precision is Precision.CENTURY:
        return f"{roman(abs(moment.century or 0))} век{era}"
    year = abs(moment.year or 0)
    if moment.month is None:
        return f"{year} год{era}"
    if moment.day is None:
        return f"{_NAMES['ru'][moment.month - 1]} {year} года{era}"
    return f"{moment.day} {RUSSIAN_OF[moment.month - 1]} {year} года{era}"


def in_english(moment: Moment) -> str:
    era = " BC" if moment.is_before_our_era else ""
    if moment.precision is Precision.CENTURY:
        return f"{_ordinal(abs(moment.century or 0))} century{era}"
    month = f"{_NAMES['en'][moment.month - 1]} " if moment.month else ""
    day = f"{moment.day} " if moment.day else ""
    return f"{day}{month}{abs(moment.year or 0)}{era}"


def _ordinal(number: int) -> str:
    is_teen = 10 < number % 100 < 14
    return f"{number}{'th' if is_teen else _ENGLISH_ENDINGS.get(number % 10, 'th')}"


IN_WORDS = {"kk": in_kazakh, "ru": in_russian, "en": in_english}


def typed_forms(moment: Moment) -> list[str]:
    """For a program that compares letter by letter; the first is that of the key."""
    in_words = (say(moment) for say in IN_WORDS.values())
    forms = dict.fromkeys([key_form(moment), *_shorter(moment), *in_words])
    return [form for form in forms if sure_date(form) == moment]


def _shortened(russian: str) -> str:
    return russian.replace(" года", " г.").replace(" год", " г.")


def _shorter(moment: Moment) -> list[str]:
    """The forms of words that people shorten, and the year first."""
    kazakh, russian = in_kazakh(moment), in_russian(moment)
    if moment.precision is Precision.CENTURY:
        number = str(abs(moment.century or 0))
        era = "б.з.д. " if moment.is_before_our_era else ""
        return [f"{era}{number} ғасыр", russian.replace(" век", " в."), kazakh]
    short = [russian.replace(" года", "").replace(" год", ""), _shortened(russian)]
    if moment.is_before_our_era:
        return [*short, kazakh.replace(" жыл", " ж.") if moment.month is None else kazakh]
    parts = [part for part in (moment.month, moment.day) if part is not None]
    iso = "-".join([f"{moment.year:04}", *(f"{part:02}" for part in parts)])
    day = f"{moment.day} " if moment.day else ""
    named = f"{day}{_NAMES['kk'][moment.month - 1]} " if moment.month else ""
    return [iso, f"{named}{moment.year} ж.", f"{named}{moment.year}".strip(), *short]
