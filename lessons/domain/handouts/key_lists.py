"""Answer lists and the tests that each of them is about.

A handout may hold several: one under each variant or level, all together at the end, or a table
with a row for each variant. A list counts only for tests that it fits; what fits none confirms
nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lessons.domain.handouts.answer_keys import (
    read_key_list,
    read_letters,
    right_places,
    segments,
)
from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.raw_items import RawItem
from lessons.domain.text.characters import DASHES, LONG_DASHES
from lessons.domain.text.samples import Sample

_SCOPES = "нұсқа|вариант|деңгей|уровень|variant|level|бөлім|раздел|section"
_SCOPE = re.compile(
    rf"\b(?:{_SCOPES})\w*[ №:.|{DASHES}]*\d{{1,2}}"
    rf"|\b\d{{1,2}} ?[{DASHES}]? ?(?:ші |шы )?(?:{_SCOPES})\w*"
    rf"|(?<!\w)[IVІ]{{1,3}} ?[{DASHES}]? ?(?:{_SCOPES})\w*",
    re.IGNORECASE,
)
"""``2-нұсқа``, ``Вариант 1``: whose list it is; lists are taken in their order."""
_ANNOUNCED = re.compile(
    r"(?:(?:дұрыс |тест\w* )?жауап(?:тар|тары)|кілт(?:і|тері)?|(?:правильные |верные )?ответы"
    r"|ключи?|(?:correct |right )?answers|answer key)\b[^:]{0,40}:? ?(?P<list>\d.*)",
    re.IGNORECASE,
)
"""A list of right options that says what it is and stands on a line of its own."""
_FEWEST_COLUMNS = 2
_LONGEST_KEY = 6
"""Letters: several right options of one test."""
_AROUND = f" :|;,{LONG_DASHES}-"
_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"[^\d|]{0,40}?(?:[\s|]*\d{1,3}(?![\w.])){2,}[\s|]*")
_TEXT = rf"(?P<number>\d{{1,3}}) ?[.):{DASHES}] ?(?P<value>\S.*?)"
_TEXTS = re.compile(rf"(?<!\w){_TEXT}(?=[\s;,]+\d{{1,3}} ?[.):{DASHES}] ?\S|$)")
SAMPLES = (
    Sample(
        pattern=_SCOPE,
        how="search",
        matches=("2-нұсқаның жауаптары: 1-B", "Вариант 1: 1-A", "ІІ нұсқа"),
        misses=("1-B, 2-C", "Дұрыс жауаптар:"),
    ),
    Sample(
        pattern=_ANNOUNCED,
        how="fullmatch",
        matches=("Дұрыс жауаптары: 1. Астана 2. Ертіс", "Answer key: 1. Paris 2. Rome"),
        misses=("Жауаптары туралы ойланыңыз", "1. Астана 2. Ертіс"),
    ),
)


@dataclass(frozen=True, slots=True)
class KeyList:
    """Letters or texts by the number of their question, or ``letters`` in their order."""

    values: Mapping[int, str]
    rows: tuple[Row, ...]
    letters: tuple[str, ...] = ()
    name: str = ""
    """What the list itself says it is about."""


@dataclass(slots=True)
class _Open:
    values: dict[int, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    name: str = ""

    def closed(self) -> Iterator[KeyList]:
        if self.values:
            yield KeyList(dict(self.values), tuple(self.rows), name=self.name)


def is_told_list(text: str) -> bool:
    """``Дұрыс жауаптары: 1. Астана 2. Ертіс``."""
    announced = _ANNOUNCED.fullmatch(text)
    return announced is not None and len(_told(announced["list"])) > 1


def read_key_lists(rows: Sequence[Row]) -> tuple[list[KeyList], list[Row]]:
    """The lists, each with its rows, and the rows that are part of none."""
    letters = read_letters(rows[0].text) if len(rows) == 1 else ()
    if letters:
        return [KeyList({}, tuple(rows), letters)], []
    found: list[KeyList] = []
    table = _table(rows)
    if table:
        return table, []
    current, waiting = _Open(), list[Row]()
    for row in rows:
        for name, text in _parts(row.text):
            values = (read_key_list([text]) or _told(text)) if _DIGIT.search(text) else {}
            if not values:
                waiting.append(row)
                continue
            is_next = name and name != current.name
            if current.values and (is_next or min(values) <= max(current.values)):
                found.extend(current.closed())
                current = _Open()
            current.name = name
            current.values.update(values)
            current.rows.append(row)
    found.extend(current.closed())
    if found:
        used = {id(row) for each in found for row in each.rows}
        return found, [
            row for row in waiting if id(row) not in used and not _SCOPE.search(row.text)
        ]
    whole = read_key_list([row.text for row in rows])
    return ([KeyList(whole, tuple(rows))], []) if whole else ([], list(rows))


def _parts(text: str) -> list[tuple[str, str]]:
    """``1-нұсқа: 1-B; 2-нұсқа: 1-A`` in two; the name itself holds no key."""
    return segments(text) or [("", part) for part in _scoped(text)]


def _scoped(text: str) -> list[str]:
    places = [match.end() for match in _SCOPE.finditer(text)]
    if not places:
        return [text]
    starts = [match.start() for match in _SCOPE.finditer(text)]
    ends = [*starts[1:], len(text)]
    pieces = [text[start:end].strip(_AROUND) for start, end in zip(places, ends, strict=True)]
    return [text[: starts[0]].strip(), *pieces] if starts[0] else pieces


def _told(text: str) -> dict[int, str]:
    """``1. Астана 2. Ертіс``: right options by their words, where they count from 1 on."""
    body = text.partition(":")[2] or text
    found = {int(each["number"]): each["value"].strip(" ;,.") for each in _TEXTS.finditer(body)}
    numbers = list(found)
    is_counted = bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return found if is_counted else {}


_ANSWERS = re.compile(r"(?:жауап|кілт|ответ|ключ|answer|key)", re.IGNORECASE)
"""Before numbers of options, which look like the numbers of tests."""


def key_table_rows(texts: Sequence[str]) -> frozenset[int]:
    """The places of a row of numbers and of the rows of as many letters below it."""
    found: set[int] = set()
    for place, text in enumerate(texts):
        count = _count_numbers(text)
        if count < _FEWEST_COLUMNS:
            continue
        for below in range(place + 1, len(texts)):
            cells = _cells(texts[below])[-count:]
            if len(cells) != count or not all(0 < len(cell) <= _LONGEST_KEY for cell in cells):
                break
            if not any(cell.isalpha() for cell in cells) and not _ANSWERS.match(texts[below]):
                break
            found |= {place, below}
    return frozenset(found)


def _count_numbers(text: str) -> int:
    if "|" not in text or not _NUMBERS.fullmatch(text):
        return 0
    return sum(cell.isdigit() for cell in _cells(text))


def _table(rows: Sequence[Row]) -> list[KeyList]:
    """``Нұсқа | 1 | 2 | 3`` and below it a row of letters for each variant."""
    for place, row in enumerate(rows):
        if not is_number_row(row.text):
            continue
        numbers = [int(cell) for cell in _cells(row.text) if cell.isdigit()]
        lists = []
        for below in rows[place + 1 :]:
            cells = _cells(below.text)[-len(numbers) :]
            is_next = cells == [str(number + len(numbers)) for number in numbers]
            if len(cells) != len(numbers) or is_next or not all(0 < len(c) <= 6 for c in cells):
                break
            lists.append(KeyList(dict(zip(numbers, cells, strict=True)), (row, below)))
        if lists:
            return lists
    return []


def is_number_row(text: str) -> bool:
    """``№ 1 2 3``: numbers of tests, with or without lines between the cells."""
    return _NUMBERS.fullmatch(text) is not None


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text.split("|" if "|" in text else None) if cell.strip()]


# Which list is about which tests


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """A test as far as keys go; ``place`` counts the lists that stand above it."""

    item: RawItem
    place: int


def keys_of(
    tests: Sequence[PlacedItem], lists: Sequence[KeyList]
) -> tuple[list[str], list[KeyList]]:
    """The value that the lists give for each test, empty where they give none; and the lists that
    fit no test."""
    found = [""] * len(tests)
    unused: list[KeyList] = []
    taken = 0
    for first, last in _grouped(tests, lists):
        last_place = _after(tests, last)
        scope = list(range(taken, last_place)) or list(range(last_place, len(tests)))
        if _assign(tests, scope, lists[first:last], found):
            taken = last_place
        else:
            unused.extend(lists[first:last])
    return found, unused


def _grouped(tests: Sequence[PlacedItem], lists: Sequence[KeyList]) -> Iterator[tuple[int, int]]:
    """Lists with no test between them, as (first, behind the last)."""
    first = 0
    for index in range(1, len(lists) + 1):
        if index == len(lists) or any(test.place == index for test in tests):
            yield first, index
            first = index


def _after(tests: Sequence[PlacedItem], lists: int) -> int:
    """How many tests stand above the list that is the ``lists``-th."""
    return sum(test.place < lists for test in tests)


def _assign(
    tests: Sequence[PlacedItem], scope: Sequence[int], lists: Sequence[KeyList], found: list[str]
) -> bool:
    """Whether the lists fitted."""
    runs = _runs(tests, scope)
    if len(lists) == 1:
        return _assign_one(tests, scope, runs, lists[0], found)
    if len(lists) != len(runs):
        merged = _merged(lists)
        if merged is not None and _assign_one(tests, scope, runs, merged, found):
            return True
        return _assign_fitting(tests, runs, lists, found)
    pairs = list(zip(runs, lists, strict=True))
    if not all(_fits(tests, run, each) for run, each in pairs):
        return False
    for run, each in pairs:
        _write(tests, run, each, found)
    return True


def _assign_fitting(
    tests: Sequence[PlacedItem],
    runs: Sequence[Sequence[int]],
    lists: Sequence[KeyList],
    found: list[str],
) -> bool:
    """Beside lists about pairs and gaps: each run has the only list that names all of its tests and
    no other; where two do, the one that says it is about tests."""
    taken = []
    for run in runs:
        fitting = [each for each in lists if _fits_whole(tests, run, each)]
        named = [each for each in fitting if says("tests", each.name)] or fitting
        taken.append(named[0] if len(named) == 1 else None)
    is_double = len({id(each) for each in taken if each}) < sum(each is not None for each in taken)
    if is_double or not any(taken):
        return False
    for run, each in zip(runs, taken, strict=True):
        if each is not None:
            _write(tests, run, each, found)
    return True


def _fits_whole(tests: Sequence[PlacedItem], run: Sequence[int], one: KeyList) -> bool:
    return set(one.values) == set(_numbers(tests, run)) and _fits(tests, run, one)


def _merged(lists: Sequence[KeyList]) -> KeyList | None:
    values: dict[int, str] = {}
    for each in lists:
        if set(values) & set(each.values):
            return None
        values.update(each.values)
    return KeyList(values, ())


def _assign_one(
    tests: Sequence[PlacedItem],
    scope: Sequence[int],
    runs: Sequence[Sequence[int]],
    one: KeyList,
    found: list[str],
) -> bool:
    """About all tests above it, numbered through; else about the run right above it."""
    if one.letters and len(one.letters) == len(scope) and _all_named(tests, scope, one.letters):
        _write(tests, scope, one, found)
        return True
    is_through = len(runs) > 1 and set(one.values) == set(range(1, len(scope) + 1))
    if is_through and _all_named(tests, scope, _in_order(one)):
        _write(tests, scope, KeyList(one.values, one.rows, _in_order(one)), found)
        return True
    run = runs[-1] if runs else ()
    if not run or not _fits(tests, run, one):
        return False
    _write(tests, run, one, found)
    return True


def _all_named(tests: Sequence[PlacedItem], scope: Sequence[int], values: Sequence[str]) -> bool:
    return all(_names(tests[index].item, value) for index, value in zip(scope, values, strict=True))


def _in_order(one: KeyList) -> tuple[str, ...]:
    return tuple(one.values[number] for number in sorted(one.values))


def _runs(tests: Sequence[PlacedItem], scope: Sequence[int]) -> list[list[int]]:
    """Cut where numbers begin anew."""
    runs: list[list[int]] = []
    above: int | None = None
    for index in scope:
        number = tests[index].item.number
        if not runs or (number is not None and above is not None and number <= above):
            runs.append([])
        runs[-1].append(index)
        above = number if number is not None else above
    return runs


def _numbers(tests: Sequence[PlacedItem], run: Sequence[int]) -> list[int]:
    """Where only some are numbered, the others have the number that their neighbours leave to
    them; 0 where these leave none, as no list names it."""
    numbers = [tests[index].item.number for index in run]
    first = next((place for place, number in enumerate(numbers) if number is not None), None)
    if first is None:
        return list(range(1, len(run) + 1))
    found = [max((numbers[first] or 0) - first + place, 0) for place in range(first)]
    for number in numbers[first:]:
        found.append(found[-1] + 1 if number is None else number)
    return found if len(set(found)) == len(found) else [number or 0 for number in numbers]


def _fits(tests: Sequence[PlacedItem], run: Sequence[int], one: KeyList) -> bool:
    """The list names only tests of the run, and each right option is one of its test."""
    if one.letters:
        return len(one.letters) == len(run)
    numbers = _numbers(tests, run)
    if not one.values or not set(one.values) <= set(numbers):
        ordinal = set(one.values) == set(range(1, len(run) + 1))
        numbers = list(range(1, len(run) + 1)) if ordinal else []
    return bool(numbers) and all(
        _names(tests[index].item, one.values[number])
        for index, number in zip(run, numbers, strict=True)
        if number in one.values
    )


def _names(item: RawItem, value: str) -> bool:
    texts = [" ".join(row.text for row in option.rows) for option in item.options]
    return bool(right_places(value, [option.letter for option in item.options], texts))


def _write(tests: Sequence[PlacedItem], run: Sequence[int], one: KeyList, found: list[str]) -> None:
    if one.letters:
        for index, letter in zip(run, one.letters, strict=True):
            found[index] = letter
        return
    numbers = _numbers(tests, run)
    if not set(one.values) <= set(numbers):
        numbers = list(range(1, len(run) + 1))
    for index, number in zip(run, numbers, strict=True):
        found[index] = one.values.get(number, "")
