"""Which answers of a question a teacher lists, and in which order."""

from enum import StrEnum


class Shown(StrEnum):
    ALL = "all"
    WAITING = "waiting"
    MARKED = "marked"
    ASKED = "asked"
    """Those whose students ask for a second look."""


class MarkRange(StrEnum):
    NOTHING = "nothing"
    PART = "part"
    FULL = "full"


class Order(StrEnum):
    NEWEST = "newest"
    OLDEST = "oldest"
    LOWEST = "lowest"
    HIGHEST = "highest"
    ALIKE = "alike"
    """The same texts beside each other."""
