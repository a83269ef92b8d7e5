"""The line that names a class: its kind, its number in digits, Roman or in words, its title."""

import re

from lessons.domain.handouts.heading_patterns import Heading
from lessons.domain.handouts.heading_phrases import CLASS, NUMBERED_CLASS
from lessons.domain.handouts.roles import Role
from lessons.domain.text.characters import CAPITALS, DASHES, LONG_DASHES
from lessons.domain.text.samples import Sample

_ORDINAL = rf"(?: ?[{DASHES}.]? ?(?:ші|шы|інші|ыншы|ое|ая|е))?"
_DIGITS = rf"(?P<number>\d{{1,2}})(?:(?: ?[{DASHES},] ?| және | и )\d{{1,2}})?(?!\d)"
"""The first of ``№ 5-6`` and ``№5,6``."""
_ROMAN = r"(?-i:(?P<roman>[IVXІХ]{1,5})(?!\w))"
_WORDS = {
    word: number
    for number, words in enumerate(
        [
            "бірінші|перв",
            "екінші|втор",
            "үшінші|треть",
            "төртінші|четв[её]рт",
            "бесінші|пят",
            "алтыншы|шест",
            "жетінші|седьм",
            "сегізінші|восьм",
            "тоғызыншы|девят",
            "оныншы|десят",
        ],
        start=1,
    )
    for word in words.split("|")
}
_WORD = rf"(?P<word>{'|'.join(_WORDS)})(?:ое|ая|ье|ья)?"
_HOURS = rf"(?: ?\(\d{{1,2}} ?(?:[{DASHES}]? ?апта|(?:акад\w*\.? )?(?:сағ|час|ч)\w*\.?)\))?"
_OUTER = (
    rf"(?:\d{{1,2}} ?[{DASHES}]? ?(?:апта|модуль|неделя)"
    r"|(?:модуль|апта|неделя|бөлім|раздел) ?№? ?\d{1,2})"
    rf"[.,:;]? ?(?:[{DASHES}] ?)?"
)
"""The week or the module that the class belongs to."""
_KIND_OF = r"(?:практикалық |тәжірибелік |зертханалық |семинар )"
_NAMED_NUMBER = (
    r"(?:(?:сабақ|жұмыс|семинар|тақырып)(?:тың|ның|нің)? (?:нөмірі|номері|реті)|"
    r"номер (?:занятия|работы|семинара|темы))"
)
_BOOKLET = (
    r"(?:тың|ның|нің|қа|ға|ге)?(?: арналған| бойынша)? (?:әдістемелік )?"
    r"(?:нұсқау|әзірлеме|жоспар|материал)\w*"
)
_SHORT = r"(?-i:ПС|ПЗ|ТС|СЗ|СС|ЗЖ|ЛР)"
_STOP = rf"(?: ?[.:{LONG_DASHES}]| -|$| ?(?=«|\((?!\d{{1,2}} ?(?:сағ|час|ч)))) ?(?P<rest>.*)"
_CAPITAL_FOLLOWS = rf" (?=(?-i:[{CAPITALS}]))(?P<rest>.*)"
_PATTERNS = tuple(
    re.compile(rf"(?:#{{1,6}} ?)?(?:\*\*)?(?P<words>{form})(?:\*\*)?{stop}", re.IGNORECASE)
    for form, stop in (
        (
            rf"(?:{_OUTER})?№? ?(?P<number>\d{{1,2}}){_ORDINAL} ?[{DASHES}.]? ?{NUMBERED_CLASS}"
            rf"{_HOURS}",
            _STOP,
        ),
        (rf"(?:{_OUTER})?{NUMBERED_CLASS} ?[{DASHES}]? ?№? ?{_DIGITS}{_HOURS}", _STOP),
        (
            rf"№? ?(?P<number>\d{{1,2}}){_ORDINAL} ?[{DASHES}.]? ?{NUMBERED_CLASS}{_BOOKLET}",
            r"(?: ?[.:]|$) ?(?P<rest>.*)",
        ),
        (rf"(?:сабақ|занятие|жұмыс|{_SHORT}) ?№ ?{_DIGITS}{_HOURS}", _STOP),
        (rf"(?:{_KIND_OF})?{_NAMED_NUMBER} ?:? ?№? ?{_DIGITS}{_HOURS}", _STOP),
        (rf"(?:{_OUTER})?{NUMBERED_CLASS} ?№ ?{_DIGITS}{_HOURS}", _CAPITAL_FOLLOWS),
        (rf"(?:{_OUTER})?(?:{CLASS}) ?{_DIGITS}{_HOURS}", _CAPITAL_FOLLOWS),
        (rf"(?:{_OUTER})?(?:{CLASS}) ?№? ?{_ROMAN}{_HOURS}", _STOP),
        (rf"(?:{_OUTER})?{_WORD} (?:{CLASS}){_HOURS}", _STOP),
        (rf"{_OUTER}(?:{CLASS}){_HOURS}", r"(?: ?[:.]|$) ?(?P<rest>.*)"),
        # "Практикалық сабақтар" without a number heads a plan of the course.
        (rf"(?:{CLASS})(?<!тар)(?<!тары)", r"(?: ?:|$) ?(?P<rest>.*)"),
    )
)
SAMPLES = (
    Sample(
        pattern=_PATTERNS[0],
        how="match",
        matches=("# №4 зертханалық жұмыс", "№ 15 ПРАКТИКАЛЫҚ САБАҚ"),
        misses=("Зертханалық жұмыс №4", "ПРАКТИКАЛЫҚ САБАҚ"),
    ),
    Sample(
        pattern=_PATTERNS[1],
        how="match",
        matches=("Практическое занятие 4", "# Практикалық сабақ 7"),
        misses=("Практическое занятие.", "Практикалық сабақ №"),
    ),
    Sample(
        pattern=_PATTERNS[2],
        how="match",
        matches=("№11 практикалық сабақтың әдістемелік нұсқауы",),
        misses=("№ 2 практикалық сабақ: Басқару",),
    ),
    Sample(
        pattern=_PATTERNS[3],
        how="match",
        matches=("ПС №5. Су", "Сабақ № 4"),
        misses=(". Су", "Сабақ №"),
    ),
    Sample(
        pattern=_PATTERNS[4],
        how="match",
        matches=("Номер занятия: 8", "Сабақ нөмірі: 8"),
        misses=("Цель занятия:", "Сабақ № 8"),
    ),
    Sample(
        pattern=_PATTERNS[5],
        how="match",
        matches=(
            "Практикалық сабақ № 5 (2 сағат) Су",
            "Практикалық сабақ №3 Тақырыбы: «Су» Мақсаты: суды зерттеу. Құралдар: колба.",
        ),
        misses=("Практикалық сабақ № 5 (2 сағат). Су",),
    ),
    Sample(
        pattern=_PATTERNS[6],
        how="match",
        matches=("Практическое занятие 5 Су",),
        misses=("Практическое занятие 4",),
    ),
    Sample(
        pattern=_PATTERNS[7],
        how="match",
        matches=("Тәжірибелік сабақ V. Су",),
        misses=("Тәжірибелік сабақ №2",),
    ),
    Sample(
        pattern=_PATTERNS[8],
        how="match",
        matches=("Бесінші практикалық сабақ", "Первое практическое занятие: Су"),
        misses=("№7 практикалық сабақ", "Практическое занятие 5 Су"),
    ),
    Sample(
        pattern=_PATTERNS[9],
        how="match",
        matches=("5-апта. Практикалық сабақ.",),
        misses=("5-апта. Практикалық сабақ №4. Су",),
    ),
    Sample(
        pattern=_PATTERNS[10],
        how="match",
        matches=("Машықтану сабағы: Су", "ПРАКТИКАЛЫҚ САБАҚ"),
        misses=("Машықтану сабағы №6", "ПРАКТИКАЛЫҚ САБАҚ 8"),
    ),
)
_LATIN = str.maketrans("ІХ", "IX")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}


def match_class_title(text: str) -> Heading | None:
    """``rest`` is what follows the name of the class, perhaps with a heading of its own."""
    for pattern in _PATTERNS:
        match = pattern.match(text)
        if match:
            return Heading(Role.CLASS_TITLE, match["words"], match["rest"].strip(), _number(match))
    return None


def _number(match: re.Match[str]) -> int | None:
    found = match.groupdict()
    if found.get("roman"):
        return _from_roman(found["roman"] or "")
    if found.get("word"):
        word = (found["word"] or "").lower()
        return next(number for each, number in _WORDS.items() if re.fullmatch(each, word))
    return int(found["number"] or 0) if found.get("number") else None


def _from_roman(numeral: str) -> int:
    digits = [_ROMAN_DIGITS[letter] for letter in numeral.translate(_LATIN)]
    return sum(
        -digit if digit < following else digit
        for digit, following in zip(digits, [*digits[1:], 0], strict=True)
    )
