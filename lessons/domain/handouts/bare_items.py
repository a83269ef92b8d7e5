"""Tests whose options have no letters: a sign before each (``+ … - …``), or only lines of their
own under the stem. Only under a heading of tests; elsewhere such lines are anything."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.answer_keys import find_key, is_key_list
from lessons.domain.handouts.choice_items import split_number
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.options import FEWEST_OPTIONS, MOST_OPTIONS
from lessons.domain.handouts.raw_items import RawItem, RawItems, RawOption
from lessons.domain.text.characters import BOXES, LIST_SIGNS, RIGHT_SIGNS, TICKS
from lessons.domain.text.samples import Sample

_SIGNED = re.compile(
    rf"(?:[{LIST_SIGNS}] )?(?P<sign>\[[ xхv+✓]?\]|[{LIST_SIGNS}+{TICKS}{BOXES}]):? ?(?P<text>\S.*)",
    re.IGNORECASE,
)
SAMPLES = (
    Sample(
        pattern=_SIGNED, how="match", matches=("+ су", "[x] бу", "• мұз"), misses=("су", "x бу")
    ),
)
_RIGHT = re.compile(rf"[{RIGHT_SIGNS}☑☒]|\[[xхv+✓]\]", re.IGNORECASE)
_TAG = re.compile(r"(?P<tag>[IІSСQ]) ?: ?(?P<text>.*)")
_STEM_END = re.compile(r"[?:…_]\W*$|\.{3}\W*$")


def has_signs(rows: Sequence[Row]) -> bool:
    """Some lines begin with a right sign and some with a dash."""
    signs = {_is_right(match) for row in rows if (match := _SIGNED.match(row.text))}
    return len(signs) > 1


def is_right_sign(text: str) -> bool | None:
    """Whether the sign that the line begins with marks a right option; None without a sign."""
    match = _SIGNED.match(text)
    return None if match is None else _is_right(match)


def read_bare_items(rows: Sequence[Row]) -> RawItems:
    """No items where a stem lacks options or has too many: then nothing here is sure."""
    rows = _untagged(rows)
    items: list[RawItem] = []
    keys: list[Row] = []
    is_numbered = _is_numbered(rows)
    for row in rows:
        beside = find_key(row.text)
        if is_key_list(row.text):
            keys.append(row)
        elif items and items[-1].options and beside and not beside.before:
            items[-1].key, items[-1].key_line = beside.value, row.line
        elif _is_stem(row, items, is_numbered=is_numbered):
            number, rest = split_number(row)
            items.append(RawItem([rest], number))
        elif items:
            add_option(items[-1], row)
    is_sure = items and all(FEWEST_OPTIONS <= len(i.options) <= MOST_OPTIONS for i in items)
    if not is_sure or not items[0].rows:
        return RawItems((), rest=tuple(rows))
    first = items[0].rows[0].line
    intro = tuple(row for row in rows if row.line < first)
    return RawItems(tuple(items), intro=intro, keys=tuple(keys))


def _is_right(signed: re.Match[str]) -> bool:
    return _RIGHT.fullmatch(signed["sign"]) is not None


def _untagged(rows: Sequence[Row]) -> Sequence[Row]:
    """``I: 1`` above ``S: Су деген не?``, as some test programs write a stem."""
    tags = [_TAG.fullmatch(row.text) for row in rows]
    if not any(tag and tag["tag"] in "IІ" and tag["text"].isdigit() for tag in tags):
        return rows
    plain: list[Row] = []
    count = 0
    for row, tag in zip(rows, tags, strict=True):
        if tag is None:
            plain.append(row)
        elif tag["tag"] not in "IІ":
            count += 1
            plain.append(replace(row, text=f"{count}. {tag['text']}", starts=True))
    return plain


def _is_numbered(rows: Sequence[Row]) -> bool:
    return bool(rows) and split_number(rows[0])[0] == 1


def _is_stem(row: Row, items: Sequence[RawItem], *, is_numbered: bool) -> bool:
    if is_numbered:
        number, _ = split_number(row)
        return number is not None and number == (items[-1].number or 0) + 1 if items else True
    return _STEM_END.search(row.text) is not None and row.starts


def add_option(item: RawItem, row: Row) -> None:
    """A new one, but for a row that goes on with what stands above."""
    if not row.starts and not _SIGNED.match(row.text):
        (item.options[-1].rows if item.options else item.rows).append(row)
        return
    match = _SIGNED.match(row.text)
    text = match["text"] if match else row.text
    is_right = match is not None and _is_right(match)
    letter = chr(ord("A") + len(item.options) % 26)
    item.options.append(RawOption(letter, [replace(row, text=text)], has_sign=is_right))
