"""``A  colourless``, ``B  pink``, ``C  blue``: options whose letters have no sign behind them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.item_marks import find_number
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.options import LETTERS, fits, is_first
from lessons.domain.text.samples import Sample

_BARE = re.compile(rf"(?P<letter>(?-i:[{LETTERS}])) (?P<rest>[^\s.)].*)")
_FEWEST, _LONGEST = 3, 80
SAMPLES = (
    Sample(
        pattern=_BARE,
        how="fullmatch",
        matches=("A colourless", "б су"),
        misses=("A) colourless", "Су", "Also a"),
    ),
)


def with_lettered_lines(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Three and more below each other, in the order of the letters, right below a number."""
    found = list(rows)
    place = 0
    while place < len(rows):
        end = _end(rows, place)
        is_run = end - place >= _FEWEST and place > 0 and find_number(rows[place - 1].text)
        for at in range(place, end) if is_run else ():
            letter, _, rest = rows[at].text.partition(" ")
            found[at] = replace(rows[at], text=f"{letter}) {rest}", starts=True)
        place = max(end, place + 1)
    return tuple(found)


def _end(rows: Sequence[Row], place: int) -> int:
    letters: list[str] = []
    for at in range(place, len(rows)):
        match = _BARE.fullmatch(rows[at].text) if len(rows[at].text) <= _LONGEST else None
        is_next = match is not None and fits([*letters, match["letter"].upper()])
        if match is None or not is_next or (not letters and not is_first(match["letter"].upper())):
            return at
        letters.append(match["letter"].upper())
    return len(rows)
