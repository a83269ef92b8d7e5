"""What every kind of figure promises: read its payload, and say what the page draws.

A figure is drawn in one of a closed set of forms, so a new kind needs no template: ``Events`` are
an ordered list, ``Comparison`` is a table, ``Shapes`` are boxes and lines with places and sizes of
their own and an outline that says the same in words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from lessons.domain.cells import Cells, Row
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.lines import one_line
from lessons.domain.types.payload import read_text

Payload = Mapping[str, Any]
MOST_LETTERS = 200
"""Of one text of a figure: it shows, the lesson's text explains."""


@dataclass(frozen=True, slots=True)
class Event:
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Events:
    events: tuple[Event, ...]
    form: str = "events"


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    label: str
    cells: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    columns: tuple[str, str]
    rows: tuple[ComparisonRow, ...]
    form: str = "comparison"


@dataclass(frozen=True, slots=True)
class TextLine:
    """``x`` and ``y`` are where its base line begins; ``look`` is centre, head or item."""

    text: str
    x: int
    y: int
    look: str


@dataclass(frozen=True, slots=True)
class Box:
    """``look`` is centre or part."""

    x: int
    y: int
    width: int
    height: int
    look: str
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """``links`` are SVG path data. All numbers are CSS pixels at the usual size of text."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    text: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shapes:
    """The same drawing for a narrow column and a wide one, and in words for who cannot see it."""

    narrow: Layout
    wide: Layout
    root: str
    branches: tuple[Branch, ...]
    form: str = "shapes"


Drawing = Events | Comparison | Shapes
D = TypeVar("D")


class FigureKind(Protocol[D]):
    """One file and one registry line each; D is the kind's own frozen dataclass."""

    kind: str
    names: Mapping[str, str]
    """What a person calls it, by language; read in any of them where a figure is typed."""

    def parse(self, payload: Payload) -> D:
        """What stands in a payload beside ``kind`` and ``title``. Raises PayloadError."""

    def dump(self, definition: D) -> dict[str, Any]:
        """What ``parse`` reads back as an equal definition."""

    def draw(self, definition: D) -> Drawing: ...

    def to_rows(self, definition: D) -> list[Cells]:
        """As a person edits it; ``from_rows`` reads it back."""

    def from_rows(self, rows: Sequence[Row]) -> dict[str, Any]:
        """What such rows mean. Raises PayloadError with the number of the line as its key."""

    def examples(self) -> tuple[Payload, ...]:
        """Without ``kind`` and ``title``."""

    def bad_payloads(self) -> tuple[Payload, ...]: ...


def read_short_text(value: Any, key: str) -> str:
    """One line of at most MOST_LETTERS."""
    text = one_line(read_text(value, key))
    if len(text) > MOST_LETTERS:
        raise PayloadError("text-long", key)
    return text


def require_object(value: Any, key: str) -> Payload:
    if not isinstance(value, dict):
        raise PayloadError("not-an-object", key)
    return value


def require_cells(row: Row, *, least: int, most: int) -> Cells:
    """The cells of a typed row, none of them empty."""
    if not least <= len(row.cells) <= most:
        raise PayloadError("cells-wrong", row.place)
    for cell in row.cells:
        if not cell:
            raise PayloadError("text-empty", row.place)
        if len(cell) > MOST_LETTERS:
            raise PayloadError("text-long", row.place)
    return row.cells
