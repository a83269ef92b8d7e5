"""Lines that say how a task is to be done and by when, and what a lesson is beside its text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lessons.domain.content.details import LessonDetail, TaskDetail
from lessons.domain.text.characters import DASHES, SENTENCE_ENDS
from lessons.domain.text.samples import Sample

LONGEST = 400
"""Characters of a line that is a detail and no task of its own."""
_STOP = rf"(?: ?:| [{DASHES}](?= ))"
_TASK_WORDS: Mapping[TaskDetail, str] = {
    TaskDetail.DEADLINE: r"(?:(?:тапсыру|орындау|өткізу|жіберу) (?:мерзімі|уақыты|күні)|мерзімі|"
    r"соңғы мерзім|сроки?(?: (?:сдачи|выполнения|представления))?|дата сдачи|"
    r"deadline|due(?: date)?|submission date)",
    TaskDetail.VOLUME: r"(?:(?:\w+(?:ның|нің|дың|дің|тың|тің) )?көлемі|"
    r"объ[её]м(?: (?:работы|эссе|текста|реферата))?|volume|length|word count)",
    TaskDetail.FORM: r"(?:(?:орындау|тапсыру|есеп беру|бақылау|өткізу|ұсыну|орындалу) "
    r"(?:түрі|нысаны|формасы)|нысаны|формасы|"
    r"форма(?: (?:сдачи|отч[её]тности|отч[её]та|контроля|выполнения|представления))?|"
    r"form(?:at)?(?: of (?:submission|control|work|report))?)",
    TaskDetail.CRITERIA: r"(?:бағалау(?:дың)? (?:критерий|өлшем|көрсеткіш)\w*|критерийлер\w*|"
    r"критерии(?: (?:оценки|оценивания))?|дескриптор\w*|"
    r"(?:(?:assessment|grading|marking) )?criteria)",
    TaskDetail.WEEK: r"(?:(?:тапсыру )?апта(?:сы)?|неделя(?: сдачи)?|week)",
}
_TASK_LINES = tuple(
    (kind, re.compile(rf"(?:\*\*)?{words}(?:\*\*)?{_STOP}(?:\*\*)? ?(?P<rest>.*)", re.IGNORECASE))
    for kind, words in _TASK_WORDS.items()
)
_LAST_SENTENCE = re.compile(
    rf"(?P<text>.*\S) (?P<last>(?<=[{SENTENCE_ENDS}] )[^{SENTENCE_ENDS}()]+[.]?|\([^()]+\))"
)
_CRITERIA_ALONE = re.compile(
    rf"(?:\*\*)?{_TASK_WORDS[TaskDetail.CRITERIA]}(?:\*\*)?\.?", re.IGNORECASE
)
_COUNTED = r"(?:(?:академиялық )?сағат|(?:академическ\w+ )?час(?:а|ов)?|(?:academic )?hours?)"
_LESSON_LINES = (
    (
        LessonDetail.WEEK,
        re.compile(
            rf"(?P<own>\d{{1,2}} ?[{DASHES}]?(?:ші|шы|я)? ?(?:апта|неделя)|"
            rf"(?:апта|неделя|week) ?№? ?\d{{1,2}})\.?|"
            rf"(?:апта(?:сы)?|неделя|week){_STOP} ?(?P<rest>\d.*)",
            re.IGNORECASE,
        ),
    ),
    (
        LessonDetail.HOURS,
        re.compile(
            rf"(?P<own>\d{{1,3}} {_COUNTED})\.?|"
            r"(?:(?:академиялық )?сағат(?: саны)?|(?:бөлінген|сабақтың)? ?(?:уақыты|ұзақтығы)|"
            r"количество часов|часы|время|продолжительность(?: занятия)?|hours|duration|time)"
            rf"{_STOP} ?(?P<rest>\d.*)",
            re.IGNORECASE,
        ),
    ),
)
_DUE = re.compile(
    r"(?:to be handed in|submit|due|сдать|сдача|тапсыру) "
    r"(?P<rest>(?:before|by|on|in|at|next|до|к|на) \S.*|.*\d.* дейін)\.?",
    re.IGNORECASE,
)
SAMPLES = (
    Sample(
        pattern=_DUE,
        how="fullmatch",
        matches=("Due before session 9.", "Сдать до 5 мая", "Тапсыру 7-аптаға дейін."),
        misses=("Due diligence is a duty.", "Сдать реферат", "Тапсыру мерзімі"),
    ),
    Sample(
        pattern=_TASK_LINES[0][1],
        how="fullmatch",
        matches=("Тапсыру мерзімі: 7-апта", "Срок сдачи – до 5 мая", "Deadline: week 7"),
        misses=("Мерзімі өткен шарт", "Срок службы здания 50 лет"),
    ),
    Sample(
        pattern=_TASK_LINES[1][1],
        how="fullmatch",
        matches=("Көлемі: 2–3 бет", "Эссенің көлемі – 500 сөз", "Объём: 5 страниц"),
        misses=("Көлемі 3 л газ", "Объём продаж вырос."),
    ),
    Sample(
        pattern=_TASK_LINES[2][1],
        how="fullmatch",
        matches=("Есеп беру түрі: презентация", "Форма отчётности: эссе"),
        misses=("Бақылау сұрақтары", "Формальная логика"),
    ),
    Sample(
        pattern=_TASK_LINES[3][1],
        how="fullmatch",
        matches=("Бағалау критерийлері: мазмұны", "Критерии оценивания: полнота"),
        misses=("Бағалау шкаласы", "Критерии сегментации"),
    ),
    Sample(
        pattern=_TASK_LINES[4][1],
        how="fullmatch",
        matches=("Апта: 7", "Неделя сдачи – 5"),
        misses=("7-апта", "Апталық жоспар"),
    ),
    Sample(
        pattern=_CRITERIA_ALONE,
        how="fullmatch",
        matches=("Дескрипторлар", "Критерии оценивания"),
        misses=("Бағалау", "Критерии: полнота"),
    ),
    Sample(
        pattern=_LESSON_LINES[0][1],
        how="fullmatch",
        matches=("7-апта", "6 неделя", "Week 3", "Апта: 5"),
        misses=("7 апталық жоспар", "апта"),
    ),
    Sample(
        pattern=_LESSON_LINES[1][1],
        how="fullmatch",
        matches=("2 сағат", "Сағат саны: 2", "Количество часов: 2", "Duration: 50 minutes"),
        misses=("Сағат тілі", "Время – деньги"),
    ),
)


@dataclass(frozen=True, slots=True)
class Detail:
    kind: str
    text: str
    """Empty where it stands on the lines below."""


def find_task_detail(text: str) -> Detail | None:
    if len(text) > LONGEST:
        return None
    for kind, pattern in _TASK_LINES:
        match = pattern.fullmatch(text)
        if match:
            return Detail(kind, match["rest"].strip("* "))
    return Detail(TaskDetail.CRITERIA, "") if _CRITERIA_ALONE.fullmatch(text) else None


def split_task_details(text: str) -> tuple[str, dict[str, str]]:
    """``Эссе жазу. Көлемі – 2 бет. Мерзімі: 5-апта.``: the task, and the sentences behind it that
    only say its form."""
    details: dict[str, str] = {}
    while match := _LAST_SENTENCE.fullmatch(text):
        last = match["last"]
        found = find_task_detail(last) or _week_in(last) or _due_in(last)
        if found is None or not found.text:
            break
        details.setdefault(found.kind, found.text.rstrip("."))
        text = match["text"]
    return text, details


def _due_in(text: str) -> Detail | None:
    """``Due before session 9.``"""
    due = _DUE.fullmatch(text)
    return Detail(TaskDetail.DEADLINE, due["rest"].rstrip(".")) if due else None


def _week_in(text: str) -> Detail | None:
    week = _LESSON_LINES[0][1].fullmatch(text[1:-1]) if text.startswith("(") else None
    return Detail(TaskDetail.WEEK, text[1:-1]) if week else None


def find_lesson_detail(text: str) -> Detail | None:
    """Its week or hours."""
    for kind, pattern in _LESSON_LINES:
        match = pattern.fullmatch(text) if len(text) <= LONGEST else None
        if match:
            return Detail(kind, match["own"] or match["rest"])
    return None
