"""Statements below ``Дұрыс па, бұрыс па?``: its heading asks nothing by itself."""

from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.handouts.statements import find_statement_to_judge

_LONGEST_HEAD, _LONGEST = 60, 250
_FEWEST = 2


def with_judged_lists(tagged: Sequence[Tagged]) -> list[Tagged]:
    found = list(tagged)
    for place, each in enumerate(tagged):
        items = _items(tagged, place + 1, each.line.row.text) if _is_head(each) else []
        if len(items) < _FEWEST:
            continue
        found[place] = replace(each, label=Label.ASK_HEAD, asked=0.0, is_agreed=True)
        for at in items:
            found[at] = replace(
                tagged[at], label=Label.QUESTION, surety=1.0, asked=1.0, is_agreed=True
            )
    return found


def _is_head(each: Tagged) -> bool:
    row = each.line.row
    is_short = len(row.text) <= _LONGEST_HEAD and row.place is None
    return is_short and each.line.mark is None and says("true-false", row.text)


def _items(tagged: Sequence[Tagged], place: int, words: str) -> list[int]:
    """Lines with marks of one kind, or without any where each says what it is."""
    end = place
    while end < len(tagged) and _is_statement(tagged[place], tagged[end], words):
        end += 1
    return list(range(place, end))


def _is_statement(first: Tagged, each: Tagged, words: str) -> bool:
    line = each.line
    is_alike = line.mark_kind is first.line.mark_kind and line.row.place is None
    is_short = len(line.text) <= _LONGEST and "?" not in line.text
    if not is_alike or not is_short or each.label is Label.KEY:
        return False
    told = find_statement_to_judge(line.text, words)
    return line.mark is not None or (told is not None and told.is_true is not None)
