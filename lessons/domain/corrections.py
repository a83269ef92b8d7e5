"""What can be done about a question for everybody, after it was answered."""

from enum import StrEnum


class Change(StrEnum):
    KEY = "key"
    """Its answers are marked by another key."""
    LEFT_OUT = "left-out"
    """It is in no mark."""
    GIVEN = "given"
    """Everybody gets its points."""
    TAKEN_BACK = "taken-back"
    """A change before is in force no more."""
