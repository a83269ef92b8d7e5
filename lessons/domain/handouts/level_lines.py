"""Level lines (``1–деңгейлік сұрақ.``, ``ІІ деңгей``, ``Деңгей A (5 балл):``, ``1 уровень``).

The word деңгей stands in theory as well (``1-деңгейдегі ұйымдар``, and ``4 деңгейлі СМЖ құжаты``
in page headers), so a level line says how sure it is: only a ``CLEAR`` one counts where no heading
has announced levelled questions.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from lessons.domain.text.characters import (
    CLOSING_QUOTES,
    CYRILLIC_CAPITALS,
    DASHES,
    LIST_SIGNS,
    OPENING_QUOTES,
    QUOTES,
    SMALL,
    TICKS,
)
from lessons.domain.text.samples import Sample

UNKNOWN_LEVEL = 4
"""Some universities work with four levels; a lesson here has three."""


class Surety(Enum):
    LOOSE = "loose"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class LevelLine:
    rest: str
    surety: Surety
    level: int | None = None
    """1 to 4; None when ``letter`` says it."""
    letter: str = ""
    """А, Б, В or С, in Cyrillic: В is second beside С and third beside Б."""
    points: int = 1
    has_stop: bool = True
    """A colon, a period, a dash or the line's end stands behind it."""
    is_tests: bool = False
    is_letter_alone: bool = False
    """``А: …``, which may as well be an option."""
    word: str = ""
    """The name that gave ``level``, without its ending; empty where a number did."""

    def is_same_level(self, other: "LevelLine") -> bool:
        return (self.level, self.letter) == (other.level, other.letter)


_WORDS = {
    1: (
        r"бірінші|төмен\w{0,3}|базалық|оқушылық|бастапқы|бастауыш|жеңіл|оңай|қарапайым|минимал\w+|"
        r"репродуктив\w+|міндетті|перв(?:ый|ого)|базов(?:ый|ого)|низк(?:ий|ого)|начальн(?:ый|ого)|"
        r"минимальн\w+|л[её]гк(?:ий|ого)|обязательн\w+"
    ),
    2: (
        r"екінші|орта(?:ша|ңғы)?|өнімді|негізгі|алгоритмдік|продуктив\w+|конструктив\w+|реконструктив\w+|стандартты|"
        r"бағдарламалық|втор(?:ой|ого)|средн(?:ий|его)|частично-поисков\w+|программн\w+|"
        r"алгоритмическ\w+"
    ),
    3: (
        r"үшінші|жоғар\w{1,3}|эвристикалық|ізденушілік|зерттеушілік|күрдел\w+|қиын|тереңдетілген|"
        r"трет(?:ий|ьего)|высок(?:ий|ого)|продвинут(?:ый|ого)|повышенн(?:ый|ого)|эвристическ\w+|"
        r"поисков\w+|исследовательск\w+|сложн(?:ый|ого)|трудн(?:ый|ого)|углубл[её]нн\w+"
    ),
    4: r"төртінші|шығармашылық|креативт\w+|четв[её]рт(?:ый|ого)|творческ\w+|креативн\w+",
}
_SIGN = (
    r"(?:(?P<digit>[1-4])|(?P<four>[IІ][VҮУ])|(?P<roman>[IІl|]{1,3})|(?P<letter>[АAБВBСC]))"
    r"(?!\w)"
)
_WORD = "|".join(rf"(?P<word{level}>{words})" for level, words in _WORDS.items())
_QUOTE = rf"[{QUOTES}]?"
_DASH = rf" ?[{DASHES}]? ?"
_ORDINAL = rf"(?:{_DASH}(?:інші|ыншы|нші|ші|шы|ый|ой|ого|го|й)(?!\w))?"
_LEVEL = "де[ңн]гей"
_CORE = rf"(?P<core>{_LEVEL}(?:лік|дегі|лі|інің|і|ге|дің|л)?|уровень|уровня|level)(?!\w)"
_TASKS = r"(?P<core>(?:тапсырма|сұрақ|есеп)(?:лар|тар|тер)(?:ы|і)?|задания|вопросы|задачи)(?!\w)"
_FORMS = (
    rf"{_QUOTE}{_SIGN}{_QUOTE}{_ORDINAL}{_DASH}{_CORE}",
    rf"{_QUOTE}(?:{_WORD}){_QUOTE}{_DASH}{_CORE}",
    rf"(?P<core>{_LEVEL}(?:і)?|уровень|уровня|level) ?(?:[{DASHES}:])? ?№? ?"
    rf"{_QUOTE}(?:{_SIGN}|{_WORD}(?!\w)){_QUOTE}",
    rf"{_QUOTE}(?P<letter>[АAБВBСC]){_QUOTE}{_DASH}(?P<core>то(?:бы|бына|бының|п|пқа))(?!\w)",
    rf"(?P<core>группа|топ) {_QUOTE}(?P<letter>[АAБВBСC]){_QUOTE}(?!\w)",
    r"(?:(?P<word1>оңай|жеңіл|л[её]гкие|простые)|(?P<word2>орташа|средние)|"
    rf"(?P<word3>қиын|күрделі|сложные|трудные))(?: қиындықтағы)? {_TASKS}",
)
_GROUP = frozenset({"тобы", "тобына", "тобының", "топ", "топқа", "группа"})
"""``А тобы`` may as well be a group of students, so it needs a heading that announces levels."""
_THING = r"(?:сұрақ|сұрағ|тапсырма|тест|задани|вопрос|есеп)\w*"
_POINTS = (
    rf"(?: ?[(\[{DASHES}]? ?(?:әр (?:сұрақ|тапсырма)\w* )?(?:по )?(?P<points>\d{{1,2}}) ?"
    r"(?:балл|ұпай|б\.)\w*(?:дан|тан)?[)\]]?)?"
)
_GLOSS = r"(?: ?\((?!\d{1,2} ?(?:балл|ұпай|б\.))[^()?]{2,80}\))?"
_NOUN = (
    rf"(?P<noun>(?: арналған| бойынша)? ?{_THING}(?:(?: мен | және |, | и ){_THING})?"
    r"(?: сложности)?| сложности)?"
)
_END = rf"(?P<end> ?[.:)\]]+(?: ?[{DASHES}])?| [{DASHES}](?= )| ?\|(?= )|$| )(?:\*\*)?"
# "✓" may mark the right option of a test.
_MARKS = re.sub(f"[*{TICKS}]", "", LIST_SIGNS)
_LEAD = rf"(?:(?P<lead>\d{{1,2}}[.)]|[IVXІҮУХ]{{1,4}}[.)])|(?P<lead_letter>[{SMALL}]\))) "
_PATTERNS = tuple(
    re.compile(
        rf"(?:#{{1,6}} ?)?(?:\*\*)?(?:[{_MARKS}] ?)?(?:\d{{1,2}}[.)] ?(?=[(\[])|{_LEAD})?"
        rf"(?:(?:\d{{1,2}} ?[{DASHES}] ?(?:ші )?)?(?P<before>{_THING}(?: (?:и|мен) {_THING})?)"
        rf"(?: ?№? ?\d{{1,2}}[.)]?(?= ?[(\[]))?(?: для|,|:)? ?)?(?P<bracket>[(\[])?"
        rf"{form}{_NOUN}{_GLOSS}{_POINTS}{_GLOSS}(?:\*\*)?{_END} ?(?P<rest>.*)",
        re.IGNORECASE,
    )
    for form in _FORMS
)
SAMPLES = (
    Sample(
        pattern=_PATTERNS[0],
        how="match",
        matches=("**2-деңгей (10 балл)**", "1-деңгей: Су деген не?"),
        misses=("Деңгей C (5 балл):", "S: Су деген не?"),
    ),
    Sample(
        pattern=_PATTERNS[1],
        how="match",
        matches=("Екінші деңгей (орташа)", "Конструктивный уровень"),
        misses=("Ерекше деңгей", "Особый уровень"),
    ),
    Sample(
        pattern=_PATTERNS[2],
        how="match",
        matches=("Уровень 2 (применение)", "Уровень 2. Продвинутый"),
        misses=("2-й уровень (применение)", "Уровень заработной платы"),
    ),
    Sample(
        pattern=_PATTERNS[3],
        how="match",
        matches=("А тобының тапсырмалары", "А тобы витаминдері ерімейді."),
        misses=("Қиын тапсырмалар", "1. Что такое река?"),
    ),
    Sample(
        pattern=_PATTERNS[4],
        how="match",
        matches=("Топ А", "Группа «В»: реки"),
        misses=("Топтар", "Группа реки"),
    ),
    Sample(
        pattern=_PATTERNS[5],
        how="match",
        matches=("Орташа тапсырмалар:", "Қиын тапсырмалар көп болады."),
        misses=("Тест тапсырмалары:", "А тобының тапсырмалары"),
    ),
)
_LETTER_ALONE = re.compile(
    rf"(?:[{OPENING_QUOTES}](?P<quoted>[АAБВBСC])[{CLOSING_QUOTES}]|(?P<bare>[АAБВBСC]))"
    r"(?: ?:)(?P<rest>.*)"
)
_STARS = re.compile(
    r"(?P<stars>[★☆⭐✩]{1,3})(?: ?де[ңн]гей(?:і|лік)?)?(?: ?[.:]|$|(?= )) ?(?P<rest>.*)"
)
_BARE_LETTER = re.compile(rf"[{OPENING_QUOTES}]?([АAБВBСC])[{CLOSING_QUOTES}]?\.?")
_BOUND = frozenset(
    {"деңгейге", "деңгейлі", "деңгейдің", "деңгейінің", "деңгейл", "уровня", "тобының"}
)
_UNKNOWN_NAME = re.compile(rf"[{CYRILLIC_CAPITALS}]\w+ (?:{_LEVEL}і?|уровень) ?[:.]?")
_LONGEST_HALF = 60
_STEM = 5
"""Letters that ``повышенный`` and ``повышенного`` share, and ``продвинутый`` does not."""
_LATIN = str.maketrans("ABC", "АВС")


def find_level_line(text: str) -> LevelLine | None:
    """The level line that the line begins with, in one language or in two."""
    first, slash, rest = text.partition("/")
    if slash and len(first) <= _LONGEST_HALF:
        own, other = _find_single(first.strip()), _find_single(rest.strip())
        if own and other and not own.rest and own.is_same_level(other):
            return replace(own, rest=other.rest, surety=other.surety)
    return _find_single(text)


def with_middle(texts: Sequence[str], found: Mapping[int, LevelLine]) -> dict[int, LevelLine]:
    """The level lines by the index of their row, with an unknown name that stands alone between two
    that leave a level out: ``Төмен деңгей … Білімдік деңгей … Жоғары деңгей``."""
    whole = dict(found)
    for first, last in pairwise(sorted(found)):
        below, above = found[first].level, found[last].level
        between = [
            index for index in range(first + 1, last) if _UNKNOWN_NAME.fullmatch(texts[index])
        ]
        if len(between) == 1 and below and above and above > below + 1:
            word = texts[between[0]].lower()[:_STEM]
            whole[between[0]] = LevelLine("", Surety.LOOSE, level=below + 1, word=word)
    return dict(sorted(whole.items()))


def find_bare_letter(text: str) -> LevelLine | None:
    """``А`` or ``«B»`` as a whole line: a level only above the numbered questions of a list."""
    match = _BARE_LETTER.fullmatch(text)
    return _find_single(f"{match[1]}:") if match else None


def _find_single(text: str) -> LevelLine | None:
    for pattern in _PATTERNS:
        match = pattern.match(text)
        if match and _is_level_line(match):
            return _level_line(match)
    stars = _STARS.match(text)
    if stars:
        return LevelLine(stars["rest"].strip(), Surety.LOOSE, level=len(stars["stars"]))
    alone = _LETTER_ALONE.match(text)
    if alone is None:
        return None
    letter = (alone["quoted"] or alone["bare"]).translate(_LATIN)
    return LevelLine(alone["rest"].strip(), Surety.LOOSE, letter=letter, is_letter_alone=True)


def _is_level_line(match: re.Match[str]) -> bool:
    """Without a stop, only a capital, a digit or a quotation may follow.

    ``1-деңгейге …`` and ``Задания уровня`` mark only with the noun that they ask for.
    """
    rest, core = match["rest"], _core(match)
    is_named = bool(match["noun"] or match.groupdict().get("before"))
    if core in _BOUND and not is_named:
        return False
    if match["end"] == " " and (_is_led(match) or re.match(_TASKS, core)):
        return False
    if _is_led(match) and not is_named and _is_like_option(match):
        return False
    return match["end"] != " " or (not rest[:1].islower() and core != "деңгейдегі")


def _is_led(match: re.Match[str]) -> bool:
    return bool(match["lead"] or match["lead_letter"])


def _is_like_option(match: re.Match[str]) -> bool:
    """``а) 1-деңгей`` and ``2) орта деңгей`` answer a question rather than head others."""
    return bool(match["lead_letter"]) or match[0][match.end("lead") :].lstrip()[:1].islower()


def _core(match: re.Match[str]) -> str:
    return match["core"].lower().replace("денгей", "деңгей")


def _level_line(match: re.Match[str]) -> LevelLine:
    found = match.groupdict()
    letter = (found.get("letter") or "").upper().translate(_LATIN)
    named = [level for level in _WORDS if found.get(f"word{level}")]
    is_named = bool(found["noun"] or found["bracket"] or found["before"] or not match["rest"])
    # "Жоғары деңгей." may be any sentence; a sign beside the word hardly is.
    is_clear = is_named and match["end"] != " " and (not named or not match["rest"])
    is_clear = is_clear and _core(match) not in _GROUP and not re.match(_TASKS, _core(match))
    # In a theory's list of levels too a name may stand behind a number.
    is_clear = is_clear and not (_is_led(match) and named and not found["noun"])
    return LevelLine(
        rest=match["rest"].strip(),
        surety=Surety.CLEAR if is_clear else Surety.LOOSE,
        level=None if letter else _level(found),
        letter=letter,
        points=int(found["points"] or 1) or 1,
        has_stop=match["end"] != " ",
        word=str(found[f"word{named[0]}"]).lower()[:_STEM] if named else "",
        is_tests="тест" in f"{found['noun']} {found['before']}".lower(),
    )


def _level(found: dict[str, str | None]) -> int:
    if found.get("digit"):
        return int(found["digit"] or 0)
    if found.get("roman"):
        return len(found["roman"] or "")
    named = [level for level in _WORDS if found.get(f"word{level}")]
    return named[0] if named else UNKNOWN_LEVEL


@dataclass(frozen=True, slots=True)
class Scheme:
    """How one lesson names its levels, seen over all of its level lines."""

    letters: frozenset[str]
    has_third: bool
    lowered: frozenset[str] = frozenset()
    """Names that stand one level lower than usual, as the lesson has another for their own."""

    def level_of(self, level_line: LevelLine) -> int:
        """1 to 4. «В» is third beside «Б»; the creative level is fourth beside a third."""
        if level_line.level is None:
            third = {"С"} | ({"В"} if "Б" in self.letters else set())
            return 3 if level_line.letter in third else 1 if level_line.letter == "А" else 2
        is_creative = level_line.word and level_line.level == UNKNOWN_LEVEL and not self.has_third
        return level_line.level - bool(is_creative or level_line.word in self.lowered)


def scheme_of(level_lines: Iterable[LevelLine]) -> Scheme:
    found = list(level_lines)
    return Scheme(
        letters=frozenset(level_line.letter for level_line in found),
        has_third=any(level_line.level == UNKNOWN_LEVEL - 1 for level_line in found),
        lowered=frozenset(_lowered(found)),
    )


def _lowered(level_lines: Sequence[LevelLine]) -> Iterator[str]:
    """``Базовый, Повышенный, Высокий``: of two names for one level the first is the one below,
    where nothing else is; ``Базовый, Повышенный, Творческий``: both close up."""
    levels = {level_line.level for level_line in level_lines}
    if levels == {1, 3, UNKNOWN_LEVEL}:
        yield from (level_line.word for level_line in level_lines if level_line.level != 1)
        return
    for level in (2, 3):
        words = [
            level_line.word
            for level_line in level_lines
            if level_line.word and level_line.level == level
        ]
        if None not in levels and level - 1 not in levels and len(set(words)) > 1:
            yield words[0]
