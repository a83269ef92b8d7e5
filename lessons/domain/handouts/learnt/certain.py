"""What rules know for sure of a line, whatever it looks like to the model."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.answer_keys import is_announced_list, is_key_list
from lessons.domain.handouts.key_lists import is_told_list
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.model_answers import begins_answer, only_announces_answer

_ASKED = frozenset({Label.QUESTION, Label.QUESTION_ON, Label.TASK, Label.TASK_ON, Label.STEM})
_GOING_ON = frozenset({*_ASKED, Label.ANSWER, Label.ANSWER_ON, Label.OTHER, Label.ASK_HEAD})
_MOST_ANSWERS = 15


def settle(tagged: Sequence[Tagged]) -> list[Tagged]:
    """Keys are keys, and below ``Эталон ответа:`` stands an answer until a heading or a question
    mark ends it."""
    return list(_with_answers([_with_key(each) for each in tagged]))


def _with_key(each: Tagged) -> Tagged:
    text = each.line.row.text
    is_key = is_key_list(text) or is_announced_list(text) or is_told_list(text)
    return replace(each, label=Label.KEY, surety=1.0, asked=0.0, is_agreed=True) if is_key else each


def _with_answers(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    left = number = 0
    has_asked = False
    for each in tagged:
        row, mark = each.line.row, each.line.mark
        has_asked = has_asked or each.label in _ASKED
        if begins_answer(row.text) and has_asked and each.label is not Label.KEY:
            is_alone = only_announces_answer(row.text)
            left, number = (_MOST_ANSWERS if is_alone else 0), 0
            yield replace(each, label=Label.ANSWER, surety=1.0, asked=0.0, is_agreed=True)
            continue
        is_counted = mark is not None and mark.number == number + 1
        is_first = left == _MOST_ANSWERS
        is_told = not row.is_strong and not row.heading and each.label in _GOING_ON
        if left and is_told and (is_counted or is_first) and not row.text.endswith("?"):
            left, number = left - 1, number + (mark is not None)
            yield replace(each, label=Label.ANSWER_ON, surety=1.0, asked=0.0, is_agreed=True)
            continue
        left = 0
        yield each
