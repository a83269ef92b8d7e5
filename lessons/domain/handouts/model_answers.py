"""An author's answer under an open question (``Жауабы: …``), which no student may see."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.lines import Row
from lessons.domain.text.characters import CAPITALS, CLOSERS, DASHES, SENTENCE_ENDS
from lessons.domain.text.samples import Sample

Rows = tuple[Row, ...]

_NAME = (
    r"(?:(?:(?:ең )?дұрыс|үлгі|үлгілік|күтілетін|болжамды|толық|қысқаша) )?жауа(?:бы|п)"
    r"(?: нұсқасы)?"
    r"|жауап(?:тың)? үлгісі"
    r"|(?:(?:правильный|верный|примерный|ожидаемый|образцовый|полный|краткий) )?ответ"
    r"|(?:мұғалім|оқытушы|ұстаз)(?:ге|ға)(?: арналған)?|для (?:преподавателя|учителя)"
    r"|(?:(?:для (?:преподавателя|учителя)\. )?ориентир(?: к [^:]{1,12})?)"
    r"|(?:сұрақтардың|есептердің|тапсырмалардың) жауа(?:бы|птары)(?: \([^()]{1,20}\))?"
    r"|ответы (?:к задачам|на вопросы)(?: \([^()]{1,20}\))?|(?:note )?for the (?:teacher|lecturer)"
    r"|(?:образец|эталон) ответа|эталон(?:ды)?(?: жауап\w*)?|шешуі|шешімі"
    r"|(?:(?:model|correct|right|sample|expected) )?answer"
)
_BEFORE = r"(?:\*\*)?(?P<open>[(\[])?(?:\*\*)?"
_TOLD = rf"{_BEFORE}(?:{_NAME})(?:\*\*)? ?:(?:\*\*)? ?"
_TOLD_BY_DASH = rf"{_BEFORE}(?:{_NAME})(?:\*\*)?(?: ?:(?:\*\*)? ?| [{DASHES}] )"
_BEGINS = re.compile(_TOLD, re.IGNORECASE)
_BEGINS_LATER = re.compile(_TOLD_BY_DASH, re.IGNORECASE)
"""Under a question; a question itself may begin «Жауап – бұл …»."""
_BEHIND = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf" (?=[(\[]){_TOLD}",
        rf"(?<=[{SENTENCE_ENDS}{CLOSERS}])(?: ?(?://?|\||[{DASHES}]))? ?{_TOLD_BY_DASH}",
        rf" (?=(?-i:[{CAPITALS}*])){_TOLD}",
    )
)
"""On the question's own line: in brackets, behind a sentence, or with a capital."""
_SEEMS_TOLD = re.compile(rf"(?<!\w)(?:{_NAME})(?: ?:| [{DASHES}] )(?P<rest>.*)", re.IGNORECASE)
SAMPLES = (
    Sample(
        pattern=_BEGINS,
        how="match",
        matches=("Жауабы: 1) бу; 2) мұз;", "Образец ответа: сұйық."),
        misses=("1) бу; 2) мұз; әрі сұйық.", "Правильные ответы"),
    ),
    Sample(
        pattern=_BEGINS_LATER,
        how="search",
        matches=("1. Су, ответ: жидкость", "Жауабы: 1) бу; 2) мұз;"),
        misses=("жидкость.", "1) бу; 2) мұз; әрі сұйық."),
    ),
    Sample(
        pattern=_BEHIND[0],
        how="search",
        matches=("1. Су не? (жауабы: сұйық)", "1. Түрін ата (Жауабы: су (сұйық)) (5 балл)"),
        misses=("1. Су не? Жауабы: сұйық.", "Түрін ата (5 балл)"),
    ),
    Sample(
        pattern=_BEHIND[1],
        how="search",
        matches=("1. Су не?Жауабы: сұйық.", "1. Что есть вода? Краткий ответ: жидкость."),
        misses=("1. Су деген не Жауабы: сұйық.", "1. Су, ответ: жидкость"),
    ),
    Sample(
        pattern=_BEHIND[2],
        how="search",
        matches=("1. Су не? Жауабы: сұйық.", "1. Что есть вода? Краткий ответ: жидкость."),
        misses=("1. Су не?Жауабы: сұйық.", "1. Су, ответ: жидкость"),
    ),
    Sample(
        pattern=_SEEMS_TOLD,
        how="search",
        matches=("1. Су, ответ: жидкость", "Жауабы: 1) бу; 2) мұз;"),
        misses=("жидкость.", "1) бу; 2) мұз; әрі сұйық."),
    ),
)
_BRACKETED = re.compile(r"(?P<value>(?:[^()\[\]]|[(\[][^()\[\]]*[)\]])*)[)\]] ?(?P<tail>.*)")
_TO_FILL_IN = re.compile(r"_{3}|\.{4}|…{2}")
_WRITTEN = re.compile(rf"[^\s_.…()\[\]{DASHES}]")


def begins_answer(text: str) -> bool:
    return _BEGINS.match(text) is not None


def only_announces_answer(text: str) -> bool:
    """``Жауабы:`` alone, the answer itself below it."""
    return _BEGINS.fullmatch(text.rstrip()) is not None


def split_answer(rows: Sequence[Row]) -> tuple[Rows, Rows]:
    """The rows of the question, and those of the answer under it, without the word for it.

    ``Жауабы: ______`` is a place for the student's answer and stays with the question.
    """
    for place, row in enumerate(rows):
        match = (_BEGINS_LATER if place else _BEGINS).match(row.text) or _behind(row.text)
        if match:
            value, tail = _value_of(row.text[match.end() :], is_bracketed=bool(match["open"]))
            asked = f"{row.text[: match.start()]} {tail}".strip()
            question = [*rows[:place], replace(row, text=asked)]
            answer = [replace(row, text=value), *rows[place + 1 :]]
            return (_filled(question), _filled(answer)) if _is_told(answer) else (tuple(rows), ())
    return tuple(rows), ()


def _behind(text: str) -> re.Match[str] | None:
    """The first one in the line."""
    found = [match for pattern in _BEHIND if (match := pattern.search(text))]
    return min(found, key=lambda match: match.start(), default=None)


def seems_answered(question: Sequence[Row]) -> Row | None:
    """The first row of a question in which an answer seems to stand, so that nobody can be sure
    that students may see it."""
    return next((row for row in question if _seems_told(row.text)), None)


def _seems_told(text: str) -> bool:
    match = _SEEMS_TOLD.search(text)
    return bool(match and _WRITTEN.search(match["rest"]) and not _TO_FILL_IN.search(match["rest"]))


def find_next(rows: Sequence[Row]) -> Row | None:
    """The first row of an answer that rather belongs to another question."""
    below = rows[1:]
    return next((row for row in below if row.text.endswith("?") or _answers(row.text)), None)


def _answers(text: str) -> bool:
    return begins_answer(text) or _behind(text) is not None


def _value_of(text: str, *, is_bracketed: bool) -> tuple[str, str]:
    """The answer, and what follows behind its bracket: ``(Жауабы: су) (5 балл)``."""
    match = _BRACKETED.fullmatch(text) if is_bracketed else None
    return (match["value"].strip(), match["tail"]) if match else (text.strip(), "")


def _filled(rows: Sequence[Row]) -> Rows:
    return tuple(row for row in rows if row.text)


def _is_told(rows: Sequence[Row]) -> bool:
    text = " ".join(row.text for row in rows)
    return _WRITTEN.search(text) is not None and _TO_FILL_IN.search(text) is None
