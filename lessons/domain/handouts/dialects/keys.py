"""Answer lists that stand below tests whose own lines name no key."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessons.domain.handouts.answer_keys import is_announced_list, is_key_list, read_letters
from lessons.domain.handouts.dialects.found import FoundTest
from lessons.domain.handouts.key_lists import (
    KeyList,
    PlacedItem,
    is_told_list,
    keys_of,
    read_key_lists,
)
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.options import LETTERS
from lessons.domain.handouts.raw_items import RawItem, RawOption

_NAME_ALONE = re.compile(
    r"(?:[^\W\d][\w-]* ){0,3}(?:кілт\w{0,4}|ключи?|жауаптар\w{0,3}|ответы|answers?|key) ?:?",
    re.IGNORECASE,
)
_BARE = re.compile(rf"[{LETTERS}](?:[\s,;.]*[{LETTERS}])+[.;]?")


@dataclass(frozen=True, slots=True)
class Keys:
    values: tuple[str, ...] = ()
    """Letters for each test, empty where a list gives none."""
    unused: tuple[Row, ...] = ()
    """Lists that fit no test, which nobody but the teacher may see."""


def find_keys(
    tests: Sequence[FoundTest], rows: Sequence[Row], rest: Sequence[Row]
) -> tuple[Keys, tuple[Row, ...]]:
    """The keys, and the rows that belong to no list."""
    keyless = [index for index, test in enumerate(tests) if not test.has_key]
    lists, taken = _lists(rest, rows[tests[0].first].line) if keyless else ([], frozenset())
    if not lists:
        return Keys(("",) * len(tests)), tuple(rest)
    placed = [_placed(tests[index], rows, lists) for index in keyless]
    found, unused = keys_of(placed, lists)
    values = dict(zip(keyless, found, strict=True))
    return (
        Keys(
            tuple(values.get(index, "") for index in range(len(tests))),
            tuple(row for each in unused for row in each.rows),
        ),
        tuple(row for row in rest if id(row) not in taken),
    )


def _lists(rest: Sequence[Row], first: int) -> tuple[list[KeyList], frozenset[int]]:
    """Those below the first test, and the ids of their rows."""
    found: list[KeyList] = []
    taken: set[int] = set()
    for group in _groups([row for row in rest if row.line > first]):
        lists, _ = read_key_lists(group)
        if not lists:
            lists = _bare(group)
        if lists:
            found.extend(lists)
            taken |= {id(row) for row in group}
    return found, frozenset(taken)


def _groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """A list each, with the line that names it."""
    waiting: list[Row] = []
    for row in rows:
        if _NAME_ALONE.fullmatch(row.text):
            waiting = [row]
        elif _is_list(row.text) or (waiting and _BARE.fullmatch(row.text)):
            yield [*waiting, row]
            waiting = []
        else:
            waiting = []


def _is_list(text: str) -> bool:
    is_named = is_announced_list(text) or is_told_list(text)
    return is_key_list(text) or is_named or bool(read_letters(text))


def _bare(group: Sequence[Row]) -> list[KeyList]:
    """``Кілт:`` above letters alone."""
    letters = tuple(re.findall(f"[{LETTERS}]", group[-1].text))
    return [KeyList({}, tuple(group), letters)] if len(group) > 1 else []


def _placed(test: FoundTest, rows: Sequence[Row], lists: Sequence[KeyList]) -> PlacedItem:
    item = RawItem(list(test.stem), test.number)
    item.options = [RawOption(option.letter, list(option.rows)) for option in test.options]
    line = rows[test.first].line
    return PlacedItem(item, sum(each.rows[0].line < line for each in lists))
