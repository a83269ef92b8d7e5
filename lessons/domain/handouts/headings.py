"""Which lines of a practical-class handout are headings, in Kazakh, Russian or both at once."""

import re
from dataclasses import replace
from functools import lru_cache

from lessons.domain.handouts.class_titles import match_class_title
from lessons.domain.handouts.heading_patterns import (
    CAPITAL_STOP,
    DASH_STOP,
    PLAIN_STOPS,
    Heading,
    compile_heading,
    heading_of,
    tail,
)
from lessons.domain.handouts.heading_phrases import OTHER, PHRASES, WEAK_PHRASES
from lessons.domain.handouts.lines import begins_small
from lessons.domain.handouts.roles import FIELDS, TASKS, Role
from lessons.domain.handouts.task_headings import find_task_heading
from lessons.domain.text.characters import DASHES
from lessons.domain.text.samples import Sample

__all__ = ["FIELDS", "TASKS", "Heading", "Role", "find_heading"]


_DASHED = frozenset({*FIELDS, Role.KEY_TERMS, Role.LITERATURE})
_TOPIC_TAIL = rf"(?P<stop>:|\.(?= |$)|$| [{DASHES}](?= |$)|{CAPITAL_STOP}) ?(?P<rest>.*)"


def _tail(role: Role) -> str:
    if role is Role.TOPIC:
        return _TOPIC_TAIL
    stops = [PLAIN_STOPS, *([DASH_STOP] * (role in _DASHED))]
    return tail(*stops, *([CAPITAL_STOP] * (role in FIELDS)))


_PATTERNS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, compile_heading("|".join(phrases), _tail(role))) for role, phrases in PHRASES.items()
)
_WEAK_PATTERNS = tuple(
    (role, compile_heading("|".join(phrases), tail(":|$")))
    for role, phrases in WEAK_PHRASES.items()
)
_OTHER = compile_heading(OTHER)
SAMPLES = (
    Sample(
        pattern=_PATTERNS[0][1],
        how="match",
        matches=("Сабақтың тақырыбы: Су", "Тақырыбы: Мнемотехника"),
        misses=("2-сабақ. Тақырыбы: Су", "Тақырыптық жоспар"),
    ),
    Sample(
        pattern=_PATTERNS[1][1],
        how="match",
        matches=("Мақсаты мен міндеттері", "Цель занятия: вода"),
        misses=("мақсаты мен міндеттері, нысаны", "суды білу."),
    ),
    Sample(
        pattern=_PATTERNS[2][1],
        how="match",
        matches=("**Көрнекі құралдар:**", "Оборудование и материалы"),
        misses=("Реактивтер мен құралдар:", "Теориялық материал"),
    ),
    Sample(
        pattern=_PATTERNS[3][1],
        how="match",
        matches=("Нәтижесі: бу түзіледі.", "Күтілетін нәтижелер:"),
        misses=("бу түзіледі.", "Күтілетін жауап: сұйық."),
    ),
    Sample(
        pattern=_PATTERNS[4][1],
        how="match",
        matches=("Форма занятия: семинар", "МЕТОДЫ ОБУЧЕНИЯ ХИМИИ"),
        misses=("Номер занятия: 8", "МЕТОДИЧЕСКИЕ УКАЗАНИЯ"),
    ),
    Sample(
        pattern=_PATTERNS[5][1],
        how="match",
        matches=("Keywords: river, lake", "Тірек сөздер: өзен, көл"),
        misses=("river, lake", "өзен, көл"),
    ),
    Sample(
        pattern=_PATTERNS[6][1],
        how="match",
        matches=("Рассматриваемые вопросы", "Қарастырылатын сұрақтар"),
        misses=("Контрольные вопросы", "Бақылау сұрақтары"),
    ),
    Sample(
        pattern=_PATTERNS[7][1],
        how="match",
        matches=("Теоретические сведения", "## Теориялық материал"),
        misses=("Творческий уровень", "2. Демократиялық стиль"),
    ),
    Sample(
        pattern=_PATTERNS[8][1],
        how="match",
        matches=("МЕТОДИЧЕСКИЕ УКАЗАНИЯ", "Әдістемелік нұсқаулар"),
        misses=("ПРАКТИЧЕСКОЕ ЗАНЯТИЕ № 9", "3-деңгейлік сұрақтар"),
    ),
    Sample(
        pattern=_PATTERNS[9][1],
        how="match",
        matches=("Вопросы для подготовки", "Жағдаяттық тапсырмалар"),
        misses=("Вопросы I уровня", "Қиын тапсырмалар"),
    ),
    Sample(
        pattern=_PATTERNS[10][1],
        how="match",
        matches=("ДЕҢГЕЙЛІК ТАПСЫРМАЛАР:", "Деңгейлік тапсырмалар:"),
        misses=("БӨЖ ТАПСЫРМАЛАРЫ", "Дeңгейлік тапсырмалар:"),
    ),
    Sample(
        pattern=_PATTERNS[11][1],
        how="match",
        matches=("Тақырыпты бекіту тесті", "Өзін-өзі тексеру тесті"),
        misses=("Тақырыбы Су", "Өзін-өзі тексеруге арналған сұрақтар"),
    ),
    Sample(
        pattern=_PATTERNS[12][1],
        how="match",
        matches=("Ключ к тесту: А, С, В", "Правильные ответы: AC"),
        misses=("Код ответов: 1А2С3В", "Правильный ответ: B"),
    ),
    Sample(
        pattern=_PATTERNS[13][1],
        how="match",
        matches=("Пайдаланылған әдебиеттер", "Рекомендуемая литература"),
        misses=("Әдеби тіл", "температура"),
    ),
    Sample(
        pattern=_PATTERNS[14][1],
        how="match",
        matches=("Тапсыру мерзімі: 4-апта", "Үйге тапсырма (СӨЖ)"),
        misses=("Мерзімі: 7-апта", "Тапсырма (СОӨЖ):"),
    ),
    Sample(
        pattern=_WEAK_PATTERNS[0][1],
        how="match",
        matches=("Студент білуі керек:", "Формируемые компетенции:"),
        misses=("Суды білу", "Форма проведения:"),
    ),
    Sample(
        pattern=_WEAK_PATTERNS[1][1],
        how="match",
        matches=("Оқыту технологиясы:", "Образовательные технологии:"),
        misses=("Хронология:", "Перечислите базовые топологии."),
    ),
    Sample(
        pattern=_WEAK_PATTERNS[2][1],
        how="match",
        matches=("Ресурстар: су мен жер.", "Программное обеспечение:"),
        misses=("Дескрипторлар: тірек сөздер.", "Программирование"),
    ),
    Sample(
        pattern=_WEAK_PATTERNS[3][1],
        how="match",
        matches=("Оқытудың міндеттері: буды таныту.",),
        misses=("мақсаты мен міндеттері, нысаны",),
    ),
    Sample(
        pattern=_OTHER,
        how="match",
        matches=("Құрастырған: А. Асанов", "Пән: Жалпы психология"),
        misses=("Қазақстан = Астана", "Қан айналым жүйесінің физиологиясы"),
    ),
)
_SHORTEST, _LONGEST = 2, 90
"""Characters of each half of a heading in two languages."""


@lru_cache(maxsize=16_384)
def find_heading(text: str) -> Heading | None:
    """The heading that the line begins with, level lines excepted."""
    heading = _find_bilingual(text, languages=3) or _find_single(text)
    if heading is None:
        return None
    return replace(heading, is_loose=heading.is_loose or begins_small(text))


def _find_single(text: str) -> Heading | None:
    # "Үйге тапсырма (СӨЖ)" is a task first, and homework only without its label.
    return find_task_heading(text) or _find_named(text) or _find_class_title(text)


def _find_bilingual(text: str, *, languages: int) -> Heading | None:
    """``Мақсаты / Цель: …``: headings of one role with nothing between them."""
    first, slash, rest = text.partition("/")
    if not slash or not _SHORTEST < len(first) <= _LONGEST:
        return None
    own = _find_single(first.strip())
    if own is None or own.rest:
        return None
    rest = rest.strip()
    others = _find_bilingual(rest, languages=languages - 1) if languages > 2 else None
    other = others or _find_single(rest)
    if other is None or own.role is not other.role:
        return None
    return replace(own, rest=other.rest, is_loose=other.is_loose)


def _find_named(text: str) -> Heading | None:
    for role, pattern in _PATTERNS:
        match = pattern.match(text)
        if match and not (role in FIELDS and _is_shouted(match)):
            return heading_of(role, match)
    for role, pattern in _WEAK_PATTERNS:
        match = pattern.match(text)
        if match:
            return replace(heading_of(role, match), is_weak=True)
    match = _OTHER.match(text)
    return heading_of(Role.OTHER, match) if match else None


def _is_shouted(match: re.Match[str]) -> bool:
    """A line all in capitals, such as a booklet's name: no capital shows where a text begins."""
    is_parted = bool(match["stop"].strip()) or not match["rest"]
    return not is_parted and match["words"].isupper() and match["rest"].isupper()


def _find_class_title(text: str) -> Heading | None:
    """Its title may have a heading: ``Практикалық сабақ №5. Тақырыбы: Су``."""
    title = match_class_title(text)
    topic = _PATTERNS[0][1].match(title.rest) if title else None
    return replace(title, rest=topic["rest"].strip()) if title and topic else title
