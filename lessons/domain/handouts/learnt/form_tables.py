"""Tables whose lines are no questions though they are numbered: steps to be ticked off, and cases
beside what is asked about them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import ASKED, Label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import begins_with
from lessons.domain.handouts.lines import Grid, Place

_FEWEST_EMPTY = 3
"""Columns with a head and nothing below it: two are «Иә | Жоқ» beside statements to be judged."""


def with_forms(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    asked = {_row(place) for each in tagged if (place := _asked_beside(each))}
    for each in tagged:
        place = each.line.row.place
        if place is None or each.label not in ASKED or _asks(each):
            yield each
        elif _is_form(place.grid):
            yield replace(each, label=Label.OTHER, asked=0.0)
        elif place.column == 1 and _row(place) in asked:
            yield replace(each, label=Label.ASK_HEAD, asked=0.0)
        else:
            yield each


def _row(place: Place) -> tuple[int, int]:
    return id(place.grid), place.row


def _asked_beside(each: Tagged) -> Place | None:
    place = each.line.row.place
    is_part = each.line.option and each.label is Label.QUESTION and _asks(each)
    return place if place is not None and place.column > 1 and is_part else None


def _asks(each: Tagged) -> bool:
    """A case may tell somewhere who has asked for what."""
    return "?" in each.line.text or begins_with("asks", each.line.text)


def _is_form(grid: Grid) -> bool:
    heads = {
        column
        for (row, column), text in grid.cells.items()
        if row == 0 and any(map(str.isalpha, text))
    }
    filled = {column for row, column in grid.cells if row}
    return len(heads - filled) >= _FEWEST_EMPTY
