"""A safety net: rows inside a question that look like the next heading, level or answer list.

Authors find ever new words for their headings. One that is not recognised goes on with the
question above it, so that a person had better look there.
"""

import re
from collections.abc import Sequence

from lessons.domain.handouts.answer_keys import is_announced_list, read_letters
from lessons.domain.handouts.heading_phrases import GUIDED_LABELS, INDEPENDENT_LABELS
from lessons.domain.handouts.lines import Row
from lessons.domain.text.characters import CAPITALS
from lessons.domain.text.samples import Sample
from lessons.domain.text.sentences import ends_sentence

_LABEL = rf"(?:{GUIDED_LABELS}|{INDEPENDENT_LABELS})"
_LABEL_FIRST = re.compile(rf"[(«]?{_LABEL}(?![^\W\d])")
_LABEL_LAST = re.compile(rf"[{CAPITALS}].*(?<!\w){_LABEL}\)?(?: ?№? ?\d{{1,2}})? ?:?")
_LABEL_INSIDE = re.compile(rf"[.;!?] {_LABEL}(?: ?[-№]? ?\d{{1,2}})? ?:")
_LEVEL = r"(?:де[ңн]гей(?:і|лік|ге)?|уровень)(?!\w)"
_LEVEL_LINE = re.compile(
    rf"(?-i:[\d{CAPITALS}])\S*(?: \S+)?[ -]?{_LEVEL}(?: \w+)?(?: \([^()]*\))? ?[:.]?",
    re.IGNORECASE,
)
SAMPLES = (
    Sample(
        pattern=_LABEL_FIRST,
        how="match",
        matches=("ОБӨЖ тапсырмасы: Карта", "СОӨЖ № 7. Тапсырмалар:"),
        misses=("8-ОБӨЖ тапсырмасы", "Тапсырмалар:"),
    ),
    Sample(
        pattern=_LABEL_LAST,
        how="fullmatch",
        matches=("Домашняя работа (СРО)", "Тематика заданий СРСП"),
        misses=("Лабораторная работа № 6", "Тестовые задания"),
    ),
    Sample(
        pattern=_LABEL_INSIDE,
        how="search",
        matches=("Су деңгейі. БӨЖ: сипаттама жазу.", "Оқудың түрлері бар. СӨЖ: студенттің жұмысы."),
        misses=("деңгейін сипаттаңыз.", "СӨЖ – студенттің өзіндік жұмысы."),
    ),
    Sample(
        pattern=_LEVEL_LINE,
        how="fullmatch",
        matches=("3-й уровень (6 баллов)", "І-деңгей тапсырмалары:"),
        misses=("Уровень А (1 балл)", "а) 1-деңгей тапсырмалары"),
    ),
)
_LEVEL_HEAD = re.compile(rf"\w+ {_LEVEL} ?:", re.IGNORECASE)
_KEY = re.compile(r"(?:жауап|кілт|ключ|ответ|код)\w*(?: \w+){0,3} ?:.*", re.IGNORECASE)


def find_hidden(rows: Sequence[Row]) -> Row | None:
    """The first row of a question or task that seems to be none of its text."""
    return next((row for place, row in enumerate(rows) if _is_hidden(row.text, place)), None)


def _is_hidden(text: str, place: int) -> bool:
    if _LABEL_INSIDE.search(text) or _holds_keys(text):
        return True
    if place == 0:
        is_question = text.endswith("?")
        return bool(_LEVEL_HEAD.match(text) or (_LABEL_FIRST.match(text) and not is_question))
    is_labelled = _LABEL_FIRST.match(text) or (_LABEL_LAST.fullmatch(text) and not _ends(text))
    return bool(is_labelled or _LEVEL_LINE.fullmatch(text))


def _holds_keys(text: str) -> bool:
    found = _KEY.search(text)
    return found is not None and (is_announced_list(found[0]) or bool(read_letters(found[0])))


def _ends(text: str) -> bool:
    return ends_sentence(text) and not text.endswith(":")
