"""Work at home that a table tells by its place: in the row or the column that says so."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import begins_with, says
from lessons.domain.handouts.lines import Place
from lessons.domain.text.characters import SENTENCE_ENDS

_LONGEST_HEAD, _LONGEST_NAME = 60, 30
_SENTENCE_END = re.compile(rf"(?<=[{SENTENCE_ENDS}]) ")
_FEWEST_LETTERS, _FEWEST_WORDS = 8, 3
_MOST_WORDS_AROUND = 2
_MADE_WORK = frozenset({Label.QUESTION, Label.TASK, Label.OTHER, Label.ANSWER})
_UNSURE = 0.6
"""Below it some model does not take the line for a question; set by hand, `ninth` has 0.43."""


def with_home_work(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``Үй тапсырмасы | 1) …`` is work at home, ``Сәлемдесу.`` in a plan of stages nothing."""
    settled = [_settled(each) for each in tagged]
    return [_as_head(each, below) for each, below in pairwise([*settled, None]) if each]


def _as_head(each: Tagged, below: Tagged | None) -> Tagged:
    """``На дом.`` above a list of tasks is its heading."""
    text = each.line.text
    is_bare = each.label is Label.TASK and each.line.mark is None and each.line.row.place is None
    is_list = below is not None and below.label is Label.TASK and below.line.mark is not None
    is_name = len(text) <= _LONGEST_NAME and says("at-home", text) and len(text.split()) <= 3
    if is_bare and is_list and is_name:
        return replace(each, label=Label.TASK_HEAD, asked=0.0, is_agreed=True)
    return each


def _settled(each: Tagged) -> Tagged:
    place = each.line.row.place
    if place is None:
        return each
    if each.label in _MADE_WORK and _is_home_row(place):
        return replace(each, label=Label.TASK, surety=1.0, asked=1.0, is_agreed=True)
    if each.label is Label.OTHER and _is_work_column(place) and _is_work(each.line.text):
        return replace(each, label=Label.TASK, surety=1.0, asked=1.0, is_agreed=True)
    if each.label is not Label.QUESTION:
        return each
    if _says_home(place.head):
        return replace(each, label=Label.TASK, is_agreed=True)
    is_talk = each.surety < _UNSURE and any(
        begins_with("small-talk", sentence) for sentence in _SENTENCE_END.split(each.line.text)
    )
    return replace(each, label=Label.OTHER, asked=0.0, is_agreed=True) if is_talk else each


def _is_home_row(place: Place) -> bool:
    """In the cell of the row that holds most, beside one that speaks of home."""
    cells = place.grid.cells
    named = [
        column for column in range(place.column) if _says_home(cells.get((place.row, column), ""))
    ]
    if not named:
        return False
    beside = range(named[0] + 1, place.grid.width)
    letters = {column: _letters(cells.get((place.row, column), "")) for column in beside}
    fullest = max(letters, key=letters.__getitem__)
    return fullest == place.column and letters[fullest] >= _FEWEST_LETTERS


def _is_work_column(place: Place) -> bool:
    """``Assignment`` on top of a column most cells of which say what is to be done."""
    if not place.row or not _says_home(place.head):
        return False
    cells = [place.grid.cells.get((row, place.column), "") for row in range(1, place.grid.height)]
    return sum(map(_is_work, cells)) * 2 > len(cells)


def _is_work(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS and "?" not in text


def _says_home(text: str) -> bool:
    is_short = 0 < len(text) <= _LONGEST_HEAD
    is_around = len(text.split()) <= _MOST_WORDS_AROUND and begins_with("around-class", text)
    return is_around or (is_short and says("at-home", text) and not says("looked-at", text))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
