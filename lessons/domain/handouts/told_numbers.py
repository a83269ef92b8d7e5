"""Keys in words as keys in figures: ``бірінші – А, екінші – Б``, ``first a, second b``,
``1 – второй вариант``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.answer_keys import find_key, is_key_list, names_letters
from lessons.domain.handouts.lines import Row
from lessons.domain.text.characters import DASHES
from lessons.domain.text.samples import Sample

_NAME = re.compile(
    r"(?:[^\W\d]\w* ){0,2}?(?:дұрыс|жауап|кілт|ключ|ответ|правильн|верн|answer|key|solution)"
    rf"[^\d:]{{0,30}}?(?::| [{DASHES}]) ?",
    re.IGNORECASE,
)
_STEMS = (
    "бірінші|перв|first",
    "екінші|втор|second",
    "үшінші|трет|third",
    "төртінші|четв[её]рт|fourth",
    "бесінші|пят|fifth",
    "алтыншы|шест|sixth",
    "жетінші|седьм|seventh",
    "сегізінші|восьм|eighth",
    "тоғызыншы|девят|ninth",
    "оныншы|десят|tenth",
)
_THING = r"(?: ?(?:сұра[қғ]|тест|нұсқа|жауап|вопрос|вариант|ответ|question|option|answer)\w*)?"
_NUMBERS = "|".join(f"(?P<n{number}>{stems})" for number, stems in enumerate(_STEMS, start=1))
_WORD = re.compile(rf"\b(?:{_NUMBERS})\w{{0,5}}{_THING}", re.IGNORECASE)
_LONGEST = 400
SAMPLES = (
    Sample(
        pattern=_NAME,
        how="match",
        matches=("Жауап кілті: ", "Правильные: ", "Answers: first a", "Дұрыс жауап – "),
        misses=("Бірінші сұрақ: ", "Астана", "1-А"),
    ),
    Sample(
        pattern=_WORD,
        how="fullmatch",
        matches=("бірінші", "второй вариант", "third"),
        misses=("1", "вариант", "бірге"),
    ),
)


def with_told_numbers(rows: Sequence[Row]) -> Iterator[Row]:
    """Only where a key comes of it."""
    for row in rows:
        name = _NAME.match(row.text) if len(row.text) <= _LONGEST else None
        told = row.text[: name.end()] + _in_figures(row.text[name.end() :]) if name else row.text
        yield replace(row, text=told) if told != row.text and _is_key(told) else row


def _in_figures(text: str) -> str:
    return _WORD.sub(lambda found: (found.lastgroup or "")[1:], text)


def _is_key(text: str) -> bool:
    beside = find_key(text)
    is_beside = beside is not None and not beside.before and names_letters(beside.value)
    return is_key_list(text) or is_beside
