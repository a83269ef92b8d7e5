"""The right option of a row, told by a sign before or behind it, or by how its cell looks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

Row = Sequence[str]
_SIGN = re.compile(r"[*+✓√✔]\s*(?P<text>\S.*)", re.DOTALL)
_SIGN_BEHIND = re.compile(
    r"(?P<text>.*\S)\s+[*+✓√✔]|(?P<plain>.*[^+\s])\s*(?:[*✓√✔]|\((?:\+|дұрыс|верно|правильно)\))",
    re.DOTALL | re.IGNORECASE,
)
_MANY = 3
"""Rows in which always the same column looks other than its neighbours: it is decorated."""


@dataclass(frozen=True, slots=True)
class Look:
    is_bold: bool = False
    colour: str = ""
    """Of the letters; empty for the usual one."""
    fill: str = ""

    @property
    def is_apart(self) -> bool:
        return self.is_bold or bool(self.colour) or bool(self.fill)


PLAIN = Look()


def with_stars(
    rows: Sequence[Row], looks: Iterable[Sequence[Look]], options: Sequence[int]
) -> Iterator[Row]:
    """Each row with ``*`` before its right options, where something sets them apart."""
    signed = [_signed(row, options) for row in rows]
    if any(signed):
        yield from (_written(row, right) for row, right in zip(rows, signed, strict=True))
        return
    seen = [_seen(row, look, options) for row, look in zip_longest(rows, looks, fillvalue=())]
    seen = seen[: len(rows)]
    told = [places for places in seen if places]
    is_decorated = len(told) >= _MANY and len(set(map(tuple, told))) == 1
    for row, right in zip(rows, seen, strict=True):
        yield row if is_decorated else _written(row, right)


def _filled(row: Row, options: Sequence[int]) -> list[int]:
    return [place for place in options if place < len(row) and row[place]]


def _signed(row: Row, options: Sequence[int]) -> tuple[int, ...]:
    filled = _filled(row, options)
    found = tuple(place for place in filled if _without_sign(row[place]) != row[place])
    return found if 0 < len(found) < len(filled) else ()


def _seen(row: Row, look: Sequence[Look], options: Sequence[int]) -> tuple[int, ...]:
    filled = _filled(row, options)
    looks = {place: look[place] if place < len(look) else PLAIN for place in filled}
    for tell in (lambda one: bool(one.fill), lambda one: bool(one.colour), lambda one: one.is_bold):
        found = tuple(place for place in filled if tell(looks[place]))
        if 0 < len(found) < len(filled):
            return found
    return ()


def _written(row: Row, right: Sequence[int]) -> Row:
    if not right:
        return row
    return [f"*{_without_sign(cell)}" if place in right else cell for place, cell in enumerate(row)]


def _without_sign(text: str) -> str:
    before, behind = _SIGN.fullmatch(text), _SIGN_BEHIND.fullmatch(text)
    if before:
        return before["text"]
    return (behind["text"] or behind["plain"]) if behind else text
