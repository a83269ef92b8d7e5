"""How many chose what: counts alone, nobody's name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lessons.domain.types.definition import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """``percent`` is of those who answered; several options of one answer count each."""

    id: str
    count: int
    percent: int


def bars(options: Sequence[str], answers: Iterable[Answer]) -> tuple[Bar, ...]:
    """One for each option, in their order, chosen or not; or one for each item, of those who have
    it right, where ``answers`` name the right items of each."""
    given = list(answers)
    counts = Counter(option for answer in given for option in set(answer))
    return tuple(
        Bar(id=option, count=counts[option], percent=percent(counts[option], len(given)))
        for option in options
    )


def percent(part: int, whole: int) -> int:
    """Halves go up; of nothing nothing. 100 only where it is all, 0 only where it is none."""
    if part in (0, whole):
        return 100 if part else 0
    return min(99, max(1, (200 * part + whole) // (2 * whole)))
