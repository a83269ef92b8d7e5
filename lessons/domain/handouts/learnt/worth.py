"""The level and the points of each question, from wherever its author put them: behind the
question, in a column of its table, on top of its column, or on the line above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lessons.domain.handouts.learnt.vocabulary import begins_with, says
from lessons.domain.handouts.level_lines import find_level_line, scheme_of
from lessons.domain.handouts.lines import Grid, Place, Row
from lessons.domain.text.characters import (
    CLOSING_QUOTES,
    DASHES,
    LETTER,
    OPENING_QUOTES,
    QUOTES,
)
from lessons.domain.text.samples import Sample

_LEVEL = rf"(?: ?[{DASHES}]? ?(?:деңгей|уровень|level)\w*)?"
_BEHIND = re.compile(
    rf"(?P<text>.*\S) ?[(\[](?P<sign>[1-3]|[IІ]{{1,3}}|[ABCАВС]|★{{1,3}}|\*{{1,3}}){_LEVEL}[)\]]\.?"
)
_POINTS = re.compile(
    rf"(?P<text>.*\S) ?[(\[={DASHES}] ?(?P<points>\d{{1,3}}) ?(?P<word>\w+)[)\]]?\.?"
)
_SQUARE = re.compile(r".*\S ?\[(\d)\]\.?")
_EACH = re.compile(
    r"(?:\bәр(?:бір|қайсы\w*)?\b|\bкажд\w+|\bпо\b|\beach\b)(?: \w+){0,3}?"
    rf"(?: ?[{DASHES}:] ?| )(?P<points>\d{{1,3}}) ?(?P<word>\w+)",
    re.IGNORECASE,
)
_EACH_BEHIND = re.compile(
    r"\b(?P<points>\d{1,3}) ?(?P<word>\w+) (?:each|apiece|кажд\w+|за кажд\w+|әрқайсы\w*)\b",
    re.IGNORECASE,
)
_WORTH_EACH = re.compile(
    r"(?P<points>\d{1,3})[ -]?(?:балл?дық|ұпайлық|балльн\w+|marks?|points?) [^\W\d]\w+",
    re.IGNORECASE,
)
"""``3 балдық есептер``: a name of what stands below it."""
_CELL = re.compile(r"(?:әр\w* |по |each )?\d{1,3}(?: ?[/;,] ?\d{1,3}){0,9}(?: \w+)?", re.IGNORECASE)
"""Points of one question, of each, or of several in their order."""
_IN_BRACKETS = re.compile(rf"[(\[{OPENING_QUOTES}](?P<letter>[ABCАВС])[)\]{CLOSING_QUOTES}]")
_QUOTED_MARK = rf"[{QUOTES}]?(?P<mark>[345])[{QUOTES}]?"
_MARKS = re.compile(
    rf"(?:на )?{_QUOTED_MARK}(?: ?[{DASHES}]? ?(?:ке|ті|тік|деген))?(?: ?баға\w*|$)", re.IGNORECASE
)
_NUMBER_AND_WORD = re.compile(r"(\d{1,3}) ?(\w+)\.?")
SAMPLES = (
    Sample(
        pattern=_BEHIND,
        how="fullmatch",
        matches=("Су деген не? (ІІ)", "Судың күйлерін атаңыз. [2-деңгей]"),
        misses=("Су (H2O) деген не?", "Су деген не? (2 балл)"),
    ),
    Sample(
        pattern=_EACH,
        how="search",
        matches=("Тест (әр сұрақ – 2 балл)", "По 5 баллов", "Each question: 3 points"),
        misses=("Барлығы 20 балл", "әр сұрақ"),
    ),
    Sample(
        pattern=_EACH_BEHIND,
        how="search",
        matches=("Starter (2 marks each)", "3 балла за каждый"),
        misses=("2 marks", "each 2"),
    ),
    Sample(
        pattern=_WORTH_EACH,
        how="match",
        matches=("3 балдық есептер", "5-балльные задачи", "2-mark questions"),
        misses=("3 балл", "Есептер 3 балдық"),
    ),
    Sample(
        pattern=_CELL,
        how="fullmatch",
        matches=("5", "5 / 10", "әрқайсысы 5", "10 балл"),
        misses=("Су", "1-деңгей"),
    ),
    Sample(
        pattern=_MARKS,
        how="fullmatch",
        matches=("«4» бағасына", "на «3»", "5 бағаға"),
        misses=("4 сұрақ", "на 7"),
    ),
)
_SIGNS = {
    "1": 1,
    "2": 2,
    "3": 3,
    "I": 1,
    "II": 2,
    "III": 3,
    "★": 1,
    "★★": 2,
    "★★★": 3,
    "*": 1,
    "**": 2,
    "***": 3,
    "A": 1,
    "B": 2,
    "C": 3,
}
_LATIN = str.maketrans("ІАВС", "IABC")
_MOST_SAID = 0.6
"""Of the questions of a run; fewer marks behind them are part of what they say."""
_LONGEST_NAME = 45
LEVELS = (1, 2, 3)
_WORD = re.compile(rf"{LETTER}+")


@dataclass(frozen=True, slots=True)
class Worth:
    level: int | None = None
    points: int | None = None


def name_level(text: str) -> int | None:
    """``Оңай``, ``Қолдану:``, ``«4» бағасына``: what a line above questions says of their level."""
    if len(text) > _LONGEST_NAME:
        return None
    marks = _MARKS.fullmatch(text.strip(" :."))
    if marks:
        return int(marks["mark"]) - 2
    return _framed(text) or _named(text)


def _named(text: str) -> int | None:
    return next((level for level in LEVELS if begins_with(f"level-{level}", text)), None)


def _framed(text: str) -> int | None:
    """``Задания творческого характера``: one level among words that only go around its name."""
    found = set()
    for word in _WORD.findall(text):
        if begins_with("level-frame", word):
            continue
        found.add(_named(word))
    return found.pop() if len(found) == 1 else None


def split_points(text: str) -> tuple[str, int | None]:
    """``Су деген не? (5 балл)``: the question and its points."""
    found = _POINTS.fullmatch(text)
    if found and int(found["points"]) and begins_with("points", found["word"]):
        return found["text"], int(found["points"])
    return text, None


def points_of_each(words: str) -> int | None:
    """``Тест (әр сұрақ – 2 балл)``: what a heading gives to everything below it."""
    named = _WORTH_EACH.match(words)
    if named:
        return int(named["points"]) or None
    found = _EACH.search(words) or _EACH_BEHIND.search(words)
    return int(found["points"]) or None if found and begins_with("points", found["word"]) else None


def behind(rows: Sequence[Row]) -> tuple[list[Row], list[Worth]]:
    """The questions' last rows without the level and points behind them."""
    texts = [row.text for row in rows]
    points: list[int | None] = [None] * len(rows)
    for index, text in enumerate(texts):
        texts[index], points[index] = split_points(text)
    marks = [_BEHIND.fullmatch(text) for text in texts]
    levels: list[int | None] = [None] * len(rows)
    if sum(mark is not None for mark in marks) >= max(1, _MOST_SAID * len(rows)):
        said = [_SIGNS.get(mark["sign"].translate(_LATIN)) if mark else None for mark in marks]
        # The same number behind each of them is what it is worth.
        is_level = len(rows) == 1 or len({level for level in said if level}) > 1
        is_level = is_level and not _are_marks(texts)
        for index, mark in enumerate(marks):
            if mark is not None:
                texts[index] = mark["text"]
                levels[index] = said[index] if is_level else None
                points[index] = points[index] or (None if is_level else said[index])
    worth = [Worth(level, each) for level, each in zip(levels, points, strict=True)]
    return [replace(row, text=text) for row, text in zip(rows, texts, strict=True)], worth


def _are_marks(texts: Sequence[str]) -> bool:
    """``… [2]``, ``… [1]``: what each is worth, as levels do not fall again."""
    found = [_SQUARE.fullmatch(text) for text in texts]
    numbers = [int(match[1]) for match in found if match]
    return len(numbers) == len(texts) > 1 and numbers != sorted(numbers)


def in_table(place: Place | None, nth: int = 0) -> Worth:
    """By the columns beside the question, or by the words on top of its own; ``nth`` (from 0) it is
    in its cell."""
    if place is None:
        return Worth()
    level = points = None
    for column in _columns(place.grid):
        if column == place.column:
            continue
        head = place.grid.cells.get((0, column), "")
        value = place.grid.cells.get((place.row, column), "").strip(" .")
        if says("level-head", head) or (
            not says("points-head", head) and _holds_levels(place.grid, column)
        ):
            level = level or _level(value)
        elif says("points-head", head) and _CELL.fullmatch(value):
            points = points or _nth_points(value, nth)
    return Worth(level or _level_on_top(place), points or _points_below(place))


def _nth_points(value: str, nth: int) -> int | None:
    numbers = [int(number) for number in re.findall(r"\d+", value)]
    return numbers[min(nth, len(numbers) - 1)] or None


def _level(value: str) -> int | None:
    sign = _SIGNS.get(value.translate(_LATIN).upper())
    if sign is not None:
        return sign
    marker = find_level_line(value)
    if marker is not None and not marker.rest:
        return min(scheme_of([marker]).level_of(marker), 3)
    return name_level(value) if value else None


def _level_on_top(place: Place) -> int | None:
    head = place.head
    if not head or not says("level-head", head):
        return None
    letter = _IN_BRACKETS.search(head)
    if letter:
        return _SIGNS[letter["letter"].translate(_LATIN)]
    marker = find_level_line(head)
    return min(scheme_of([marker]).level_of(marker), 3) if marker else name_level(head)


def _points_below(place: Place) -> int | None:
    """``3 балл | 4 балл | 5 балл`` in the last row of a table with a column for each level."""
    value = place.grid.cells.get((place.grid.height - 1, place.column), "")
    found = _NUMBER_AND_WORD.fullmatch(value)
    return int(found[1]) if found and begins_with("points", found[2]) else None


@lru_cache(maxsize=8)
def _columns(grid: Grid) -> tuple[int, ...]:
    """Asked once for each question of a table, as the next is."""
    return tuple(sorted({column for _, column in grid.cells}))


@lru_cache(maxsize=32)
def _holds_levels(grid: Grid, column: int) -> bool:
    """Only 1 to 3, each more than once or all of them, in no order of counting."""
    values = [
        text.strip(" .")
        for (row, place), text in sorted(grid.cells.items())
        if place == column and row
    ]
    levels = [_SIGNS.get(value.translate(_LATIN)) for value in values]
    return len(values) > 3 and None not in levels and 1 < len(set(levels)) < len(levels)
