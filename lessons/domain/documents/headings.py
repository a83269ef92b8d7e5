"""Which lines of a practical-class handout are headings, in Kazakh, Russian or both at once."""

import re
from dataclasses import dataclass, replace

from lessons.domain.documents.heading_phrases import (
    CLASS,
    GUIDED_LABELS,
    INDEPENDENT_LABELS,
    LONG_NAME,
    NUMBERED_CLASS,
    OTHER,
    PHRASES,
)
from lessons.domain.documents.lines import begins_small
from lessons.domain.documents.roles import FIELDS, TASKS, Role

__all__ = ["FIELDS", "TASKS", "Heading", "Role", "find_heading"]


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


_LABELS = rf"(?P<label>(?-i:{GUIDED_LABELS}|{INDEPENDENT_LABELS}))"
_NOUN = r"(?:тапсырма|тақырып|тақырыб|сұрақ|сұрағ|жұмыс|задани|тем|вопрос)\w*"
_NUMBER_AFTER = r"(?: ?№? ?\d{1,2}(?!\d))?"
_TASK_FORMS = (
    rf"(?:(?:{LONG_NAME}) )?\(?{_LABELS}\)?{_NUMBER_AFTER}"
    rf"(?: ?[-–]? ?(?:ге|ға|ке|қа) арналған)?(?: {_NOUN})?{_NUMBER_AFTER}",
    rf"(?:задани[ея]|вопросы|темы|тематика)(?: (?:для|по|на))? {_LABELS}",
    rf"(?P<long>{LONG_NAME})(?: {_NOUN})?",
)

_LEAD = (
    r"(?:#{1,6} ?)?(?:\*\*)?"
    r"(?:(?P<lead>\d{1,2})(?:\.\d{1,2})?[.)] ?|[IVІX]{1,4}[.)] ?|[-–—•●▪✓*] )?(?:\*\*)?"
)
_DASHED = frozenset({*FIELDS, Role.KEY_TERMS, Role.LITERATURE})
_CAPITAL = r" (?=(?-i:[«“\"А-ЯЁӘҒҚҢӨҰҮҺІA-Z]))"
"""Where nothing but a capital letter shows that the heading's text begins."""
_TAIL = r"(?: ?\([^()]{1,60}\))?(?: ?\*\*)?(?P<stop> ?STOPS)(?:\*\*)? ?(?P<rest>.*)"
_PLAIN_TAIL = _TAIL.replace("STOPS", r"(?::|\.(?= |$)|$)")
_TOPIC_TAIL = rf"(?P<stop>:|\.(?= |$)|$| [-–—](?= |$)|{_CAPITAL}) ?(?P<rest>.*)"


def _compile(phrase: str, tail: str = _PLAIN_TAIL, lead: str = _LEAD) -> re.Pattern[str]:
    return re.compile(rf"{lead}(?P<words>{phrase}){tail}", re.IGNORECASE)


def _tail(role: Role) -> str:
    if role is Role.TOPIC:
        return _TOPIC_TAIL
    stops = [r":|\.(?= |$)|$", *([r" [-–—](?= |$)"] * (role in _DASHED))]
    stops += [_CAPITAL] * (role in FIELDS)
    return _TAIL.replace("STOPS", f"(?:{'|'.join(stops)})")


_PATTERNS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, _compile("|".join(phrases), _tail(role))) for role, phrases in PHRASES.items()
)
_OTHER = _compile(OTHER)
_SHORTEST, _LONGEST = 2, 90
"""Characters of each half of a heading in two languages."""
_TASK_PATTERNS = tuple(_compile(form) for form in _TASK_FORMS)
_ORDINAL = r"(?: ?[-–—‑.]? ?(?:ші|шы|інші|ыншы|ое|ая|е))?"
_CLASS_STOP = r"(?: ?[.:–—]| -|$| ?(?=[«(])) ?(?P<rest>.*)"
_CAPITAL_FOLLOWS = r" (?=(?-i:[А-ЯӘҒҚҢӨҰҮІA-Z]))(?P<rest>.*)"
_CLASS_PATTERNS = tuple(
    re.compile(rf"(?:#{{1,6}} ?)?(?:\*\*)?(?P<words>{form})(?:\*\*)?{stop}", re.IGNORECASE)
    for form, stop in (
        (rf"№? ?(?P<number>\d{{1,2}}){_ORDINAL} ?[-–—‑.]? ?{NUMBERED_CLASS}", _CLASS_STOP),
        (rf"{NUMBERED_CLASS} ?[-–—]? ?№? ?(?P<number>\d{{1,2}})(?!\d)", _CLASS_STOP),
        (r"(?:сабақ|занятие|жұмыс) ?№ ?(?P<number>\d{1,2})(?!\d)", _CLASS_STOP),
        (rf"{NUMBERED_CLASS} ?№ ?(?P<number>\d{{1,2}})(?!\d)", _CAPITAL_FOLLOWS),
        (rf"(?:{CLASS})", r"(?: ?:|$) ?(?P<rest>.*)"),
    )
)


def find_heading(text: str) -> Heading | None:
    """The heading that the line begins with, level markers excepted."""
    heading = _find_bilingual(text, languages=3) or _find_single(text)
    if heading is None:
        return None
    return replace(heading, is_loose=heading.is_loose or begins_small(text))


def _find_single(text: str) -> Heading | None:
    return _find_named(text) or _find_task(text) or _find_class_title(text)


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
        if match:
            return _heading(role, match)
    match = _OTHER.match(text)
    return _heading(Role.OTHER, match) if match else None


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
            topic = _PATTERNS[0][1].match(rest)
            rest = topic["rest"].strip() if topic else rest
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
        is_loose=match["stop"].strip(" ") not in {":", ""}
        or bool(match["rest"] and not match["stop"].strip()),
    )
