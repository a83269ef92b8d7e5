"""The headings of a practical-class handout, in Kazakh and Russian, with their synonyms.

Each phrase is a piece of a regular expression in small letters; a blank matches any white space.
A new spelling is one more line in a table here and touches nothing else.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from lessons.domain.documents.lines import begins_small


class Role(StrEnum):
    """What the text under a heading is."""

    PREAMBLE = "preamble"
    CLASS_TITLE = "class-title"
    TOPIC = "topic"
    GOAL = "goal"
    EQUIPMENT = "equipment"
    OUTCOMES = "outcomes"
    METHODS = "methods"
    KEY_TERMS = "key-terms"
    PLAN = "plan"
    THEORY = "theory"
    INSTRUCTIONS = "instructions"
    QUESTIONS = "questions"
    LEVELS = "levels"
    LEVEL = "level"
    GUIDED = "guided"
    INDEPENDENT = "independent"
    TESTS = "tests"
    KEY = "key"
    OTHER = "other"
    LITERATURE = "literature"


FIELDS = (Role.GOAL, Role.EQUIPMENT, Role.OUTCOMES, Role.METHODS)
TASKS = (Role.GUIDED, Role.INDEPENDENT)


@dataclass(frozen=True, slots=True)
class Heading:
    """``words`` as the author wrote them; ``rest`` is what follows on the same line."""

    role: Role
    words: str = ""
    rest: str = ""
    number: int | None = None
    label: str = ""
    level: int | None = None
    points: int = 1
    is_tests: bool = False
    """A level of tests."""
    is_loose: bool = False
    """A small first letter, or no colon and no line end: no heading inside a sentence."""


_CLASS = (
    r"(?:тәжірибелік|практикалық|зертханалық|семинарлық|семинар|машықтану|дәріс)"
    r" (?:сабақ|сабағы|жұмыс|жұмысы)"
    r"|практическое занятие|семинарское занятие|лабораторная работа|занятие"
)
_NUMBERED_CLASS = rf"(?:{_CLASS}|семинар|дәріс|лекция|микромодуль)"

PHRASES: dict[Role, tuple[str, ...]] = {
    Role.TOPIC: (
        r"(?:(?:сабақтың|дәрістің|жұмыстың|дәріс) )?тақырыбы",
        r"тақырып",
        r"тема(?: (?:занятия|урока|работы|лекции))?",
    ),
    Role.GOAL: (
        r"(?:(?:(?:тәжірибелік |практикалық )?сабақтың|жұмыстың|дәрістің) )?"
        r"мақсат(?:ы|тары)?(?:(?: мен| және|,) міндет(?:і|тері|тер)?)?",
        r"цель(?: и задачи)?(?: (?:практического )?(?:занятия|работы|урока|лекции))?",
        r"цели и задачи(?: (?:практического )?(?:занятия|работы|урока))?",
    ),
    Role.EQUIPMENT: (
        r"техникалық және инструментал\w* құралдар\w*",
        r"(?:қажетті )?құрал ?[-–‑]? ?жабдықтар\w*",
        r"(?:сабақтың )?көрнекі(?:лік)? құралдар\w*",
        r"сабақтың жабдықталуы",
        r"(?:сабақтың )?жабдықтар\w*",
        r"(?:необходимое )?оборудование(?: (?:занятия|и материалы))?",
        r"технические (?:и инструментальные )?средства(?: обучения)?",
        r"материально-техническое обеспечение",
        r"наглядные пособия",
    ),
    Role.OUTCOMES: (
        r"(?:(?:тәжірибелік|практикалық) сабақ\w* )?(?:күтілетін )?оқ(?:ыт)?у нәтиже\w*",
        r"(?:білім беруде )?күтілетін (?:оқу |оқыту )?нәтиже\w*",
        r"(?:ожидаемые )?результаты обучения",
        r"ожидаемые результаты",
    ),
    Role.METHODS: (
        r"(?:оқытудың|оқыту|сабақтың) (?:әдіс|түр)\w*(?:(?: мен| және|,) (?:түр|әдіс)\w*)?",
        r"әдіс-тәсілдер\w*",
        r"методы(?: и (?:формы|виды|типы))?(?: обучения| проведения(?: занятия)?)?",
        r"формы и методы(?: обучения| проведения(?: занятия)?)?",
        r"(?:тип|вид|форма)(?: проведения)? занятия",
    ),
    Role.KEY_TERMS: (
        r"(?:тірек|кілт) (?:ұғымдар|сөздер)\w*",
        r"негізгі (?:ұғымдар|түсініктер)\w*",
        r"глоссарий\w*",
        r"(?:ключевые|основные) (?:слова|понятия|термины)",
    ),
    Role.PLAN: (
        r"(?:дәріс|дәрістің|сабақ|сабақтың) (?:құрылымы|жоспары)",
        r"жоспар(?:ы)?",
        r"қарастырылатын (?:сұрақтар|мәселелер)\w*",
        r"рассматриваемые вопросы",
        r"план(?: (?:занятия|лекции|урока))?",
    ),
    Role.THEORY: (
        r"(?:дәрістің|сабақтың|дәріс|сабақ) (?:қысқаша )?мазмұны",
        r"(?:қысқаша )?теориялық (?:мәлімет|бөлім|материал|түсінік)\w*",
        r"(?:краткие )?теоретические (?:сведения|материалы)",
        r"(?:краткий )?теоретический материал",
        r"теоретическая часть",
        r"(?:краткое )?содержание(?: (?:занятия|лекции))?",
    ),
    Role.INSTRUCTIONS: (
        r"әдістемелік нұсқау\w*",
        r"жұмыстың барысы",
        r"жұмыстың орындалу тәртібі",
        r"жұмысты орындау тәртібі",
        r"методические указания",
        r"(?:порядок|ход) (?:выполнения )?работы",
    ),
    Role.QUESTIONS: (
        r"(?:бақылау|тексеру|өзін ?[-–]? ?өзі тексеру) сұрақтар\w*",
        r"(?:талқылауға|бақылауға|өзін ?[-–]? ?өзі тексеруге) арналған сұрақтар\w*",
        r"(?:контрольные )?вопросы(?: для (?:обсуждения|самоконтроля|самопроверки|контроля))?",
        r"контрольные вопросы(?: и задания)?",
    ),
    Role.LEVELS: (
        r"деңгейлік (?:тапсырма|сұрақ)\w*(?: (?:мен|және) (?:тапсырма|сұрақ)\w*)?",
        r"сараланған тапсырма\w*",
        r"көп ?деңгейлі(?:к)? (?:тапсырма|сұрақ)\w*",
        r"деңгейлеп[- ]саралап\w*(?: (?:берілген|оқыту))? тапсырма\w*",
        r"(?:разно)?уровневые (?:задания|вопросы)",
        r"(?:задания|вопросы) по уровням",
        r"(?:задания|вопросы) разн(?:ых|ого) уровн(?:ей|я)",
    ),
    Role.TESTS: (
        r"(?:(?:өзін ?[-–]? ?өзі тексеруге|бақылауға|білімді тексеруге) арналған |"
        r"(?:бақылау|қорытынды|аралық) )?"
        r"тест(?:тер|тік|тілеу|і|тері|тен)?(?: (?:тапсырма|сұрақ|бақылау|жұмыс)\w*)?(?: үлгі\w*)?",
        r"(?:(?:контрольн|итогов|проверочн)\w+ )?тест(?:овые|ы|овый|ирование)?"
        r"(?: (?:задания|вопросы|контроль))?(?: для (?:самоконтроля|самопроверки|закрепления))?"
        r"(?: по теме)?",
        r"tests?(?: (?:questions|tasks))?",
    ),
    Role.KEY: (
        r"(?:тест\w* )?(?:(?:дұрыс )?жауап(?:тары|тар)|(?:жауап\w* )?кілт(?:і|тері)?)"
        r"(?: кестесі|ның кілті|дың кілті)?",
        r"(?:тест\w* )?(?:тапсырма|сұрақ)\w* (?:(?:дұрыс )?жауаптары|кілті)",
        r"(?:ключи?|(?:правильные )?ответы)(?: (?:к|на) (?:тест|вопрос)\w*(?: задани\w+)?)?",
        r"(?:таблица|ключ) (?:правильных )?ответов",
        r"(?:answer )?keys?",
    ),
    Role.LITERATURE: (
        r"(?:(?:негізгі|қосымша|ұсынылатын|пайдаланылған|қолданылған|ұсынылған) )?"
        r"әдебиет(?:тер|і|терi|тері)?(?: тізімі)?",
        r"(?:(?:основная|дополнительная|рекомендуемая|использованная) )?литература",
        r"список (?:использованной |рекомендуемой )?(?:литературы|источников)",
    ),
}

GUIDED_LABELS = (
    "ОБСӨЖ|СОБӨЖ|СОӨЖ|ОБӨЖ|ОСӨЖ|СӨОЖ|МОӨЖ|ДОӨЖ|СОӚЖ|ОБӚЖ|СРСП|СРОП|СРМП|СРДП|SIWT|SROP|SRSP"
)
INDEPENDENT_LABELS = "СӨЖ|БӨЖ|МӨЖ|ДӨЖ|СӚЖ|БӚЖ|СРС|СРО|СРМ|СРД|SIW|SRO|SRS"

_LONG_NAME = (
    r"(?:(?:студент|білім ?алушы|оқытушы|магистрант)\w*[ ,]+){0,2}"
    r"(?:(?:жетекшіліг|басшылығы?|бақылауы)\w* (?:(?:студент|білім ?алушы)\w* )?)?"
    r"өз(?:ін)?дік жұмы\w*"
    r"|самостоятельн\w+ работ\w*(?: (?:студент|обучающ)\w*){0,2}"
    r"(?: (?:под руководством |с )преподавател\w*)?"
)
_LABELS = rf"(?P<label>(?-i:{GUIDED_LABELS}|{INDEPENDENT_LABELS}))"
_NOUN = r"(?:тапсырма|тақырып|тақырыб|сұрақ|сұрағ|жұмыс|задани|тем|вопрос)\w*"
_NUMBER_AFTER = r"(?: ?№? ?\d{1,2}(?!\d))?"
_TASK_FORMS = (
    rf"(?:(?:{_LONG_NAME}) )?\(?{_LABELS}\)?{_NUMBER_AFTER}"
    rf"(?: ?[-–]? ?(?:ге|ға|ке|қа) арналған)?(?: {_NOUN})?{_NUMBER_AFTER}",
    rf"(?:задани[ея]|вопросы|темы|тематика)(?: (?:для|по|на))? {_LABELS}",
    rf"(?P<long>{_LONG_NAME})(?: {_NOUN})?",
)

_LEAD = r"(?:#{1,6} ?)?(?:\*\*)?(?:(?P<lead>\d{1,2})(?:\.\d)?[.)] ?|[IVІX]{1,4}[.)] ?)?"
_TAIL = (
    r"(?: ?\([^()]{1,40}\))? ?(?:\*\*)?"
    r"(?P<stop>:|\.(?= |$)|$)(?:\*\*)? ?(?P<rest>.*)"
)
_TOPIC_TAIL = r"(?P<stop>:|\.(?= |$)|$| (?=(?-i:[«“\"А-ЯЁӘҒҚҢӨҰҮҺІA-Z]))) ?(?P<rest>.*)"
_DASH_TAIL = r"(?P<stop> [-–—])(?: (?P<rest>.*))"


def _compile(phrase: str, tail: str = _TAIL, lead: str = _LEAD) -> re.Pattern[str]:
    return re.compile(rf"{lead}(?P<words>{phrase}){tail}", re.IGNORECASE)


_PATTERNS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, _compile("|".join(phrases), _TOPIC_TAIL if role is Role.TOPIC else _TAIL))
    for role, phrases in PHRASES.items()
)
_DASHED_FIELDS = tuple(
    (role, _compile("|".join(PHRASES[role]), _DASH_TAIL)) for role in (*FIELDS, Role.TOPIC)
)
_TASK_PATTERNS = tuple(_compile(form) for form in _TASK_FORMS)
_ORDINAL = r"(?: ?[-–—‑.]? ?(?:ші|шы|інші|ыншы|ое|ая|е))?"
_CLASS_STOP = r"(?: ?[.:–—]| -|$| ?(?=[«(])) ?(?P<rest>.*)"
_CAPITAL_FOLLOWS = r" (?=(?-i:[А-ЯӘҒҚҢӨҰҮІA-Z]))(?P<rest>.*)"
_CLASS_PATTERNS = tuple(
    re.compile(rf"(?:#{{1,6}} ?)?(?:\*\*)?(?P<words>{form})(?:\*\*)?{stop}", re.IGNORECASE)
    for form, stop in (
        (rf"№? ?(?P<number>\d{{1,2}}){_ORDINAL} ?[-–—‑.]? ?{_NUMBERED_CLASS}", _CLASS_STOP),
        (rf"{_NUMBERED_CLASS} ?[-–—]? ?№? ?(?P<number>\d{{1,2}})(?!\d)", _CLASS_STOP),
        (r"(?:сабақ|занятие|жұмыс) ?№ ?(?P<number>\d{1,2})(?!\d)", _CLASS_STOP),
        (rf"{_NUMBERED_CLASS} ?№ ?(?P<number>\d{{1,2}})(?!\d)", _CAPITAL_FOLLOWS),
        (rf"(?:{_CLASS})", r"(?: ?:|$) ?(?P<rest>.*)"),
    )
)


def find_heading(text: str) -> Heading | None:
    """The heading that the line begins with, level markers excepted."""
    heading = _find_named(text) or _find_task(text) or _find_class_title(text)
    if heading is None:
        return None
    return replace(heading, is_loose=heading.is_loose or begins_small(text))


def _find_named(text: str) -> Heading | None:
    for role, pattern in (*_PATTERNS, *_DASHED_FIELDS):
        match = pattern.match(text)
        if match:
            return _heading(role, match)
    return None


def _find_task(text: str) -> Heading | None:
    for pattern in _TASK_PATTERNS:
        match = pattern.match(text)
        if match:
            return _task(match)
    return None


def _task(match: re.Match[str]) -> Heading:
    found = match.groupdict()
    label = found.get("label") or found.get("long") or ""
    is_guided = re.fullmatch(GUIDED_LABELS, label) or re.search(
        "оқытушы|преподавател", label, re.IGNORECASE
    )
    role = Role.GUIDED if is_guided else Role.INDEPENDENT
    return replace(_heading(role, match), label=label)


def _find_class_title(text: str) -> Heading | None:
    for pattern in _CLASS_PATTERNS:
        match = pattern.match(text)
        if match:
            number = match.groupdict().get("number")
            rest = match["rest"].strip()
            words = match["words"]
            return Heading(Role.CLASS_TITLE, words, rest, int(number) if number else None)
    return None


def _heading(role: Role, match: re.Match[str]) -> Heading:
    lead = match.groupdict().get("lead")
    return Heading(
        role,
        words=match["words"].strip(),
        rest=match["rest"].strip(),
        number=int(lead) if lead and role is Role.TOPIC else None,
        is_loose=match["stop"] not in {":", ""},
    )
