"""Names that are levels only beside each other: ``Core … Applied … Stretch``, a green, a yellow and
a red part, Bloom's verbs in a column. Two of three that stand in their places tell the third."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from lessons.domain.handouts.learnt.vocabulary import begins_with
from lessons.domain.handouts.learnt.worth import LEVELS, name_level
from lessons.domain.handouts.level_lines import find_level_line, scheme_of
from lessons.domain.handouts.lines import Grid, Place

_FEWEST_IN_PLACE = 2
_LONGEST_NAME = 45
_AROUND = " :.()[]«»\"'"


def scale_of(names: Sequence[str]) -> Mapping[str, int]:
    """The level of each of three names, in their order; empty where they are no scale."""
    found = list(dict.fromkeys(names))
    if len(found) != len(LEVELS) or any(len(name) > _LONGEST_NAME for name in found):
        return {}
    said = [_said(name) for name in found]
    in_place = sum(level in own for level, own in zip(LEVELS, said, strict=True))
    told = [max(own) for own in said if own]
    is_rising = told == sorted(told)
    return (
        dict(zip(found, LEVELS, strict=True)) if in_place >= _FEWEST_IN_PLACE and is_rising else {}
    )


def _said(name: str) -> frozenset[int]:
    """The levels that the name may be of."""
    bare = name.strip(_AROUND)
    marker = find_level_line(name)
    own = name_level(bare) or (min(scheme_of([marker]).level_of(marker), 3) if marker else None)
    scaled = {level for level in LEVELS if begins_with(f"scale-{level}", bare)}
    return frozenset({*scaled, *([own] if own else [])})


def level_in_table(place: Place) -> int | None:
    """By the name in the first column that holds a scale, or on top of the question's own."""
    beside = _beside(place.grid)
    on_top = _on_top(place.grid)
    return beside.get(place.row) or (on_top.get(place.column) if place.row else None)


@lru_cache(maxsize=32)
def _on_top(grid: Grid) -> Mapping[int, int]:
    heads = {column: grid.cells.get((0, column), "") for column in range(grid.width)}
    named = {column: head for column, head in heads.items() if head}
    scale = scale_of(list(named.values()))
    return {column: scale[head] for column, head in named.items()} if scale else {}


@lru_cache(maxsize=32)
def _beside(grid: Grid) -> Mapping[int, int]:
    """By row. A name goes on to the rows below it whose cell is empty."""
    for column in range(grid.width):
        for first in (0, 1):
            cells = {row: grid.cells.get((row, column), "") for row in range(first, grid.height)}
            scale = scale_of([text for text in cells.values() if text])
            if scale:
                return _filled(cells, scale)
    return {}


def _filled(cells: Mapping[int, str], scale: Mapping[str, int]) -> Mapping[int, int]:
    found: dict[int, int] = {}
    level = 0
    for row, text in cells.items():
        level = scale[text] if text else level
        if level:
            found[row] = level
    return found
