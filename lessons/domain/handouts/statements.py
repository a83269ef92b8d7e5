"""Statements that are to be called true or false, and the sign that calls them so."""

import re
from dataclasses import dataclass

from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.text.characters import DASHES, GAPS
from lessons.domain.text.samples import Sample

_TRUE = r"t|true|дұрыс|шын|иә|ақиқат|верно|правда|да"
_FALSE = r"f|false|бұрыс|өтірік|қате|жоқ|жалған|неверно|ложь|нет"
_LETTERS = rf"t ?/ ?f|true ?/ ?false|[дши] ?/ ?[бөж]|[ви] ?/ ?[нл]|д ?/ ?н|\+ ?/ ?[{DASHES}]"
_CHOICE = re.compile(
    rf"(?P<text>.*\S)(?: [(\[]?|[(\[]) ?(?:{_LETTERS}|(?:{_TRUE}) ?/ ?(?:{_FALSE})) ?[)\]]?\.?",
    re.IGNORECASE,
)
_BLANK = re.compile(
    rf"(?P<text>.*?[^\s(\[{GAPS}]) ?[(\[]? ?(?:[{GAPS}]{{2,}}|…|\.{{3,}}) ?[)\]]?\.?"
)
_TOLD = re.compile(
    rf"(?P<text>.*\S) ?[(\[] ?(?:(?P<true>{_TRUE}|\+)|(?P<false>{_FALSE}|[{DASHES}])) ?[)\]]\.?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?P<text>.*\S)(?: [{DASHES}]|[.:;]) ?(?:(?P<true>{_TRUE}|\+)|(?P<false>{_FALSE}))\.?",
    re.IGNORECASE,
)
"""``Мұз суға батады – бұрыс``: only below a heading that says so."""
_ANSWER = re.compile(rf"(?:(?P<true>{_TRUE}|\+)|(?P<false>{_FALSE}|[{DASHES}]))\.?", re.IGNORECASE)
SAMPLES = (
    Sample(
        pattern=_CHOICE,
        how="fullmatch",
        matches=("Ice sinks. T / F", "Су – зат (Д/Б)", "Лёд тонет. Верно / неверно"),
        misses=("Су деген не?", "5 км/сағ", "тауард/б"),
    ),
    Sample(
        pattern=_BLANK,
        how="fullmatch",
        matches=("Су – зат. ____", "Су – зат (…)"),
        misses=("Су – зат.", "____"),
    ),
    Sample(
        pattern=_TOLD,
        how="fullmatch",
        matches=("Су – зат (дұрыс)", "Ice sinks. (F)"),
        misses=("Су – зат (сұйық)", "Антарктидада халық жоқ"),
    ),
    Sample(
        pattern=_BEHIND,
        how="fullmatch",
        matches=("Мұз суға батады – бұрыс", "Ice sinks. F", "Лёд тонет: неверно"),
        misses=("Су – зат", "Ice sinks"),
    ),
    Sample(
        pattern=_ANSWER, how="fullmatch", matches=("Дұрыс", "F", "неверно."), misses=("Сұйық зат",)
    ),
)


@dataclass(frozen=True, slots=True)
class Statement:
    text: str
    is_true: bool | None = None
    """None where the document does not say."""


def find_statement_to_judge(text: str, words: str, answer: str = "") -> Statement | None:
    """``words`` are those of the heading above; None for what is asked in another way."""
    is_headed = says("true-false", words)
    choice = _CHOICE.fullmatch(text)
    if choice is None and (not is_headed or "?" in text):
        return None
    told = _TOLD.fullmatch(text) or _BEHIND.fullmatch(text) if choice is None else None
    if told is not None:
        return Statement(told["text"], told["true"] is not None)
    behind = choice or _BLANK.fullmatch(text)
    bare = behind["text"] if behind else text
    said = _ANSWER.fullmatch(answer.strip()) if answer else None
    if answer and said is None:
        return None
    return Statement(bare, said["true"] is not None if said else None)
