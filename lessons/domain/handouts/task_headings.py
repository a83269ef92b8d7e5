"""Headings of independent work: a task label or its long name among a few well-known words.

``ОБӨЖ-8``, ``Тапсырма (СОӨЖ):``, ``Темы рефератов (СРС)``. Authors order these words as they like,
so a heading is any short run of them with a label in it, and no other word at all.
"""

import re
from dataclasses import replace

from lessons.domain.handouts.heading_patterns import (
    DASH_STOP,
    PLAIN_STOPS,
    Heading,
    compile_heading,
    heading_of,
    tail,
)
from lessons.domain.handouts.heading_phrases import (
    GUIDED_LABELS,
    INDEPENDENT_LABELS,
    LONG_NAME,
)
from lessons.domain.handouts.roles import Role
from lessons.domain.text.characters import CYRILLIC_CAPITALS, DASHES
from lessons.domain.text.samples import Sample

_LONGEST = 90
_MOST_WORDS = 12
LABEL = rf"(?<!\w)(?-i:{GUIDED_LABELS}|{INDEPENDENT_LABELS})(?!\w)"
_CASE = rf"(?: ?[{DASHES}]? ?(?:ге|ға|ке|қа|нің|ның|дің|тің)(?!\w))?"
_WORD = (
    r"(?:тапсырма|тақырып|тақырыб|сұрақ|сұрағ|мазмұн|жоспар|реферат|эссе|баяндама|жұмыс|задани|"
    r"вопрос|доклад|содержани|тематик)\w*|тем(?:а|ы|е|у|ам)?|план(?:ы|а)?|арналған|берілетін|"
    r"орындалатын|бойынша|үшін|үйге|для|на|по|к|само(?:контроля|проверки)"
)
_NUMBER = r"№? ?\d{1,2}(?!\d)"
_PIECE = rf"\(?(?:(?:{LONG_NAME}|{_WORD})(?!\w)|{LABEL}{_CASE}|{_NUMBER})\)?"
_BETWEEN = rf"(?: ?/ ?|,? | ?[{DASHES}] ?(?=№? ?\d)|(?<=\d) ?[{DASHES}] ?|(?=[(№]))"
_PHRASE = rf"{_PIECE}(?:{_BETWEEN}{_PIECE}){{0,{_MOST_WORDS}}}"
_PATTERN = compile_heading(_PHRASE, tail(PLAIN_STOPS, DASH_STOP))
_GLOSSED = compile_heading(
    rf"(?-i:[{CYRILLIC_CAPITALS}])[^\W\d]*(?: [^\W\d]+){{1,5}} ?\({LABEL}(?: ?[-№]? ?\d{{1,2}})?\)",
    r"(?P<stop> ?(?::|$)) ?(?P<rest>.*)",
)
"""Any few words may lead up to a label in brackets: "Оқытушымен бірге жұмыс (ОБӨЖ):"."""
_LABEL = re.compile(LABEL)
_LONG_NAME = re.compile(rf"(?<!\w)(?:{LONG_NAME})", re.IGNORECASE)
_TEACHER = re.compile("оқытушы|преподавател", re.IGNORECASE)
_GUIDED = re.compile(GUIDED_LABELS)
SAMPLES = (
    Sample(
        pattern=_PATTERN,
        how="match",
        matches=("1. Айналымын сипаттау.", "1. Су, ответ: жидкость"),
        misses=("су айналымының кезеңдерін сипаттау.", "жидкость."),
    ),
    Sample(
        pattern=_GLOSSED,
        how="match",
        matches=("Домашняя работа (СРО)", "Темы рефератов (СРС)"),
        misses=("Лабораторная работа № 6", "Темы СРС"),
    ),
    Sample(
        pattern=_LABEL,
        how="search",
        matches=("ОБӨЖ тапсырмасы: Карта", "СОӨЖ № 7. Тапсырмалар:"),
        misses=("тапсырмасы:", "Тапсырмалар:"),
    ),
    Sample(
        pattern=_LONG_NAME,
        how="search",
        matches=("самостоятельной работы", "Студенттің өзіндік жұмысына"),
        misses=("Цель работы", "тәуелсіздік жылы"),
    ),
    Sample(pattern=_GUIDED, how="fullmatch", matches=("ОБӨЖ", "СРОП"), misses=("ОБӨЖ:", "СРОП:")),
)


def find_task_heading(text: str) -> Heading | None:
    is_likely = _LABEL.search(text[:_LONGEST]) or _LONG_NAME.search(text[:_LONGEST])
    match = (_PATTERN.match(text) or _GLOSSED.match(text)) if is_likely else None
    if match is None or len(match["words"]) > _LONGEST:
        return None
    # The gloss behind the words may be the label: "Үйге тапсырма (СӨЖ)".
    named = text[: match.start("stop")]
    found = _LABEL.search(named) or _LONG_NAME.search(named)
    if found is None:
        return None
    label = found.group()
    is_guided = _GUIDED.fullmatch(label) or _TEACHER.search(label)
    role = Role.GUIDED if is_guided else Role.INDEPENDENT
    return replace(heading_of(role, match), label=label)
