"""``Изобразите силы …`` among questions without marks, which some of the models take for asked."""

from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import HEADS, Label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import begins_with, says
from lessons.domain.text.sentences import ends_sentence

LEAST = 0.25
"""Of what the models give the line. Set by hand."""
_LONGEST, _LONGEST_HEAD = 200, 40
_ABOVE = frozenset({*HEADS, Label.LEVEL, Label.QUESTION, Label.QUESTION_ON})
_BELOW = frozenset({*HEADS, Label.LEVEL, Label.QUESTION, Label.TASK, Label.STEM})
_FARTHEST = 12
_NEAR = 3
"""Lines within which a question without a mark stands."""


def with_asked_between(tagged: Sequence[Tagged]) -> list[Tagged]:
    found = list(tagged)
    for place, each in enumerate(tagged):
        is_below = place > 0 and _may_stand_above(found[place - 1])
        is_among = _below(tagged, place + 1) in _BELOW and _is_among(found, place)
        if is_below and is_among and _may_ask(each):
            found[place] = replace(each, label=Label.QUESTION, is_agreed=False)
            if found[place - 1].label is Label.OTHER:
                found[place - 1] = replace(found[place - 1], label=Label.ASK_HEAD)
    return found


def _may_stand_above(each: Tagged) -> bool:
    """``Разминка`` is a heading that no list of words knows."""
    row = each.line.row
    is_free = each.label is Label.OTHER and each.line.mark is None and row.place is None
    is_head = is_free and len(row.text) <= _LONGEST_HEAD and not ends_sentence(row.text)
    return is_head or each.label in _ABOVE


def _below(tagged: Sequence[Tagged], place: int) -> Label:
    """Of the next line that is no such line itself."""
    below = tagged[place : place + _FARTHEST]
    end = next((each.label for each in below if not _may_ask(each)), None)
    return end or (Label.OTHER if len(below) == _FARTHEST else Label.STEM)


def _may_ask(each: Tagged) -> bool:
    row, text = each.line.row, each.line.text
    is_free = each.label is Label.OTHER and each.line.mark is None and row.place is None
    is_line = row.starts and len(text) <= _LONGEST and not text.endswith(":")
    is_asking = says("asks", text) and not begins_with("remark", text)
    return is_free and is_line and is_asking and each.asked >= LEAST


def _is_among(tagged: Sequence[Tagged], place: int) -> bool:
    near = tagged[max(place - _NEAR, 0) : place + _NEAR + 1]
    return any(each.label is Label.QUESTION and each.line.mark is None for each in near)
