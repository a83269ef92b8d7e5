"""What a rich text is made of. Each leaf knows the places of its letters in what is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """The names are those of HTML's elements."""

    STRONG = "strong"
    EMPHASIS = "em"
    RAISED = "sup"
    LOWERED = "sub"


@dataclass(frozen=True, slots=True)
class Words:
    text: str
    places: Sequence[int]


@dataclass(frozen=True, slots=True)
class CodeWords:
    text: str
    places: Sequence[int]


@dataclass(frozen=True, slots=True)
class Formula:
    latex: str
    places: Sequence[int]
    """From the first ``$`` to the last one."""
    is_displayed: bool = False


@dataclass(frozen=True, slots=True)
class Styled:
    style: Style
    inside: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    inside: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Picture:
    name: str
    alternative: str
    caption: str
    places: Sequence[int]


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Points to the ``Note`` of this label."""

    label: str


Inline = Words | CodeWords | Formula | Styled | Link | Picture | NoteMark
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    inside: Inlines


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 3 or 4: below the heading of a section."""

    level: int
    inside: Inlines


@dataclass(frozen=True, slots=True)
class Item:
    inside: Inlines
    below: "Items | None" = None


@dataclass(frozen=True, slots=True)
class Items:
    """``first`` is the number of the first item; None in a list without numbers."""

    items: tuple[Item, ...]
    first: int | None = None
    behind: str = "."
    """What stands behind the numbers."""


@dataclass(frozen=True, slots=True)
class Cell:
    inside: Inlines
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """Shorter where a cell reaches over several columns or rows."""
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Program:
    text: str
    places: Sequence[int]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    inside: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Note:
    label: str
    inside: Inlines


Block = Paragraph | Heading | Items | Table | Program | Quote | Note
Blocks = tuple[Block, ...]
