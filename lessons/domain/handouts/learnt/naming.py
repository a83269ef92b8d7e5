"""Titles, fields and tasks without the words that only name them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.headings import Heading, Role, find_heading
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import is_form_name, says
from lessons.domain.handouts.lines import Row
from lessons.domain.text.characters import CAPITALS, DASHES, LETTER, LONG_DASHES, SENTENCE_ENDS
from lessons.domain.text.samples import Sample

NAMED = re.compile(
    rf"(?P<words>{LETTER}[^:{SENTENCE_ENDS}{LONG_DASHES}]{{1,58}}?) ?"
    rf"(?::|\.(?= )| [{DASHES}](?= )) ?(?P<rest>\S.*)"
)
"""``Бүгінгі тақырып – …``: words that name what stands behind them."""
_ASKED_LEAD = re.compile(rf"(?P<words>{LETTER}[^?:{LONG_DASHES}]{{1,58}}\?) (?P<rest>\S.*)")
_END_LEAD = re.compile(
    r"(?P<words>by the end(?: of (?:the|this) \w+)?,?"
    r"(?: (?:you|students?|learners?) (?:will|should) be able to ?:?)?) (?P<rest>\S.*)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"№? ?(?P<number>\d{{1,2}}) ?[{DASHES}] ?(?:(?:ші|шы|я|е) )?"
    rf"(?P<words>{LETTER}{{3,}}(?: {LETTER}+)?)[.:] (?P<rest>\S.*)"
)
"""``9-кездесу. Топырақ``: whatever the class is called."""
_OF_GROUP = re.compile(
    rf"^\d{{1,2}} ?[{DASHES}]? ?(?:топ|команда|групп|group|team)\w*(?: \w{{4,12}})? ?: ",
    re.IGNORECASE,
)
"""``2-топқа тапсырма: …``"""
SAMPLES = (
    Sample(
        pattern=_OF_GROUP,
        how="match",
        matches=("1-топқа тапсырма: ", "2 группа: "),
        misses=("1-тапсырма: ", "Топпен жұмыс: "),
    ),
    Sample(
        pattern=_ORDINAL,
        how="fullmatch",
        matches=("9-кездесу. Топырақ", "4-ші машықтану. Су"),
        misses=("9-кездесу", "1-2. Су мен мұз"),
    ),
    Sample(
        pattern=_ASKED_LEAD,
        how="fullmatch",
        matches=("Бұл дәріс не үшін керек? Студент желіні түсінеді.",),
        misses=("Желі не үшін керек?",),
    ),
    Sample(
        pattern=_END_LEAD,
        how="fullmatch",
        matches=(
            "By the end you will be able to read a law",
            "By the end of the lesson you can ask",
        ),
        misses=("At the end you can ask",),
    ),
)
_UNIT = re.compile(
    rf"(?P<words>{LETTER}{{3,}} №? ?(?P<number>\d{{1,2}})) (?P<rest>(?-i:[{CAPITALS}«“\"]).*)"
)
_NUMBERED = re.compile(rf"(?:№ ?)?(?P<number>\d{{1,2}})(?: ?[.)]| ?[{DASHES}]| ) ?(?P<rest>\S.*)")
_TITLES = frozenset({Role.CLASS_TITLE, Role.TOPIC})
_MOST_TITLE_WORDS = 5
_LONGEST_LABEL, _MOST_NAME_WORDS = 25, 3


def names_group(text: str) -> bool:
    return _OF_GROUP.match(text) is not None


def title_of(rows: Sequence[Row]) -> tuple[Heading, list[Row]]:
    first = rows[0]
    heading = _title_heading(first.text)
    return heading, [replace(first, text=heading.rest), *rows[1:]] if heading.rest else list(
        rows[1:]
    )


def _is_class(words: str) -> bool:
    return says("title", words) or says("led-title", words)


def _title_heading(text: str) -> Heading:
    found = find_heading(text)
    if found is not None and found.role in _TITLES:
        return found
    course = _of_course(text)
    if course is not None:
        return course
    named = NAMED.match(text)
    if (
        named
        and len(named["words"].split()) <= _MOST_TITLE_WORDS
        and (re.search(r"\d", named["words"]) or _is_class(named["words"]))
    ):
        number = re.search(r"\d{1,2}", named["words"])
        return Heading(
            Role.TOPIC, named["words"], named["rest"], int(number[0]) if number else None
        )
    return _counted_title(text) or _plain_title(text)


def _counted_title(text: str) -> Heading | None:
    unit = _UNIT.match(text)
    if unit and says("title", unit["words"]):
        return Heading(Role.TOPIC, unit["words"], unit["rest"], int(unit["number"]))
    ordinal = _ORDINAL.fullmatch(text)
    if ordinal:
        return Heading(Role.TOPIC, ordinal["words"], ordinal["rest"], int(ordinal["number"]))
    numbered = _NUMBERED.match(text)
    return Heading(Role.TOPIC, "", numbered["rest"], int(numbered["number"])) if numbered else None


def _plain_title(text: str) -> Heading:
    form, _, rest = text.partition(". ")
    is_named = bool(rest) and is_form_name(form)
    return Heading(Role.TOPIC, form, rest) if is_named else Heading(Role.TOPIC, "", text)


def _of_course(text: str) -> Heading | None:
    """``ФИЗИКА-1. 2-практика. Теңүдемелі қозғалыс``: the course, the class, and then its topic."""
    pieces = text.split(". ")
    for place, piece in enumerate(pieces[1:-1], start=2):
        number = re.search(r"\d{1,2}", piece)
        if number and says("title", piece) and len(piece.split()) <= _MOST_NAME_WORDS:
            words, rest = ". ".join(pieces[:place]), ". ".join(pieces[place:])
            return Heading(Role.TOPIC, words, rest, int(number[0]))
    return None


def lead_of(text: str) -> tuple[str, str]:
    """The words that name a field, empty where there are none, and what stands behind them."""
    named = _END_LEAD.match(text) or NAMED.match(text) or _ASKED_LEAD.match(text)
    return (named["words"], named["rest"]) if named else ("", text)


def says_end(text: str) -> bool:
    """``By the end of the class you should be able to …``"""
    return _END_LEAD.match(text) is not None


def field_of(role: Role, run: Sequence[Tagged]) -> tuple[Heading, list[Row]]:
    """``Білімділік: …`` beside ``Мақсаты`` is a part of what that names, with its own name."""
    rows = [each.line.row for each in run]
    found = find_heading(rows[0].text)
    is_known = found is not None and found.role is role
    own = rows[0].text if _is_part(rows[0]) else lead_of(rows[0].text)[1]
    rest = found.rest if found and is_known else own
    words = rows[0].text.removesuffix(rest).strip()
    return Heading(role, words, rest), [replace(rows[0], text=rest), *rows[1:]] if rest else rows[
        1:
    ]


def _is_part(row: Row) -> bool:
    """One of several in a cell beside a name."""
    place = row.place
    if place is None or not says("goal", place.left):
        return False
    return len(place.grid.cells.get((place.row, place.column), "")) > len(row.text)


def without_label(text: str) -> str:
    """``Эссе: …`` stays, ``Тапсырма: …`` and its like go, as they name no work; so does
    ``Home assignment. …``."""
    text = _OF_GROUP.sub("", text)
    named = NAMED.match(text)
    is_work = named is not None and says("task", named["words"])
    is_parted = named is not None and (
        ":" in text[: len(named["words"]) + 2] or (is_work and _is_name(named["words"]))
    )
    is_label = (
        named is not None
        and (len(named["words"]) <= _LONGEST_LABEL or is_work)
        and is_parted
        and not any(says(name, named["words"]) for name in ("work", "asks"))
    )
    return named["rest"] if named and is_label else text


def without_asking_lead(text: str) -> str:
    """``Exit question: How …?`` is the question itself."""
    lead, _, rest = text.partition(": ")
    is_lead = len(lead) <= _LONGEST_LABEL and "?" not in lead and says("asking", lead)
    return rest if is_lead and rest.endswith("?") else text


def _is_name(words: str) -> bool:
    """Before a period: three words at most, none of which asks for anything."""
    return len(words.split()) <= _MOST_NAME_WORDS and len(words) <= _LONGEST_LABEL
