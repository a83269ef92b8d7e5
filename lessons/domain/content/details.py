"""What an author says beside a task or a lesson: short texts of a few known kinds.

A person reads and edits them as lines, each begun by the name of its kind and a colon.
"""

from collections.abc import Mapping
from enum import StrEnum

from lessons.domain.languages import LANGUAGES
from lessons.domain.text.folding import fold
from lessons.domain.types.definition import PayloadError

LONGEST = 20_000
"""Characters of one text; an abstract has about 2,000."""


class TaskDetail(StrEnum):
    """Of one question or task."""

    FORM = "form"
    VOLUME = "volume"
    DEADLINE = "deadline"
    CRITERIA = "criteria"
    WEEK = "week"


class LessonDetail(StrEnum):
    WEEK = "week"
    HOURS = "hours"
    PLAN = "plan"
    AUTHORS = "authors"
    KEY_WORDS = "key-words"
    ABSTRACT_KK = "abstract-kk"
    ABSTRACT_RU = "abstract-ru"
    ABSTRACT_EN = "abstract-en"


Names = Mapping[str, tuple[str, str, str]]
"""Of each kind, in Kazakh, Russian and English."""
TASK_NAMES: Names = {
    TaskDetail.FORM: ("Түрі", "Форма", "Form"),
    TaskDetail.VOLUME: ("Көлемі", "Объём", "Volume"),
    TaskDetail.DEADLINE: ("Мерзімі", "Срок", "Deadline"),
    TaskDetail.CRITERIA: ("Бағалау критерийлері", "Критерии оценивания", "Criteria"),
    TaskDetail.WEEK: ("Апта", "Неделя", "Week"),
}
LESSON_NAMES: Names = {
    LessonDetail.WEEK: ("Апта", "Неделя", "Week"),
    LessonDetail.HOURS: ("Сағат саны", "Количество часов", "Hours"),
    LessonDetail.PLAN: ("Жоспар", "План", "Plan"),
    LessonDetail.AUTHORS: ("Авторлар", "Авторы", "Authors"),
    LessonDetail.KEY_WORDS: ("Тірек сөздер", "Ключевые слова", "Key words"),
    LessonDetail.ABSTRACT_KK: ("Аңдатпа", "Аннотация на казахском", "Abstract in Kazakh"),
    LessonDetail.ABSTRACT_RU: ("Орысша аңдатпа", "Аннотация", "Abstract in Russian"),
    LessonDetail.ABSTRACT_EN: ("Ағылшынша аңдатпа", "Аннотация на английском", "Abstract"),
}


def named(
    details: Mapping[str, str], names: Names, *, language: str
) -> tuple[tuple[str, str], ...]:
    """(name, text) of those that are there, in the order of their kinds; Kazakh names where the
    language has none."""
    place = LANGUAGES.index(language) if language in LANGUAGES else 0
    return tuple((own[place], details[kind]) for kind, own in names.items() if details.get(kind))


def to_text(details: Mapping[str, str], names: Names, *, language: str) -> str:
    return "\n".join(f"{name}: {text}" for name, text in named(details, names, language=language))


def from_text(text: str, names: Names) -> dict[str, str]:
    """A line without a known name goes on with the one above.

    Raises PayloadError (detail-unnamed, text-long) with the number of the line, from 1, as its key.
    """
    kinds = {fold(name): kind for kind, own in names.items() for name in own}
    found: dict[str, list[str]] = {}
    open_kind = ""
    for number, line in enumerate(text.splitlines(), start=1):
        name, colon, rest = line.partition(":")
        kind = kinds.get(fold(name.strip())) if colon else None
        open_kind = kind or open_kind
        if not open_kind and line.strip():
            raise PayloadError("detail-unnamed", str(number))
        if line.strip():
            found.setdefault(open_kind, []).append((rest if kind else line).strip())
    return checked({kind: "\n".join(lines).strip() for kind, lines in found.items()}, names)


def checked(details: Mapping[str, str], names: Names) -> dict[str, str]:
    """Those that hold something, in the order of their kinds. Raises PayloadError."""
    for kind, text in details.items():
        if kind not in names:
            raise PayloadError("key-unknown", kind)
        if len(text) > LONGEST:
            raise PayloadError("text-long", kind)
    return {str(kind): details[kind] for kind in names if details.get(kind)}
