"""What stands below a heading that says it is no list of questions: pairs to be matched in a table,
and a dialogue."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lessons.domain.handouts.learnt.labels import ASKED, BEGINNINGS, HEADS, Label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.handouts.lines import Grid
from lessons.domain.text.characters import DASHES

_LONGEST_HEAD = 80
_MOST_COLUMNS = 4
_FEWEST_SAID = 3
_TALKED = tuple(DASHES.replace("\\", ""))


def with_shown_lists(tagged: Sequence[Tagged]) -> list[Tagged]:
    return list(_without_talk(list(_without_listed(list(_without_pairs(tagged))))))


def _without_listed(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    """The marked lines right below ``Установите соответствие``, one half below the other."""
    is_announced = False
    for each in tagged:
        line = each.line
        is_head = bool(line.row.heading) or line.row.is_strong
        is_marked = line.mark is not None or bool(line.option) or not line.row.starts
        is_half = is_marked and not is_head
        announces = _announces(each, "matching") and (is_head or line.mark is None)
        is_announced = announces or (is_announced and is_half)
        is_asked = each.label in {*ASKED, *BEGINNINGS, Label.OPTION}
        is_whole = "?" in line.text
        yield _as_text(each) if is_announced and is_asked and is_half and not is_whole else each


def _without_pairs(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    """The table right below ``Сәйкестендіріңіз``: its cells are halves of one item."""
    is_announced = False
    paired: Grid | None = None
    for each, below in pairwise([*tagged, None]):
        place = each.line.row.place if each else None
        if each is None:
            return
        if place is None:
            paired, is_announced = None, _announces(each, "matching")
        elif is_announced and place.grid.width <= _MOST_COLUMNS:
            paired, is_announced = place.grid, False
        is_half = place is not None and place.grid is paired
        is_above = is_announced and below is not None and below.line.row.place is not None
        yield _as_text(each) if is_half or is_above else each


def _without_talk(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    """Lines behind dashes below ``Диалог``, of which some ask nothing."""
    place = 0
    while place < len(tagged):
        end = place
        if place and _announces(tagged[place - 1], "dialogue"):
            while end < len(tagged) and tagged[end].line.row.text.startswith(_TALKED):
                end += 1
        talk = tagged[place:end]
        is_talk = len(talk) >= _FEWEST_SAID and not all("?" in each.line.text for each in talk)
        yield from map(_as_text, talk) if is_talk else talk
        if not talk:
            yield tagged[place]
        place = max(end, place + 1)


def _announces(each: Tagged, name: str) -> bool:
    text = each.line.row.text
    return len(text) <= _LONGEST_HEAD and says(name, text)


def _as_text(each: Tagged) -> Tagged:
    if each.label not in {*ASKED, *HEADS, *BEGINNINGS}:
        return each
    return replace(each, label=Label.OTHER, asked=0.0, is_agreed=True)
