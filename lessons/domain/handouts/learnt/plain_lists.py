"""Lists that show by their form alone that they ask: below bare names of levels, with points behind
the lines, one line for each group."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import HEADS, Label
from lessons.domain.handouts.learnt.lines import Line
from lessons.domain.handouts.learnt.naming import names_group
from lessons.domain.handouts.learnt.tagging import Tagged, by_form
from lessons.domain.handouts.learnt.vocabulary import asks_or_bids, begins_with, says
from lessons.domain.handouts.learnt.worth import name_level, split_points
from lessons.domain.handouts.task_headings import find_task_heading

_NUMBER = re.compile(r"^\d{1,2} (?=[^\W\d_])")
_FEWEST_LEVELS, _FEWEST_GROUPS = 2, 2
_MOST_HEAD_WORDS = 2
_LONGEST = 400
_ASKED = frozenset({Label.QUESTION, Label.QUESTION_ON, Label.TASK, Label.TASK_ON})
_UNSURE = 0.6


def with_plain_lists(tagged: Sequence[Tagged]) -> list[Tagged]:
    return _with_groups(_with_priced(_with_levels(tagged)))


def _with_levels(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``жеңіл`` / ``1 сұраныс заңын айт`` / ``орташа`` / …"""
    heads = {place for place in range(len(tagged) - 1) if _is_level_head(tagged, place)}
    levels = {name_level(tagged[place].line.row.text) for place in heads}
    found = list(tagged)
    if len(levels) < _FEWEST_LEVELS:
        return found
    for head in heads:
        found[head] = replace(tagged[head], label=Label.ASK_HEAD, asked=0.0)
        place = head + 1
        while place < len(tagged) and place not in heads and _goes_on(tagged[place]):
            each = tagged[place]
            bare = _NUMBER.sub("", each.line.row.text)
            line = each.line if each.line.mark else Line(replace(each.line.row, text=bare))
            label = Label.QUESTION if _is_counted(each) else Label.QUESTION_ON
            found[place] = by_form(replace(each, line=line), label)
            place += 1
    return found


def _is_level_head(tagged: Sequence[Tagged], place: int) -> bool:
    each, below = tagged[place], tagged[place + 1]
    row = each.line.row
    is_bare = len(row.text.split()) <= _MOST_HEAD_WORDS and row.place is None
    is_free = each.label in {*HEADS, Label.OTHER, Label.LEVEL, Label.QUESTION_ON}
    is_above = _is_counted(below) and _is_open(below)
    return is_bare and is_free and is_above and name_level(row.text) is not None


def _goes_on(each: Tagged) -> bool:
    return _is_open(each) and (_is_counted(each) or not each.line.row.starts)


def _is_counted(each: Tagged) -> bool:
    return each.line.mark is not None or _NUMBER.match(each.line.row.text) is not None


def _is_open(each: Tagged) -> bool:
    """No divider, and nothing that the models are sure is no question."""
    is_doubted = (
        each.label in {*HEADS, Label.STEM, Label.OPTION, Label.LEVEL} and each.surety < _UNSURE
    )
    is_free = each.label in {Label.OTHER, Label.QUESTION, Label.QUESTION_ON} or is_doubted
    row = each.line.row
    is_worded = any(map(str.isalpha, row.text))
    return is_free and is_worded and row.place is None and not (row.is_strong or row.heading)


def _with_priced(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``Тепе-теңдік баға мен көлемді тап = 5 ұпай``: what has its worth behind it is asked."""
    found = list(tagged)
    for place, each in enumerate(tagged):
        row = each.line.row
        text, points = split_points(row.text)
        is_free = each.label is Label.OTHER and row.place is None and len(text) <= _LONGEST
        if points is None or not is_free:
            continue
        if find_task_heading(text) is not None or begins_with("task", text):
            found[place] = by_form(each, Label.TASK)
        elif asks_or_bids(text) or says("asks", text):
            found[place] = by_form(each, Label.QUESTION)
    return found


def _with_groups(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``1-топ: …`` / ``2-топ: …``: where one is work, all of them are."""
    found = list(tagged)
    place = 0
    while place < len(tagged):
        end = place
        while end < len(tagged) and names_group(tagged[end].line.row.text):
            end += 1
        group = range(place, end)
        if len(group) >= _FEWEST_GROUPS and any(tagged[at].label in _ASKED for at in group):
            for at in group:
                found[at] = replace(tagged[at], label=Label.TASK, asked=1.0)
        place = end + 1
    return found
