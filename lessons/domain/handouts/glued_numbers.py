"""``2.8 бит неге тең?`` between ``1.Ақпарат`` and ``3.Процессор``: a number that is glued to a
figure, which looks like a fraction by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.item_marks import find_number
from lessons.domain.handouts.lines import Row
from lessons.domain.text.samples import Sample

_GLUED = re.compile(r"(?P<number>\d{1,3})\.(?P<rest>\d+(?![.\d)]).*\w.*)")
SAMPLES = (
    Sample(
        pattern=_GLUED,
        how="fullmatch",
        matches=("2.8 бит неге тең?", "19.5 % 2 өрнегі"),
        misses=("2.1. Су", "2. Су", "12.10.2023"),
    ),
)


def with_glued_numbers(rows: Sequence[Row]) -> Iterator[Row]:
    """Only between the number before and the number after, the nearest ones above and below."""
    numbers = [mark.number if (mark := find_number(row.text)) else 0 for row in rows]
    below = _nearest_below(numbers)
    above = 0
    for row, number, following in zip(rows, numbers, below, strict=True):
        found = None if number else _GLUED.fullmatch(row.text)
        if found and 1 < int(found["number"]) == above + 1 == following - 1:
            above += 1
            yield replace(row, text=f"{above}. {found['rest']}")
        else:
            above = number or above
            yield row


def _nearest_below(numbers: Sequence[int]) -> list[int]:
    found = [0] * len(numbers)
    for place in range(len(numbers) - 2, -1, -1):
        found[place] = numbers[place + 1] or found[place + 1]
    return found
