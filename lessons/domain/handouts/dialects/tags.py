"""``<question>`` a stem, ``<variant>`` an option, ``<variantright>`` a right one.

Tags may be closed or share a line; a number in ``<question2>`` is a difficulty where only 1 to 3
are used and come again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.dialects.found import FoundTest, Told
from lessons.domain.handouts.dialects.marks import Mark, Marked, read_marked
from lessons.domain.handouts.lines import Row

_TAG = re.compile(
    r"< ?(?P<close>/?) ?(?P<name>question|variant ?right|variant) ?(?P<number>\d{0,4}) ?>",
    re.IGNORECASE,
)
_LEVELS = frozenset({1, 2, 3})


class Tags:
    code = "tagged"
    fewest = 1
    needs_key = False

    def read(self, rows: Sequence[Row]) -> list[FoundTest]:
        pieces = list(_pieces(rows))
        places = [index for index, _ in pieces]
        found = read_marked([row for _, row in pieces], _find)
        return list(_levelled([test.moved(places) for test in found]))

    def write(self, test: Told) -> list[str]:
        options = (f"<variant{'right' if right else ''}>{text}" for text, right in test.options)
        return [f"<question{test.level or ''}>{test.text}", *options]


def _pieces(rows: Sequence[Row]) -> Iterator[tuple[int, Row]]:
    """Each tag with what follows it as a row of its own, and the index of its row."""
    for index, row in enumerate(rows):
        starts = [match.start() for match in _TAG.finditer(row.text)]
        if not starts:
            yield index, row
            continue
        if before := row.text[: starts[0]].strip():
            yield index, replace(row, text=before)
        for start, end in zip(starts, [*starts[1:], len(row.text)], strict=True):
            text = row.text[start:end].strip()
            if not text.startswith(("</", "< /")):
                yield index, replace(row, text=text)
            elif (rest := _TAG.sub("", text).strip()) or len(starts) == 1:
                yield index, replace(row, text=rest)


def _find(text: str) -> Marked | None:
    match = _TAG.match(text)
    if match is None or match["close"]:
        return None
    rest = text[match.end() :].strip()
    name = match["name"].lower().replace(" ", "")
    if name == "question":
        return Marked(Mark.HEAD, rest, number=int(match["number"]) if match["number"] else None)
    return Marked(Mark.RIGHT if name == "variantright" else Mark.WRONG, rest)


def _levelled(found: Sequence[FoundTest]) -> Iterator[FoundTest]:
    given = [test.number for test in found if test.number is not None]
    is_level = bool(given) and set(given) <= _LEVELS and len(set(given)) < len(found)
    for test in found:
        yield replace(test, level=test.number or 1, number=None) if is_level else test
