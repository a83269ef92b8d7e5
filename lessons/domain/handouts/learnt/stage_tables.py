"""A plan of a lesson as a table of stages: what its teacher asks stands between what is done."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import Line
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import begins_with, says
from lessons.domain.handouts.lines import Grid, Place
from lessons.domain.text.characters import SENTENCE_ENDS

_SENTENCE_END = re.compile(rf"(?<=[{SENTENCE_ENDS}]) ")
_FEWEST_WORDS = 3
_LONGEST_ASKED = 200
_FIRST_WORDS, _DOUBTED = 30, 0.8
_GROUP_SHARE = 0.1
"""Of what the models give a line that it begins an item; set by hand."""
_HEARD = frozenset({Label.OTHER, Label.QUESTION_ON, Label.ANSWER, Label.ANSWER_ON})


def with_stages(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    """Questions that fill a line of the teacher's column are asked, if they are no small talk."""
    for each in tagged:
        place, text = each.line.row.place, each.line.text
        is_told = place is not None and _is_stage_table(place.grid) and _is_teachers(place)
        if place is not None and _is_told_of_teacher(each, place):
            yield replace(each, label=Label.OTHER, asked=0.0, is_agreed=True)
        elif not (is_told and each.label in _HEARD):
            yield each
        elif questions := _questions(text):
            yield from (_asked(each, question) for question in questions)
        elif _is_together(text):
            yield replace(each, label=Label.TASK, surety=1.0, asked=1.0, is_agreed=True)
        else:
            yield each


def _is_told_of_teacher(each: Tagged, place: Place) -> bool:
    """``The lecturer explains the stages.`` in a table of stages: what is done, and not asked."""
    is_doubted = each.label in {Label.QUESTION, Label.TASK} and each.surety < _DOUBTED
    is_bare = "?" not in each.line.text and not says("asks", each.line.text)
    heads = (place.grid.cells.get((0, column), "") for column in range(place.grid.width))
    is_stage = any(begins_with("stage-head", head) for head in heads)
    return is_doubted and is_bare and is_stage and says("teacher", each.line.text[:_FIRST_WORDS])


def _asked(each: Tagged, text: str) -> Tagged:
    line = Line(replace(each.line.row, text=text))
    return replace(each, line=line, label=Label.QUESTION, surety=1.0, asked=1.0, is_agreed=True)


def with_group_work(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    """What is to be done in pairs or teams is work with the teacher and no question."""
    for each in tagged:
        is_asked = each.label in {Label.QUESTION, Label.TASK}
        is_open = is_asked or (each.label is Label.OTHER and each.asked >= _GROUP_SHARE)
        if is_open and _is_together(each.line.text):
            yield replace(each, label=Label.TASK, surety=1.0, asked=1.0)
        else:
            yield each


def _is_stage_table(grid: Grid) -> bool:
    heads = [grid.cells.get((0, column), "") for column in range(grid.width)]
    return any(begins_with("stage-head", head) for head in heads) and any(
        begins_with("teacher-head", head) for head in heads
    )


def _is_teachers(place: Place) -> bool:
    return begins_with("teacher-head", place.head)


def _questions(text: str) -> list[str]:
    """Of a line that holds nothing else: ``Ауызша сұрайды: Су не? Мұз не?`` are two."""
    lead, colon, rest = text.partition(": ")
    is_led = bool(colon) and "?" not in lead
    found = _SENTENCE_END.split(rest if is_led else text)
    is_whole = all(_is_question(sentence) for sentence in found)
    return found if is_whole and not says("small-talk", text) else []


def _is_question(text: str) -> bool:
    is_short = len(text) <= _LONGEST_ASKED and len(text.split()) >= _FEWEST_WORDS
    return is_short and text.endswith("?")


def _is_together(text: str) -> bool:
    is_short = len(text) <= _LONGEST_ASKED and "?" not in text
    return is_short and says("together", text)
