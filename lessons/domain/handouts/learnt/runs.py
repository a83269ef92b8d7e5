"""Runs among the lines of a document: items numbered on and on, options under a stem.

A line alone hardly tells what it is; forty lines numbered 1 to 40 that all ask tell it together.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lessons.domain.handouts.bare_items import is_right_sign
from lessons.domain.handouts.item_marks import Kind
from lessons.domain.handouts.learnt.lines import Line
from lessons.domain.handouts.options import FEWEST_OPTIONS, fits, is_first

_NUMBERED = frozenset({Kind.NUMBER, Kind.LOOSE_NUMBER, Kind.ROMAN})
_FARTHEST = 14
"""Lines between two items of one run: an answer or options may stand there."""
_FEWEST_STEMS, _MOST_STEMS = 3, 0.7
"""Stems that bare lines stand under, and of all numbers of the run. Set by hand: two numbers with
short lines below are any list; of ten stems one or two run over two lines."""
_FEWEST_OPTIONS_COUNTED = 3
"""Two counted lines under a number are parts of a question as often."""
_MOST_BARE, _LONGEST_BARE = 6, 80
"""Lines of one block and characters of one: longer ones are text under a numbered heading."""


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
        if line.row.heading:  # ``E. Talk it over`` below ``(d)`` begins another exercise.
            found.extend(_whole(places))
            letters, places = [], []
            continue
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


def bare_options_of(lines: Sequence[Line], taken: Sequence[Options] = ()) -> list[Options]:
    """Options without letters: as many short lines under each number, signs of right and wrong, or
    numbers in a way of their own that begin anew under each stem.

    None of them stands among the lettered ones that are ``taken``.
    """
    lettered = {place for each in taken for place in (each.stem, *each.places)}
    found = [*_under_numbers(lines), *_under_signs(lines), *_counted_anew(lines)]
    used: set[int] = set(lettered)
    kept: list[Options] = []
    for each in found:
        places = {each.stem, *each.places}
        if not places & used:
            used |= places
            kept.append(each)
    return kept


def _under_numbers(lines: Sequence[Line]) -> Iterator[Options]:
    for run in dict.fromkeys(runs_of(lines).values()):
        if run.kind is not Kind.NUMBER or len(run.places) < _FEWEST_STEMS:
            continue
        blocks = [range(first + 1, after) for first, after in pairwise(run.places)]
        fitting = [block for block in blocks if _is_block(lines, block)]
        if len(fitting) < len(blocks) * _MOST_STEMS:
            continue
        usual = Counter(map(len, fitting)).most_common(1)[0][0]
        last = range(run.places[-1] + 1, min(run.places[-1] + 1 + usual, len(lines)))
        for block in (*fitting, *([last] if _is_block(lines, last) else [])):
            yield Options(block[0] - 1, tuple(block))


def _is_block(lines: Sequence[Line], places: range) -> bool:
    return FEWEST_OPTIONS <= len(places) <= _MOST_BARE and all(
        len(lines[place].row.text) <= _LONGEST_BARE
        and lines[place].mark is None
        and not lines[place].option
        and lines[place].marker is None
        and lines[place].row.place is None  # In a table the cells beside a number are no options.
        for place in places
    )


def _under_signs(lines: Sequence[Line]) -> Iterator[Options]:
    """``+`` before the right one and a dash before each other."""
    block: list[int] = []
    signs = [is_right_sign(line.row.text) for line in lines]
    for index in range(len(lines) + 1):
        if index < len(lines) and signs[index] is not None:
            block.append(index)
            continue
        if len({signs[place] for place in block}) > 1 and block[0] > 0:
            yield Options(block[0] - 1, tuple(block))
        block = []


def _counted_anew(lines: Sequence[Line]) -> Iterator[Options]:
    """``Вопрос 2. …`` with ``1) …``, ``2) …`` below, and the same under ``Вопрос 3.``."""
    ways = [_way(line) for line in lines]
    found: list[Options] = []
    for index, line in enumerate(lines[1:], start=1):
        if not _is_number(line, 1) or not ways[index - 1] or ways[index - 1] == ways[index]:
            continue
        end = index + 1
        while end < len(lines) and _is_number(lines[end], end - index + 1):
            if ways[end] != ways[index]:
                break
            end += 1
        if _FEWEST_OPTIONS_COUNTED <= end - index <= _MOST_BARE:
            found.append(Options(index - 1, tuple(range(index, end))))
    if _are_alike(lines, found):
        yield from found


def _are_alike(lines: Sequence[Line], found: Sequence[Options]) -> bool:
    stems = [mark.number for each in found if (mark := lines[each.stem].mark)]
    following = sum(later == first + 1 for first, later in pairwise(stems))
    usual = Counter(len(each.places) for each in found).most_common(1)
    return (
        len(stems) >= _FEWEST_STEMS
        and following >= (len(stems) - 1) * _MOST_STEMS
        and usual[0][1] >= len(found) * _MOST_STEMS
    )


def _is_number(line: Line, number: int) -> bool:
    is_short = len(line.row.text) <= _LONGEST_BARE
    return is_short and line.mark is not None and line.mark.number == number


def _way(line: Line) -> str:
    """How its number is written, whichever it is."""
    if line.mark_kind is not Kind.NUMBER or line.mark is None:
        return ""
    own = line.row.text[: len(line.row.text) - len(line.mark.rest)]
    return "".join("#" if sign.isdigit() else sign for sign in own).replace("##", "#").strip()


def _whole(places: Sequence[int]) -> Iterator[Options]:
    if len(places) >= FEWEST_OPTIONS and places[0] > 0:
        yield Options(places[0] - 1, tuple(places))
