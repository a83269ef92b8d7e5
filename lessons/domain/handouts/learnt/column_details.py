"""Cells that say how, until when and for how much: no models' doubt makes them asked."""

from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import ASKED, Label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import begins_with

_LONGEST_HEAD, _LONGEST = 40, 60


def with_column_details(tagged: Sequence[Tagged]) -> list[Tagged]:
    """Beside a column that asks something: else the table itself may be one of forms and dates."""
    asking = {
        id(place.grid)
        for each in tagged
        if (place := each.line.row.place) and each.label in ASKED and not _is_detail(each)
    }
    return [
        replace(each, label=Label.OTHER, asked=0.0, is_agreed=True)
        if each.label in {*ASKED, Label.OTHER}
        and _is_detail(each)
        and (place := each.line.row.place)
        and id(place.grid) in asking
        else each
        for each in tagged
    ]


def _is_detail(each: Tagged) -> bool:
    place = each.line.row.place
    if place is None or len(each.line.text) > _LONGEST or "?" in each.line.text:
        return False
    head = place.head
    return 0 < len(head) <= _LONGEST_HEAD and begins_with("column-detail", head)
