"""Runs among the lines of a document: items numbered on and on, options under a stem.

A line alone hardly tells what it is; forty lines numbered 1 to 40 that all ask tell it together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessons.domain.handouts.item_marks import Kind
from lessons.domain.handouts.learnt.lines import Line
from lessons.domain.handouts.options import FEWEST_OPTIONS, fits, is_first

_NUMBERED = frozenset({Kind.NUMBER, Kind.LOOSE_NUMBER, Kind.ROMAN})
_FARTHEST = 14
"""Lines between two items of one run: an answer or options may stand there."""


@dataclass(frozen=True, slots=True)
class Run:
    """Items that are counted on; ``places`` are indexes of lines."""

    kind: Kind
    places: tuple[int, ...]

    @property
    def gap(self) -> int:
        """Most lines between two of its items."""
        pairs = zip(self.places, self.places[1:], strict=False)
        return max((later - first for first, later in pairs), default=0)


@dataclass(frozen=True, slots=True)
class Options:
    """The options under one stem."""

    stem: int
    places: tuple[int, ...]


def runs_of(lines: Sequence[Line]) -> dict[int, Run]:
    """The run of each line that is in one of two items and more."""
    found: dict[int, Run] = {}
    for kind, places in _counted(lines):
        if len(places) > 1:
            run = Run(kind, tuple(places))
            found.update(dict.fromkeys(places, run))
    return found


def _counted(lines: Sequence[Line]) -> Iterator[tuple[Kind, list[int]]]:
    open_runs: dict[tuple[Kind, int | None], tuple[int, list[int]]] = {}
    for index, line in enumerate(lines):
        kind = line.mark_kind
        if line.mark is None or kind is None:
            continue
        column = line.row.place.column if line.row.place else None
        number, places = open_runs.get((kind, column), (0, []))
        is_next = kind not in _NUMBERED or line.mark.number == number + 1
        is_near = bool(places) and index - places[-1] <= _reach(kind)
        if places and is_next and is_near:
            places.append(index)
        else:
            if places:
                yield kind, places
            places = [index]
        open_runs[kind, column] = (line.mark.number, places)
    for (kind, _), (_, places) in open_runs.items():
        yield kind, places


def _reach(kind: Kind) -> int:
    return _FARTHEST if kind in _NUMBERED else 2


def options_of(lines: Sequence[Line]) -> list[Options]:
    """Letters in one of the known orders on lines that follow each other."""
    found: list[Options] = []
    letters: list[str] = []
    places: list[int] = []
    for index, line in enumerate(lines):
        if line.option and places and fits([*letters, line.option]):
            letters.append(line.option)
            places.append(index)
            continue
        if line.option and is_first(line.option):
            found.extend(_whole(places))
            letters, places = [line.option], [index]
        elif places and (line.mark or index - places[-1] > 2):
            found.extend(_whole(places))
            letters, places = [], []
    return [*found, *_whole(places)]


def _whole(places: Sequence[int]) -> Iterator[Options]:
    if len(places) >= FEWEST_OPTIONS and places[0] > 0:
        yield Options(places[0] - 1, tuple(places))
