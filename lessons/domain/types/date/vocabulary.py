"""The words of dates in Kazakh, Russian and English, folded as ``fold`` does.

Endings are those that a date takes in an answer: 1998 жылғы, 1998 жылдың 12 мамырында, в мае.
«Жылдары», «годы» and "1990s" are not here on purpose: they mean no one year.
"""

import re

from lessons.domain.text.folding import fold
from lessons.domain.text.samples import Sample

MONTHS = {
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "en": "January February March April May June July August September October November December",
}
"""In the order of the year."""
_RUSSIAN_OF = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_RUSSIAN_IN = "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"
_SHORT = (
    "қаң ақп нау сәу мам мау шіл там қыр қаз қар жел",
    "қаңт ақпан наур сәуір мамыр маус шілд тамыз қырк қазан қараш желт",
    "янв фев мар апр май июн июл авг сен окт ноя дек",
    "янв февр март апр мая июн июл авг сент окт нояб дек",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "jan feb mar apr may jun jul aug sept oct nov dec",
)
RUSSIAN_OF = _RUSSIAN_OF.split()
"""As they stand after a day: 12 мая."""

_IN_PLACE = "(?:д|т)(?:а|е)(?:гы|ги)?"
_OF = "(?:д|т|н)(?:ы|и)н"
_KAZAKH_ENDING = f"(?:с?(?:ы|и))?(?:{_OF}|н?{_IN_PLACE}|(?:г|к)(?:а|е)|гы|ги)?"
_KAZAKH_MONTHS = [
    (re.compile(f"{fold(name)}{_KAZAKH_ENDING}"), number)
    for number, name in enumerate(MONTHS["kk"].split(), start=1)
]
_NAMES = {
    fold(name): number
    for names in (MONTHS["ru"], MONTHS["en"], _RUSSIAN_OF, _RUSSIAN_IN, *_SHORT)
    for number, name in enumerate(names.split(), start=1)
}
_YEAR = re.compile(f"жыл{_KAZAKH_ENDING}|ж|год|года|году|year")
_CENTURY = re.compile(f"гасыр{_KAZAKH_ENDING}|век|века|веке|century")
_EMPTY = frozenset(fold("в во in on the of күн күні күнінде числа число day").split())
_AFTER_DIGITS = re.compile(
    r"(?:[ыи]?нш[ыи]|ш[ыи])?(?:с[ыи])?(?:н?[дт][ае])?|г?о|[иы]?й|ый|ого|го|ом|му|е|я|th|st|nd|rd"
)
_BEFORE_OUR_ERA = re.compile(
    r"\b(?:б ?(?:з|э|д) ?д|б ?з ?б"
    r"|(?:биздин )?(?:заманымызга|эрамызга|дауиримизге) дейин(?:ги)?"
    r"|до (?:н ?э|р ?х|нашей эры|рождества христова)|b ?c ?e?)\b"
)
SAMPLES = (
    Sample(pattern=_YEAR, how="fullmatch", matches=("жылы", "ж"), misses=("98 жылы", "жоқ")),
    Sample(
        pattern=_CENTURY, how="fullmatch", matches=("гасырда", "век"), misses=("гасырлык", "вечер")
    ),
    Sample(
        pattern=_BEFORE_OUR_ERA,
        how="search",
        matches=("209 год до нашей эры", "бзд 209 жылы"),
        misses=("209 год нашей эры", "209 жылы"),
    ),
)
_OUR_ERA = re.compile(
    r"\b(?:б ?з|б ?э|н ?э|нашей эры|биздин (?:заманымыздын|эрамыздын|дауиримиздин)|a ?d|c ?e)\b"
)


def month_of(word: str) -> int | None:
    """The number of a month by its name in any of the languages, whole or short."""
    if word in _NAMES:
        return _NAMES[word]
    return next((number for name, number in _KAZAKH_MONTHS if name.fullmatch(word)), None)


def is_year_word(word: str) -> bool:
    return _YEAR.fullmatch(word) is not None


def is_century_word(word: str) -> bool:
    return _CENTURY.fullmatch(word) is not None


def is_empty_word(word: str) -> bool:
    """One that a date is no other without."""
    return word in _EMPTY


def is_number_ending(word: str) -> bool:
    """What is written behind digits: 19-ғасыр, 12-ші, 12-го, 19th."""
    return bool(word) and _AFTER_DIGITS.fullmatch(word) is not None


def split_era(folded: str) -> tuple[str, bool | None]:
    """(the words without their era, whether it is before ours; None where none is named)."""
    for pattern, is_before in ((_BEFORE_OUR_ERA, True), (_OUR_ERA, False)):
        if pattern.search(folded):
            return pattern.sub(" ", folded, count=1), is_before
    return folded, None
