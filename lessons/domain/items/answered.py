"""One student's answer to a question, beside how the same student did in the others."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """``own`` is the fraction earned here, None while a person has to decide; ``rest`` the share of
    the points earned in the other questions of the sitting, None where none of them is marked."""

    own: float | None
    rest: float | None
    chosen: frozenset[str] = frozenset()
    """Ids of options, or what was typed, folded; empty for no answer."""
    seconds: float | None = None
    """None where it is not known."""
    above: float | None = None
    """The share of the points that the same student earned at the next level."""


def rest_of(*, earned: float, marked: float, own: float | None, points: float) -> float | None:
    """The share of the sitting's points without this question: an item left in the total goes
    together with itself. ``earned`` of ``marked`` points are those of the whole sitting."""
    if own is not None:
        earned, marked = earned - own * points, marked - points
    return earned / marked if marked > 0 else None
