"""Level markers (``1–деңгейлік сұрақ.``, ``ІІ деңгей``, ``Деңгей A (5 балл):``, ``1 уровень``).

The word деңгей stands in theory as well (``1-деңгейдегі ұйымдар``, and ``4 деңгейлі СМЖ құжаты``
in page headers), so a marker says how sure it is: only a ``CLEAR`` one counts where no heading
has announced levelled questions.
"""

import re
from dataclasses import dataclass
from enum import Enum

UNKNOWN_LEVEL = 4
"""Some universities work with four levels; a lesson here has three."""


class Surety(Enum):
    LOOSE = "loose"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Marker:
    rest: str
    surety: Surety
    level: int | None = None
    """1 to 4; None when ``letter`` says it."""
    letter: str = ""
    """А, Б, В or С, in Cyrillic: В is second beside С and third beside Б."""
    points: int = 1


_WORDS = {
    1: r"бірінші|төмен\w{0,3}|базалық|оқушылық|бастапқы|первый|базовый|низкий|начальный",
    2: r"екінші|орта(?:ша|ңғы)?|алгоритмдік|второй|средний",
    3: r"үшінші|жоғар\w{1,3}|эвристикалық|третий|высокий|продвинутый|повышенный",
    4: r"төртінші|шығармашылық|четв[её]ртый|творческий",
}
_SIGN = (
    r"(?:(?P<digit>[1-4])|(?P<four>[IІ][VҮУ])|(?P<roman>[IІl|]{1,3})|(?P<letter>[АAБВBСC]))"
    r"(?!\w)"
)
_WORD = "|".join(rf"(?P<word{level}>{words})" for level, words in _WORDS.items())
_QUOTE = r"[«»\"“”„]?"
_DASH = r" ?[-–—‑−]? ?"
_ORDINAL = rf"(?:{_DASH}(?:інші|ыншы|ші|шы|ый|ой|й|го))?"
_CORE = r"(?P<core>деңгей(?:лік|дегі|і)?|уровень|уровня)(?!\w)"
_FORMS = (
    rf"{_QUOTE}{_SIGN}{_QUOTE}{_ORDINAL}{_DASH}{_CORE}",
    rf"{_QUOTE}(?:{_WORD}){_DASH}{_CORE}",
    rf"(?P<core>деңгей|уровень){_DASH}№? ?{_QUOTE}{_SIGN}{_QUOTE}",
)
_POINTS = r"(?: ?\((?P<points>\d{1,2}) ?(?:балл|ұпай|б\.)\w*\))?"
_NOUN = r"(?P<noun> ?(?:сұрақ|сұрағ|тапсырма|задани|вопрос)\w*)?"
_END = r"(?P<end> ?[.:)]+(?: ?[-–—])?| [-–—](?= )|$| )(?:\*\*)?"
_PATTERNS = tuple(
    re.compile(
        rf"(?:#{{1,6}} ?)?(?:\*\*)?(?:\d{{1,2}}[.)] ?(?=\())?(?P<bracket>\()?"
        rf"(?:(?:вопросы|задания) )?"
        rf"{form}{_NOUN}{_POINTS}(?:\*\*)?{_END} ?(?P<rest>.*)",
        re.IGNORECASE,
    )
    for form in _FORMS
)
_LETTER_ALONE = re.compile(
    r"(?:[«\"](?P<quoted>[АAБВBСC])[»\"]|(?P<bare>[АAБВBСC]))(?: ?:)(?P<rest>.*)"
)
_LATIN = str.maketrans("ABC", "АВС")


def find_marker(text: str) -> Marker | None:
    """The level marker that the line begins with."""
    for pattern in _PATTERNS:
        match = pattern.match(text)
        if match and _is_marker(match):
            return _marker(match)
    alone = _LETTER_ALONE.match(text)
    if alone is None:
        return None
    letter = (alone["quoted"] or alone["bare"]).translate(_LATIN)
    return Marker(alone["rest"].strip(), Surety.LOOSE, letter=letter)


def _is_marker(match: re.Match[str]) -> bool:
    """Without a stop, only a capital, a digit or a quotation may follow."""
    rest = match["rest"]
    return match["end"] != " " or (not rest[:1].islower() and match["core"].lower() != "деңгейдегі")


def _marker(match: re.Match[str]) -> Marker:
    found = match.groupdict()
    letter = (found.get("letter") or "").upper().translate(_LATIN)
    is_named = bool(found["noun"] or found["bracket"] or not match["rest"])
    # "Жоғары деңгей." may be any sentence; a sign beside the word hardly is.
    has_sign = not any(found.get(f"word{level}") for level in _WORDS)
    return Marker(
        rest=match["rest"].strip(),
        surety=Surety.CLEAR if is_named and has_sign and match["end"] != " " else Surety.LOOSE,
        level=None if letter else _level(found),
        letter=letter,
        points=int(found["points"] or 1) or 1,
    )


def _level(found: dict[str, str | None]) -> int:
    if found.get("digit"):
        return int(found["digit"] or 0)
    if found.get("roman"):
        return len(found["roman"] or "")
    named = [level for level in _WORDS if found.get(f"word{level}")]
    return named[0] if named else UNKNOWN_LEVEL


def level_of(marker: Marker, letters: frozenset[str]) -> int:
    """1 to 4; ``letters`` are all that mark levels in the same lesson."""
    if marker.level is not None:
        return marker.level
    third = {"С"} | ({"В"} if "Б" in letters else set())
    return 3 if marker.letter in third else 1 if marker.letter == "А" else 2
