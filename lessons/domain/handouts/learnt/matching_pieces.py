"""Lines outside all that asks, with the tables to be matched cut out of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.matching_tables import read_pairs
from lessons.domain.handouts.options import label_at_start

_LONGEST_HEAD = 80


@dataclass(frozen=True, slots=True)
class Piece:
    rows: tuple[Row, ...]
    words: str = ""
    """Of the line that asks to match; empty for any other text."""
    line: int = 0


def matching_apart(rows: Sequence[Row]) -> Iterator[Piece]:
    """``Сәйкестендіріңіз`` right above a table of numbered and lettered halves."""
    text: list[Row] = []
    for _, group in groupby(rows, key=lambda row: id(row.place.grid) if row.place else 0):
        own = tuple(group)
        if text and own[0].place and _announces(text[-1]) and read_pairs(own):
            head = text.pop()
            yield Piece(tuple(text))
            yield Piece(own, _bare(head.text), head.line)
            text = []
        else:
            text.extend(own)
    yield Piece(tuple(text))


def _announces(row: Row) -> bool:
    return row.place is None and len(row.text) <= _LONGEST_HEAD and says("matching", row.text)


def _bare(text: str) -> str:
    label = label_at_start(text)
    return text[label.end :].strip() if label else text
