"""HEMIS: options parted by ``====``, the right one after ``#``, items by ``++++``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lessons.domain.handouts.dialects.found import (
    FoundOption,
    FoundTest,
    Rows,
    Told,
    ends_option,
)
from lessons.domain.handouts.lines import Row

_BETWEEN_OPTIONS = re.compile(r"={3,}")
_BETWEEN_ITEMS = re.compile(r"\+{3,}")
_LONGEST_STEM = 15
"""Rows; more than that are another text, of which the last row is the stem."""
_RIGHT = re.compile(r"# ?(?P<rest>.+)")


class Rulers:
    code = "hemis"
    fewest = 2
    needs_key = True

    def read(self, rows: Sequence[Row]) -> list[FoundTest]:
        return list(_items(rows))

    def write(self, test: Told) -> list[str]:
        options = (
            line
            for text, is_right in test.options
            for line in ("====", f"{'#' if is_right else ''}{text}")
        )
        return [test.text, *options, "++++"]


def _items(rows: Sequence[Row]) -> Iterator[FoundTest]:
    ends = [index for index, row in enumerate(rows) if _BETWEEN_ITEMS.fullmatch(row.text)]
    for above, end in pairwise([-1, *ends, len(rows)]):
        rulers = [
            index for index in range(above + 1, end) if _BETWEEN_OPTIONS.fullmatch(rows[index].text)
        ]
        if rulers:
            yield _item(rows, above, rulers, end)


def _item(rows: Sequence[Row], above: int, rulers: Sequence[int], end: int) -> FoundTest:
    first = _first_of_stem(rows, above, rulers[0])
    has_ruler = end < len(rows)
    last = end if has_ruler else _end_of_last(rows, rulers[-1] + 1, end)
    options = tuple(
        _option(tuple(rows[start + 1 : stop])) for start, stop in pairwise([*rulers, last])
    )
    return FoundTest(
        first=first,
        end=end + 1 if has_ruler else last,
        stem=tuple(rows[first : rulers[0]]),
        options=tuple(option for option in options if option.rows),
    )


def _first_of_stem(rows: Sequence[Row], above: int, ruler: int) -> int:
    """Back to the item above, or to an empty line below it; above the first item may stand a
    title, so that only what is joined to the last row is its stem."""
    first = max(ruler - 1, above + 1, 0)
    while first > above + 1 and _is_joined(rows[first - 1], rows[first], is_first=above < 0):
        first -= 1
    return first if ruler - first <= _LONGEST_STEM else ruler - 1


def _is_joined(above: Row, row: Row, *, is_first: bool) -> bool:
    if is_first:
        return not ends_option(above, row)
    return row.line - above.line <= 1 and not above.heading


def _end_of_last(rows: Sequence[Row], start: int, end: int) -> int:
    """The last option of a document may have anything below it."""
    for index in range(start + 1, end):
        if ends_option(rows[index - 1], rows[index]):
            return index
    return end


def _option(rows: Rows) -> FoundOption:
    right = _RIGHT.fullmatch(rows[0].text) if rows else None
    if right is None:
        return FoundOption(rows)
    return FoundOption((replace(rows[0], text=right["rest"]), *rows[1:]), is_right=True)
