"""What looks like an answer is kept out of the text that students read, and told.

Keys that were understood never get here: this is the last sieve, for prose.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lessons.domain.handouts.answer_keys import (
    find_key,
    is_announced_list,
    is_key_list,
    names_letters,
)
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.first_right import says_first_is_right
from lessons.domain.handouts.items import is_list_item
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.model_answers import begins_answer, only_announces_answer
from lessons.domain.text.characters import DASHES, LETTER
from lessons.domain.text.samples import Sample

_MARKED = re.compile(
    r"\{(?:[^{}]{0,30}(?:жауап|жауабы|ответ|answer|кілт|ключ)[^{}]{0,30})\} ?[=:].*"
    r"|\$\$\$ ?\d.*"
    rf"|[+{DASHES}] ?: ?\S.*"
    r"|[*][!+] ?\S.*"
    r"|<(?:variant ?right|question|variant)\d*>.*"
    rf"|(?:answer|correct|ключ|кілт)\w{{0,3}} ?: ?\(?{LETTER}\)?[.;]?"
    r"|.*\{[^{}]*(?:=[^{}~]+~|~[^{}=]+=)[^{}]*\}.*",
    re.IGNORECASE,
)
_MODEL = re.compile(
    r"(?:\W{0,3})(?:(?:эталон\w* (?:жауап|ответ|шешім|решени)\w*|эталон\w*(?= ?:)"
    r"|үлгі(?:лік)? жауап\w*|жауап(?:тың)? (?:үлгісі|эталоны)"
    r"|образцов\w+ ответ\w*|образец ответа|model answers?|(?:ең )?дұрыс жауап\w*"
    r"|(?:правильн|верн)\w+ ответ\w*|(?:correct|right) answers?)(?: №? ?\d{1,3})?)"
    rf" ?[:{DASHES}].*",
    re.IGNORECASE,
)
SAMPLES = (
    Sample(
        pattern=_MARKED,
        how="fullmatch",
        matches=(
            "{Дұрыс жауап}=B",
            "$$$ 12 A",
            "+: Астана",
            "*!Елорда қайда?",
            "ANSWER: B",
            "Елорда {=Астана ~Алматы}",
        ),
        misses=("{a, b} = {b, a}", "Жауабы: 25 м/с", "$$$", "f(x) = {x ~ y}"),
    ),
    Sample(
        pattern=_MODEL,
        how="fullmatch",
        matches=("Эталон ответа: диагноз", "Үлгі жауап: диагноз", "Дұрыс жауап – Астана"),
        misses=("Эталон – өлшем бірлігі", "Жауабы: 25 м/с", "Үлгі: диагноз"),
    ),
)
_WORKED = re.compile(
    r"\b(?:шеш(?:у|ім)\w*|шығар\w*|мысал\w*|решени\w+|пример\w*|solution|example)\b",
    re.IGNORECASE,
)
"""Above ``Жауабы: 25 м/с``: a worked example, which is theory."""
_NEAR = 12
_MOST_HELD = 20
"""Rows of one answer."""


@dataclass(frozen=True, slots=True)
class Held:
    rows: tuple[Row, ...]
    doubts: tuple[Doubt, ...]


def hold_keys(rows: Sequence[Row]) -> Held:
    """The rows that students may read, and a doubt for each that was held out."""
    kept: list[Row] = []
    doubts: list[Doubt] = []
    left = 0
    for index, row in enumerate(rows):
        is_key = _is_key(row, rows[max(index - _NEAR, 0) : index])
        if is_key:
            left = _MOST_HELD if _goes_on(row) else 0
        elif left and _is_of_answer(row, rows[index - 1]):
            left -= 1
        else:
            left = 0
            kept.append(row)
            continue
        doubts.append(Doubt(line=row.line, code=Code.KEY_IN_TEXT, text=row.text))
    return Held(tuple(kept), tuple(doubts))


def _is_key(row: Row, above: Sequence[Row]) -> bool:
    text = row.text
    if _MARKED.fullmatch(text) or says_first_is_right(text):
        return True
    if is_key_list(text) or is_announced_list(text):
        return True
    beside = find_key(text)
    if beside is not None and not beside.before and names_letters(beside.value):
        return True
    if _MODEL.fullmatch(text):
        return True
    return begins_answer(text) and _is_asked(above) and not _is_worked(above)


def _is_worked(above: Sequence[Row]) -> bool:
    return any(_WORKED.search(row.text) for row in above)


def _is_asked(above: Sequence[Row]) -> bool:
    return any(row.text.rstrip().endswith("?") for row in above[-4:])


def _goes_on(row: Row) -> bool:
    """Whether the answer itself may stand on the lines below."""
    return only_announces_answer(row.text) or row.text.rstrip().endswith(":")


def _is_of_answer(row: Row, above: Row) -> bool:
    """Up to the next heading, question or empty line; a list below belongs to it."""
    is_new = bool(row.heading) or row.is_strong or row.text.endswith("?")
    is_near = row.line - above.line <= 1
    first = above.text.rstrip().endswith(":")
    return not is_new and is_near and (first or not row.starts or is_list_item(row))
