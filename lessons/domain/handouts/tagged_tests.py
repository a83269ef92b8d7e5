"""The tagged tests of Kazakh university systems where they stand inside a handout.

``<question>`` a stem, ``<variant>`` an option, ``<variantright>`` a right one; tags may be closed,
and a number in ``<question2>`` is a difficulty where only 1 to 3 are used and come again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lessons.domain.handouts.choice_items import split_number
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.raw_items import RawItem, RawOption, Rows

_TAG = re.compile(
    r"<\s*(?P<close>/?)\s*(?P<name>question|variantright|variant)\s*(?P<number>\d{0,4})\s*>",
    re.IGNORECASE,
)
_LEVELS = frozenset({1, 2, 3})


@dataclass(frozen=True, slots=True)
class TaggedItem:
    item: RawItem
    level: int | None
    """Where the tags themselves give a difficulty."""


@dataclass(slots=True)
class _Found:
    tag: str
    number: int | None
    rows: list[Row]


def is_tagged(row: Row) -> bool:
    match = _TAG.match(row.text)
    return match is not None and match["name"].lower() == "question"


def read_tagged(rows: Sequence[Row]) -> tuple[tuple[TaggedItem, ...], Rows]:
    """The items, and the rows above the first tag."""
    pieces = list(_pieces(rows))
    intro = tuple(row for piece in pieces if not piece.tag for row in piece.rows if row.text)
    numbers = [piece.number for piece in pieces if piece.tag == "question"]
    given = [number for number in numbers if number is not None]
    is_level = bool(given) and set(given) <= _LEVELS and len(set(given)) < len(numbers)
    items: list[TaggedItem] = []
    for piece in pieces:
        if piece.tag == "question":
            number, first = split_number(piece.rows[0])
            level = (piece.number or 1) if is_level else None
            items.append(TaggedItem(RawItem([first, *piece.rows[1:]], number), level))
        elif piece.tag and items:
            is_right = piece.tag == "variantright"
            options = items[-1].item.options
            letter = chr(ord("A") + len(options) % 26)
            options.append(RawOption(letter, piece.rows, has_sign=is_right))
    return tuple(items), intro


def _pieces(rows: Sequence[Row]) -> Iterator[_Found]:
    """What follows each tag, up to the next one; first what stands above them all."""
    found = _Found("", None, [])
    for row in rows:
        place = 0
        for match in _TAG.finditer(row.text):
            found.rows.append(replace(row, text=row.text[place : match.start()].strip()))
            place = match.end()
            if not match["close"]:
                yield _filled(found, row)
                number = int(match["number"]) if match["number"] else None
                found = _Found(match["name"].lower(), number, [])
        found.rows.append(replace(row, text=row.text[place:].strip()))
    if rows:
        yield _filled(found, rows[-1])


def _filled(found: _Found, row: Row) -> _Found:
    filled = [each for each in found.rows if each.text]
    return replace(found, rows=filled or [replace(row, text="")])
