"""Names of persons in a handout made unrecognisable: the shape of each word stays, as a reader of
layouts looks at nothing else.

A name is known by its initials, by a patronymic or by the word before it (``Құрастырған: …``). One
that stands alone is not, so a person still looks at what is handed on.
"""

import re

from lessons.domain.text.characters import CAPITALS, DASHES, LETTER
from lessons.domain.text.samples import Sample

_NAME = rf"[{CAPITALS}]{LETTER}+(?:-[{CAPITALS}]{LETTER}+)?"
_INITIAL = rf"(?<!{LETTER})[{CAPITALS}]\."
_SURNAME = (
    rf"[{CAPITALS}]{LETTER}*"
    r"(?:[оеё]ва?|[иы]на?|[сц]кий|[сц]кая|ұлы|улы|қызы|кызы|бай|бек|тегі|енко)"
    rf"(?!{LETTER})"
)
"""With one initial alone a word might be an option: ``А. Астана``."""
_INITIALS = re.compile(
    rf"{_INITIAL} ?{_INITIAL} ?{_NAME}"
    rf"|{_NAME} {_INITIAL} ?{_INITIAL}(?! ?{_NAME})"
    rf"|{_INITIAL} ?{_SURNAME}"
)
_PATRONYMIC = re.compile(
    rf"(?:{_NAME} ){{0,2}}[{CAPITALS}]{LETTER}+(?:ұлы|қызы|ович|евич|овна|евна|ична)(?!{LETTER})"
)
_WORDS = (
    "оқытушы",
    "құрастырған",
    "құрастырушы",
    "орындаған",
    "тексерген",
    "дайындаған",
    "кафедра меңгерушісі",
    "декан",
    "аты[- ]жөні",
    "преподаватель",
    "составител[ьи]",
    "выполнила?",
    "проверила?",
    "зав(?:едующий|[.]) кафедрой",
    "автор",
    r"ф\.\s?и\.\s?о\.",
    "instructor",
    "lecturer",
    "teacher",
    "author",
    "prepared by",
)
_AFTER_WORD = re.compile(
    rf"(?<!{LETTER})(?:{'|'.join(_WORDS)}){LETTER}{{0,3}}(?:\s?:| [{DASHES}] )\s*(?P<name>\S.*)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d[\d ()-]{8,}\d")
SAMPLES = (
    Sample(
        pattern=_INITIALS,
        how="search",
        matches=("аға оқытушы Қ. Серікова", "Иванова А. К.", "Б.Е. Омар", "Омаров И.И."),
        misses=("А. Астана", "1. Су Б. От", "№ 5. А. Құқық"),
    ),
    Sample(
        pattern=_PATRONYMIC,
        how="search",
        matches=("Абай Құнанбайұлы", "Иванова Анна Петровна"),
        misses=("Қоғам ұлы", "величина"),
    ),
    Sample(
        pattern=_AFTER_WORD,
        how="search",
        matches=("Оқытушы: PhD Асқар", "Составитель – ст. преп. Анна", "Instructor: Dr Lee"),
        misses=("Оқытушы-студент қатынасы", "Авторлық құқық: ұғымы"),
    ),
)


def without_names(text: str) -> str:
    """As long as before, line by line."""
    text = _AFTER_WORD.sub(_hide_name, text)
    for pattern in (_INITIALS, _PATRONYMIC, _ADDRESS):
        text = pattern.sub(lambda match: hidden(match.group()), text)
    return text


def _hide_name(match: re.Match[str]) -> str:
    start = match.start("name") - match.start()
    return match.group()[:start] + hidden(match["name"])


def hidden(text: str) -> str:
    return "".join(map(_hidden, text))


def _hidden(sign: str) -> str:
    if sign.isdigit():
        return "0"
    if not sign.isalpha():
        return sign
    return "Х" if sign.isupper() else "х"
