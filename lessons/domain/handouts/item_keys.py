"""Keys among the rows of tests: beside an item, in its stem or last option, or in a list."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.answer_keys import (
    find_key,
    is_key_list,
    names_letters,
    read_letters,
    table_places,
)
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.options import LETTERS, place_of
from lessons.domain.handouts.raw_items import RawItem


def take_key(item: RawItem, rows: Sequence[Row]) -> list[Row]:
    """The rows without the key of the item above."""
    left: list[Row] = []
    for row in rows:
        beside = None if item.key else find_key(row.text)
        if beside is None or is_key_list(row.text):
            left.append(row)
            continue
        item.key, item.key_line = beside.value, row.line
        if beside.before:
            left.append(replace(row, text=beside.before))
    return left


_LETTER_BEHIND = re.compile(rf"(?P<stem>.*[?:…]) ?\((?P<letter>[{LETTERS}])\)\.?")


def take_key_of_stem(item: RawItem) -> None:
    """``Су деген не? (Жауабы: B)`` or ``(B)`` above the options, or the key on a line of its own
    there."""
    behind = _LETTER_BEHIND.fullmatch(item.rows[-1].text) if item.rows else None
    letters = [option.letter for option in item.options]
    if behind and place_of(behind["letter"], letters) is not None:
        item.key = behind["letter"]
        item.rows[-1] = replace(item.rows[-1], text=behind["stem"])
    for index, row in enumerate(item.rows):
        beside = find_key(row.text)
        if beside is not None and names_letters(beside.value) and (beside.before or index):
            item.key = beside.value
            item.rows[index] = replace(row, text=beside.before)
    item.rows = [row for row in item.rows if row.text]


def take_key_of_last_option(item: RawItem) -> None:
    option = item.options[-1]
    for index, row in enumerate(option.rows):
        beside = find_key(row.text)
        if beside is not None and not item.key:
            item.key = beside.value
            option.rows[index] = replace(row, text=beside.before)


def take_lists(rows: Sequence[Row], keys: list[Row], *, has_letters: bool) -> list[Row]:
    """The rows without answer lists, which go to ``keys``: pairs, a table's two rows and, where
    ``has_letters``, letters alone."""
    tables = table_places([row.text for row in rows])
    left: list[Row] = []
    for place, row in enumerate(rows):
        is_list = is_key_list(row.text) or (has_letters and bool(read_letters(row.text)))
        (keys if is_list or place in tables else left).append(row)
    return left
