"""Lines and roles as the tests of the learnt reader write them."""

from collections.abc import Sequence

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import Line, lines_of
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.lines import Grid, Place, Row


def rows(*texts: str, **about: object) -> list[Row]:
    """One row a text, on lines from 1."""
    return [Row(line=number, text=text, **about) for number, text in enumerate(texts, 1)]


def lines(*texts: str) -> tuple[Line, ...]:
    return lines_of(rows(*texts))


def tagged(*pairs: tuple[Label, str], surety: float = 1.0) -> list[Tagged]:
    """Each text as one line with its role."""
    return [
        Tagged(lines_of([Row(line=number, text=text)])[0], label, surety, asked=0.0)
        for number, (label, text) in enumerate(pairs, 1)
    ]


def table(*cells: Sequence[str]) -> list[Row]:
    """A row for each cell that is not empty, as the formats give them."""
    texts = {(r, c): text for r, row in enumerate(cells) for c, text in enumerate(row) if text}
    grid = Grid(texts, height=len(cells), width=max(map(len, cells)))
    return [
        Row(line=number, text=text, place=Place(grid, *place))
        for number, (place, text) in enumerate(texts.items(), 1)
    ]
