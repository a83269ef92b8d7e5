"""The tests of a document that stand there in the form of a test program."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lessons.domain.handouts.dialects.found import Dialect, FoundTest
from lessons.domain.handouts.dialects.registry import DIALECTS
from lessons.domain.handouts.item_marks import find_number
from lessons.domain.handouts.lines import Row


@dataclass(frozen=True, slots=True)
class Finding:
    tests: tuple[FoundTest, ...]
    rest: tuple[Row, ...]
    """The rows that are part of no test."""


def take_tests(rows: Sequence[Row]) -> Finding:
    """Tests of every dialect that several whole items show; ``first`` and ``end`` are indexes
    among ``rows``."""
    places = list(range(len(rows)))
    tests: list[FoundTest] = []
    for dialect in DIALECTS.values():
        found = read_dialect(dialect, [rows[place] for place in places])
        moved = [test.moved(places) for test in found]
        taken = {place for test in moved for place in range(test.first, test.end)}
        places = [place for place in places if place not in taken]
        tests.extend(moved)
    tests.sort(key=lambda test: test.first)
    return Finding(tuple(tests), tuple(rows[place] for place in places))


def read_dialect(dialect: Dialect, rows: Sequence[Row]) -> list[FoundTest]:
    """All items where enough of them are whole, else none."""
    found = dialect.read(rows)
    whole = sum(is_whole(test, dialect) for test in found)
    return without_numbers(found) if whole >= dialect.fewest else []


def is_whole(test: FoundTest, dialect: Dialect) -> bool:
    return test.can_be_asked and (test.has_key or not dialect.needs_key)


def without_numbers(tests: Sequence[FoundTest]) -> list[FoundTest]:
    """``1. …`` behind a mark is numbering where it counts the items, or rises in all of them."""
    marks = [find_number(test.stem[0].text) if test.stem else None for test in tests]
    numbers = [mark.number for mark in marks if mark]
    is_rising = len(numbers) == len(tests) and numbers == sorted(set(numbers))
    return [
        replace(
            test,
            stem=(replace(test.stem[0], text=mark.rest), *test.stem[1:]),
            number=mark.number,
        )
        if mark and mark.rest and (is_rising or mark.number == place)
        else test
        for place, (test, mark) in enumerate(zip(tests, marks, strict=True), start=1)
    ]
