"""Exercises in a table with a column for their level or what they are worth: ``№ | Тапсырма |
Күрделілігі | Балл``."""

from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import ASKED, Label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.handouts.lines import Grid

_FEWEST, _LONGEST_HEAD = 2, 40
_WORTH = ("level-head", "points-head")
_OTHER_COLUMNS = ("marking", "time-head", "at-home")
"""Of a table of independent work, of criteria or of a plan."""


def with_worth_tables(tagged: Sequence[Tagged]) -> list[Tagged]:
    """Where the models take all of its cells for text."""
    found = list(tagged)
    cells: dict[int, list[int]] = {}
    for place, each in enumerate(tagged):
        if each.line.row.place is not None:
            cells.setdefault(id(each.line.row.place.grid), []).append(place)
    for own in cells.values():
        for at in _asked(tagged, own):
            found[at] = replace(tagged[at], label=Label.QUESTION, asked=1.0, is_agreed=True)
    return found


def _asked(tagged: Sequence[Tagged], own: Sequence[int]) -> list[int]:
    first = tagged[own[0]].line.row.place
    if first is None or any(tagged[at].label in {*ASKED, Label.OPTION} for at in own):
        return []
    column = _column(first.grid)
    under = [at for at in own if _stands(tagged[at], column)]
    return under if len(under) >= _FEWEST else []


def _column(grid: Grid) -> int | None:
    """Of what is asked; None where the head names no such column, or none of its worth."""
    heads = {column: grid.cells.get((0, column), "") for column in range(grid.width)}
    short = {column: head for column, head in heads.items() if 0 < len(head) <= _LONGEST_HEAD}
    is_worth = any(says(name, head) for name in _WORTH for head in short.values())
    is_other = any(says(name, head) for name in _OTHER_COLUMNS for head in short.values())
    asked = [column for column, head in short.items() if says("questions", head)]
    return asked[0] if is_worth and not is_other and len(asked) == 1 else None


def _stands(each: Tagged, column: int | None) -> bool:
    place = each.line.row.place
    return place is not None and place.row > 0 and place.column == column
