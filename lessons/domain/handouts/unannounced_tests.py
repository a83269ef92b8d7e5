"""Where tests begin that stand under no heading of their own, after theory or a task."""

import re
from collections.abc import Sequence

from lessons.domain.handouts.choice_items import read_items
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.raw_items import RawItem
from lessons.domain.handouts.tagged_tests import is_tagged

_STEM_END = re.compile(r"[?:…_]\W*$|\.{3}\W*$")
_FEWEST_TESTS = 2
_FEWEST_OPTIONS = 3


def find_tests(rows: Sequence[Row]) -> int | None:
    """The index of the row that the first test begins with.

    Lists with letters are common in theory, so only several numbered or keyed items in a row,
    each with options, are tests.
    """
    tagged = next((index for index, row in enumerate(rows) if is_tagged(row)), None)
    if tagged is not None:
        return tagged
    items = [item for item in read_items(rows).items if item.options]
    if len(items) < _FEWEST_TESTS or not all(_is_test(item) for item in items):
        return None
    first = items[0].rows[0].line
    return next(index for index, row in enumerate(rows) if row.line >= first)


def _is_test(item: RawItem) -> bool:
    if len(item.options) < _FEWEST_OPTIONS or not item.rows:
        return False
    is_asking = _STEM_END.search(item.rows[-1].text) is not None
    return bool(item.key) or (is_asking and item.number is not None)
