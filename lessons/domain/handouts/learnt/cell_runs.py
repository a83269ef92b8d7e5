"""What is counted in one cell of a table is one kind of thing."""

from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.tagging import Tagged

_SURE = 0.7
_MOST_DOUBTED = 0.7

_Cell = tuple[int, int, int]


def with_cell_runs(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``1. Неге …?`` beside ``2. Қалай …?``, of which the models know one: both are asked."""
    known = {
        cell
        for each in tagged
        if each.label is Label.QUESTION
        and each.surety >= _SURE
        and (cell := _cell(each)) is not None
    }
    return [
        replace(each, label=Label.QUESTION)
        if each.label is Label.OTHER
        and each.surety < _MOST_DOUBTED
        and each.line.text.endswith("?")
        and _cell(each) in known
        else each
        for each in tagged
    ]


def _cell(each: Tagged) -> _Cell | None:
    place = each.line.row.place
    is_counted = place is not None and each.line.mark is not None
    return (id(place.grid), place.row, place.column) if place and is_counted else None
