"""A page as an engine hands it over: letters, rules and coloured areas at their places.

Lengths are points (1/72 inch); x grows to the right and y upwards, as in PDF itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

MOST_PAGES = 300
"""A whole course in practical classes has about 100."""
MOST_GLYPHS = 1_000_000
"""300 full pages; each costs about 15 µs and 300 bytes."""
MOST_SHAPES = 5_000
"""On one page. Maps and drawings have more; what is above is left out, as no table needs it."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a run of letters has in common."""

    size: float
    is_bold: bool = False
    colour: int = 0
    """0xRRGGBB"""
    is_hidden: bool = False
    """Drawn without ink, as the text layer under a scan is."""
    turn: int = 0
    """Degrees against the clock: 0, 90, 180 or 270; -1 for a slope."""


class Glyph(NamedTuple):
    """One letter; ``x`` and ``y`` are its place on the base line. Recognised words come whole."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    style: Style


class Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


class Area(NamedTuple):
    box: Box
    colour: int


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    """From 1."""
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[Box, ...] = ()
    """Straight lines along the edges of the paper, thin in one direction."""
    areas: tuple[Area, ...] = ()
    """Filled areas that are no rules."""
    picture_share: float = 0.0
    """The part of the page that its largest picture covers, 0 to 1."""


class Engine(Protocol):
    """Opens one PDF. Raises DocumentError, and nothing else, for any bytes at all."""

    def pages(self, data: bytes) -> tuple[Page, ...]: ...

    def draw(self, data: bytes, numbers: tuple[int, ...]) -> Iterator[bytes]:
        """The pages as PNG, in the order of ``numbers``."""
        ...
