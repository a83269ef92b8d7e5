"""Work below a heading that says where it is done: ``Жұптық жұмыс (15 мин)``, ``Домашка``."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lessons.domain.handouts.class_work import is_class_work
from lessons.domain.handouts.learnt.labels import HEADS, Label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.handouts.lines import Row
from lessons.domain.text.characters import BOXES, TICKS

_LONGEST_HEAD, _MOST_WORDS = 60, 8
_LONGEST, _FEWEST_WORDS = 300, 4
_MOST = 6
"""Items below one heading; more of them are text about the method."""
_BOXES = (*BOXES, *TICKS)
_WORK = frozenset({Label.OTHER, Label.QUESTION, Label.QUESTION_ON})


def with_headed_work(tagged: Sequence[Tagged]) -> list[Tagged]:
    """Where the models know other words for it: one paragraph, or the items of a list."""
    found = list(tagged)
    for place, each in enumerate(tagged):
        items = _items(tagged, place + 1) if _is_head(each) else []
        if not 0 < len(items) <= _MOST or not all(_is_work(tagged, item) for item in items):
            continue
        found[place] = replace(each, label=Label.TASK_HEAD, asked=0.0, is_agreed=True)
        for item in items:
            found[item[0]] = _told(tagged[item[0]], Label.TASK)
            for at in item[1:]:
                found[at] = _told(tagged[at], Label.TASK_ON)
    return found


def _is_head(each: Tagged) -> bool:
    row = each.line.row
    is_short = len(row.text) <= _LONGEST_HEAD and len(row.text.split()) <= _MOST_WORDS
    is_free = each.label in {*HEADS, Label.OTHER} and row.place is None
    is_told = is_class_work(row.text) or says("at-home", row.text)
    return _heads(row) and is_short and is_free and is_told and "?" not in row.text


def _heads(row: Row) -> bool:
    return row.is_strong or bool(row.heading) or row.text.startswith("#")


def _items(tagged: Sequence[Tagged], place: int) -> list[range]:
    """The list below, or the first paragraph where there is none."""
    end = place
    while end < len(tagged) and _is_below(tagged[end]):
        end += 1
    marked = [at for at in range(place, end) if _is_marked(tagged[at])]
    starts = [at for at in range(place, end) if at in marked or tagged[at].line.row.starts]
    items = [range(first, after) for first, after in pairwise([*starts, end])]
    return [item for item in items if item[0] in marked] if marked else items[:1]


def _is_marked(each: Tagged) -> bool:
    return each.line.mark is not None or each.line.row.text.startswith(_BOXES)


def _is_below(each: Tagged) -> bool:
    row = each.line.row
    return not _heads(row) and row.place is None and each.label in _WORK


def _is_work(tagged: Sequence[Tagged], item: range) -> bool:
    """More than a name and less than a text, and no question."""
    text = " ".join(tagged[at].line.text for at in item)
    return len(text) <= _LONGEST and len(text.split()) >= _FEWEST_WORDS and "?" not in text


def _told(each: Tagged, label: Label) -> Tagged:
    asked = 1.0 if label is Label.TASK else 0.0
    return replace(each, label=label, surety=1.0, asked=asked, is_agreed=True)
