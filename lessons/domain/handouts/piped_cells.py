"""Tables drawn with ``|`` in a text: every cell becomes a row of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.lines import Row

_PIPED = re.compile(r"[|│┃].*[|│┃]")
_RULE = re.compile(r"[\s|│┃+\-=:─━┌┐└┘├┤┬┴┼╔╗╚╝═║]{3,}")
_SPLIT = re.compile(r" ?[|│┃] ?")
_FEWEST = 2


def is_piped(text: str) -> bool:
    return _PIPED.fullmatch(text) is not None


def is_rule(text: str) -> bool:
    return _RULE.fullmatch(text) is not None


def split_cells(text: str) -> list[str]:
    """The cells in their order, empty ones too."""
    return _SPLIT.split(text)[1:-1]


def split_piped(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows as they are where fewer than two of them are drawn cells."""
    piped = [row for row in rows if is_piped(row.text)]
    if len(piped) < _FEWEST:
        return tuple(rows)
    return tuple(piece for row in rows for piece in _cells(row))


def _cells(row: Row) -> Iterator[Row]:
    if is_rule(row.text):
        return
    if not is_piped(row.text):
        yield row
        return
    for text in filter(None, _SPLIT.split(row.text)):
        yield replace(row, text=text, starts=True, is_mid_sentence=False)
