"""A case in prose below its heading, and how it is to be answered below that."""

from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import asks_or_bids

_LONGEST = 900
"""Characters of a case; set by hand."""
_OPEN = frozenset({Label.OTHER, Label.QUESTION, Label.QUESTION_ON})


def with_answered_cases(tagged: Sequence[Tagged]) -> list[Tagged]:
    """Whatever the models take its sentences for, it is one question."""
    found = list(tagged)
    for place, each in enumerate(tagged):
        case = _above(tagged, place) if each.label is Label.ANSWER else range(0)
        if case and tagged[case[0]].label is Label.OTHER:
            for at in case:
                label = Label.QUESTION if at == case[0] else Label.QUESTION_ON
                asked = 1.0 if at == case[0] else 0.0
                found[at] = replace(tagged[at], label=label, asked=asked, is_told=True)
    return found


def _above(tagged: Sequence[Tagged], place: int) -> range:
    """Up to the heading; nothing where a list, a table or a text that asks nothing stands there."""
    first = place
    while first and _goes_on(tagged[first - 1]):
        first -= 1
    case = tagged[first:place]
    is_headed = first > 0 and _heads(tagged[first - 1])
    text = " ".join(each.line.row.text for each in case)
    is_case = is_headed and len(text) <= _LONGEST and asks_or_bids(text)
    is_list = any(each.line.mark is not None for each in case)
    return range(first, place) if is_case and not is_list else range(0)


def _goes_on(each: Tagged) -> bool:
    row = each.line.row
    return each.label in _OPEN and row.place is None and not _heads(each)


def _heads(each: Tagged) -> bool:
    return each.line.row.is_strong or bool(each.line.row.heading)
