"""A remark below a list of what is asked: how long, until when, how it is marked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.detail_lines import find_task_detail
from lessons.domain.handouts.learnt.labels import BEGINNINGS, Label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import begins_with, says

_FEWEST_ITEMS = 2
_FIRST_WORDS = 60
_ASKED = frozenset({Label.QUESTION, Label.TASK})


def with_remarks(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    """Without a mark below two items that have one, or below a table, a line that neither asks nor
    names work of its own belongs to no item."""
    items = 0
    above: Tagged | None = None
    for each in tagged:
        is_under_table = above is not None and above.line.row.place is not None
        is_below = items >= _FEWEST_ITEMS or is_under_table
        if _is_detail(above, each):
            yield replace(each, label=Label.TASK_ON, asked=0.0, is_agreed=True)
        elif is_below and _is_remark(each):
            is_detail = each.label is Label.TASK and find_task_detail(each.line.text) is not None
            label = Label.TASK_ON if is_detail else Label.OTHER
            yield replace(each, label=label, asked=0.0, is_agreed=True)
        else:
            yield each
        items = _count(items, each)
        above = each


def _is_detail(above: Tagged | None, each: Tagged) -> bool:
    """``Объём: 3 страницы`` right below work says more of it."""
    is_under = above is not None and above.label in {Label.TASK, Label.TASK_ON}
    is_bare = each.label is Label.TASK and each.line.mark is None and each.line.row.place is None
    return is_under and is_bare and find_task_detail(each.line.text) is not None


def _count(items: int, each: Tagged) -> int:
    """Items with a mark that stand above without anything else between them."""
    if BEGINNINGS.get(each.label, each.label) not in {*_ASKED, Label.ANSWER}:
        return 0
    return items + (each.label in _ASKED and each.line.mark is not None)


def _is_remark(each: Tagged) -> bool:
    line = each.line
    is_bare = line.mark is None and not line.option and line.row.place is None
    if each.label not in _ASKED or not is_bare or "?" in line.text:
        return False
    name, colon, _ = line.text[:_FIRST_WORDS].partition(":")
    is_named = bool(colon) and begins_with("remark", name)
    is_own = says("task", line.text[:_FIRST_WORDS]) or says("asks", line.text)
    return is_named or not is_own
