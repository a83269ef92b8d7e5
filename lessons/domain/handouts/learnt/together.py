"""What stands in one run or one column of a table is one kind of thing: its lines share what the
models give each of them."""

from collections.abc import Iterator, Mapping, Sequence

from lessons.domain.handouts.item_marks import Kind
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import Line
from lessons.domain.handouts.learnt.runs import bare_options_of, options_of, runs_of

SHARE = 0.8
"""Of the mean of all; the rest is the line's own. By models that had not seen `seventh` and `sixth`
0.5 to 1.0 read them alike, without it 30 of their 493 questions were lost."""
FEWEST = 3
LONG, FAVOUR = 10, 2.0
"""A list of ten and more that asks nothing is one of sources, which looks like nothing else.
Set by hand; on the same sets 1 to 3 read alike."""
_SHARED = (Label.QUESTION, Label.TASK, Label.STEM, Label.OTHER, Label.OPTION)
_RUNS = frozenset({Kind.NUMBER, Kind.LOOSE_NUMBER, Kind.ROMAN, Kind.BULLET})

Posterior = Mapping[Label, float]


def together(lines: Sequence[Line], given: Sequence[Posterior]) -> list[Posterior]:
    found = list(given)
    for places in _groups(lines):
        means = {
            label: sum(given[place][label] for place in places) / len(places) for label in _SHARED
        }
        if len(places) >= LONG:
            means[Label.QUESTION] *= FAVOUR
        for place in places:
            found[place] = _mixed(given[place], means)
    return found


def _mixed(own: Posterior, means: Posterior) -> Posterior:
    """Within what the line gives the shared roles; the others keep theirs."""
    room = sum(own[label] for label in _SHARED)
    whole = sum(means.values())
    if not whole:
        return own
    return {
        label: (1 - SHARE) * value + SHARE * means[label] / whole * room
        if label in means
        else value
        for label, value in own.items()
    }


def _groups(lines: Sequence[Line]) -> Iterator[tuple[int, ...]]:
    taken: set[int] = set()
    for places in _columns(lines):
        if len(places) >= FEWEST:
            taken.update(places)
            yield places
    bare = [place for each in bare_options_of(lines, options_of(lines)) for place in each.places]
    if len(bare) >= FEWEST and not taken & set(bare):
        taken.update(bare)
        yield tuple(bare)
    for run in dict.fromkeys(runs_of(lines).values()):
        if run.kind in _RUNS and len(run.places) >= FEWEST and not taken & set(run.places):
            yield run.places


def _columns(lines: Sequence[Line]) -> Iterator[tuple[int, ...]]:
    """The first lines of the cells of each column, its head and merged rows left out."""
    found: dict[tuple[int, int], list[int]] = {}
    seen: set[tuple[int, int, int]] = set()
    for index, line in enumerate(lines):
        place = line.row.place
        if place is None or not place.row:
            continue
        cell = (id(place.grid), place.row, place.column)
        if cell not in seen:
            seen.add(cell)
            found.setdefault((id(place.grid), place.column), []).append(index)
    yield from map(tuple, found.values())
