"""Questions that share a paragraph: ``Давайте поговорим. Почему …? Куда …? Может ли …?``"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lessons.domain.handouts.item_marks import is_listed
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.options import label_at_start
from lessons.domain.text.characters import CAPITALS, OPENING_QUOTES

_BREAK = re.compile(rf"(?<=[?.:!]) (?=[{CAPITALS}{OPENING_QUOTES}])")
_FEWEST, _FEWEST_LED = 3, 2
"""Questions and nothing else but a line that leads up to them; a text asks one or two and goes on.
"""
_LONGEST_LEAD, _LONGEST = 60, 1_500


def with_questions_apart(rows: Sequence[Row]) -> Iterator[Row]:
    for row, below in pairwise([*rows, None]):
        if row is None:
            return
        pieces = _pieces(row) if below is None or below.starts else []
        if not pieces:
            yield row
        for piece in pieces:
            yield replace(row, text=piece, starts=True, is_mid_sentence=False)


def _pieces(row: Row) -> list[str]:
    text = row.text
    is_free = row.starts and row.place is None and row.program is None and len(text) <= _LONGEST
    if not is_free or text.count("?") < _FEWEST_LED or not text.endswith("?") or _is_item(text):
        return []
    pieces = _BREAK.split(text)
    lead, *asked = pieces if not pieces[0].endswith("?") else ["", *pieces]
    fewest = _FEWEST_LED if lead else _FEWEST
    is_asked = len(asked) >= fewest and all(piece.endswith("?") for piece in asked)
    return [each for each in (lead, *asked) if each] if is_asked and _leads(lead) else []


def _leads(lead: str) -> bool:
    return len(lead) <= _LONGEST_LEAD


def _is_item(text: str) -> bool:
    return is_listed(text) or label_at_start(text) is not None
