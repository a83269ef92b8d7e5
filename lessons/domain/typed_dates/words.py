"""Names of days and months as they are typed in three languages, by how they begin."""

from collections.abc import Mapping

WEEKDAYS: tuple[tuple[str, ...], ...] = (
    ("дүйсенбі", "дс", "понедельник", "пн", "monday", "mon"),
    ("сейсенбі", "сс", "вторник", "вт", "tuesday", "tue"),
    ("сәрсенбі", "ср", "сәр", "среда", "среду", "среды", "wednesday", "wed"),
    ("бейсенбі", "бс", "четверг", "чт", "thursday", "thu"),
    ("жұма", "жм", "пятница", "пятницу", "пятницы", "пт", "friday", "fri"),
    ("сенбі", "сб", "сн", "суббота", "субботу", "субботы", "saturday", "sat"),
    ("жексенбі", "жс", "воскресенье", "воскресенья", "вс", "sunday", "sun"),
)
"""Monday first."""
MONTHS: tuple[tuple[str, ...], ...] = (
    ("қаңтар", "қаң", "январь", "января", "янв", "january", "jan"),
    ("ақпан", "ақп", "февраль", "февраля", "фев", "february", "feb"),
    ("наурыз", "нау", "март", "марта", "мар", "march", "mar"),
    ("сәуір", "сәу", "апрель", "апреля", "апр", "april", "apr"),
    ("мамыр", "мам", "май", "мая", "may"),
    ("маусым", "мау", "июнь", "июня", "июн", "june", "jun"),
    ("шілде", "шіл", "июль", "июля", "июл", "july", "jul"),
    ("тамыз", "там", "август", "августа", "авг", "august", "aug"),
    ("қыркүйек", "қыр", "сентябрь", "сентября", "сен", "september", "sep"),
    ("қазан", "қаз", "октябрь", "октября", "окт", "october", "oct"),
    ("қараша", "қар", "ноябрь", "ноября", "ноя", "november", "nov"),
    ("желтоқсан", "жел", "декабрь", "декабря", "дек", "december", "dec"),
)
"""January first."""
DAYS_AHEAD: Mapping[str, int] = {
    **dict.fromkeys(("бүгін", "сегодня", "today"), 0),
    **dict.fromkeys(("ертең", "завтра", "tomorrow"), 1),
    **dict.fromkeys(("бүрсігүні", "арғы күні", "послезавтра"), 2),
}
FILLERS = frozenset(
    [
        *("күні", "күнге", "сағат", "дейін", "жылғы", "жылы", "ж"),
        *("в", "во", "до", "к", "на", "года", "г", "час", "часов"),
        *("on", "at", "by", "until"),
    ]
)
"""Words between, which say nothing of their own."""
ENDINGS = ("сына", "сінде", "сында", "ға", "ге", "да", "де", "ның", "нің", "ы", "і", "а")
"""Of Kazakh days and months: «жұмада», «жұмаға», «желтоқсанның»."""


def _by_word(names: tuple[tuple[str, ...], ...], *, first: int) -> dict[str, int]:
    return {word: place for place, words in enumerate(names, start=first) for word in words}


WEEKDAY_OF: Mapping[str, int] = _by_word(WEEKDAYS, first=0)
MONTH_OF: Mapping[str, int] = _by_word(MONTHS, first=1)


def known(word: str, among: Mapping[str, int]) -> int | None:
    """What a word stands for, with or without one of the endings."""
    if word in among:
        return among[word]
    bare = (word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending))
    return next((among[stem] for stem in bare if stem in among and len(stem) > 2), None)
