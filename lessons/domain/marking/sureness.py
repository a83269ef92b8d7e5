"""Bands: when a proposal may be believed, judged by the question's own confirmed answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from lessons.domain.marking.proposal import Band

MOST_APART = 0.1
"""A proposal that is further from the mark, as a share of all points, was wrong."""
NEARLY_ALL = 0.9
NEARLY_NOTHING = 0.1
FEWEST_MARKED = 15
_FEWEST_FULL = 3
"""Confirmed answers that were proposed in full, and rightly. What looks full is often half an idea
short, so that one of them proves little; what looks like nothing seldom is more."""
_FEWEST_NONE = 1
_FULL_LIMITS = (0.1, 0.075, 0.05)
_NONE_LIMITS = (0.12, 0.095, 0.065, 0.045)
_UNDERSTOOD = 0.57


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer: what is proposed, what is expected, what a teacher gave, and the share of its
    words that are understood (all 0..1)."""

    proposed: float
    expected: float
    given: float = 0.0
    understood: float = 1.0


class Sureness:
    """How far from full or nothing the expected mark may be in this question."""

    def __init__(self, confirmed: Sequence[Judged]) -> None:
        self.has_enough = len(confirmed) >= FEWEST_MARKED
        self._full = _limit(
            [(1 - one.expected, one) for one in confirmed if one.proposed >= NEARLY_ALL],
            _FULL_LIMITS,
            fewest=_FEWEST_FULL,
        )
        self._none = _limit(
            [(one.expected, one) for one in confirmed if _is_nothing(one)],
            _NONE_LIMITS,
            fewest=_FEWEST_NONE,
        )

    def band(self, judged: Judged) -> Band:
        if not self.has_enough:
            return Band.LOOK
        if judged.proposed >= NEARLY_ALL and 1 - judged.expected <= self._full:
            return Band.FULL
        if _is_nothing(judged) and judged.expected <= self._none:
            return Band.NONE
        return Band.LOOK


def _is_nothing(judged: Judged) -> bool:
    return judged.proposed <= NEARLY_NOTHING and judged.understood >= _UNDERSTOOD


def _limit(
    distances: Sequence[tuple[float, Judged]], limits: Sequence[float], *, fewest: int
) -> float:
    """The widest limit within which ``fewest`` confirmed answers lie and none was wrong."""
    for limit in limits:
        inside = [one for distance, one in distances if distance <= limit]
        wrong = any(abs(one.proposed - one.given) > MOST_APART + 1e-9 for one in inside)
        if len(inside) >= fewest and not wrong:
            return limit
    return 0.0
