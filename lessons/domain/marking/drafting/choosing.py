"""The candidates of a question: the best units, none of which says what another says."""

from collections.abc import Sequence

from lessons.domain.marking.drafting.asking import Asked
from lessons.domain.marking.drafting.lesson_text import LessonText
from lessons.domain.marking.drafting.scoring import Reading, Scored

MOST = 8
_OF_A_PART = 0.2
"""So much less a unit is worth that answers a part of the question only."""
_REPEATS = 0.5
_REPEATED = 0.4


def score(asked: Asked, text: LessonText) -> list[Scored]:
    """Every unit in order: for the whole question, or for the part it answers better."""
    whole = Reading(asked, text).scored
    for part in asked.parts:
        for at, scored in enumerate(Reading(part, text).scored):
            if scored.total - _OF_A_PART > whole[at].total:
                whole[at] = Scored(scored.place, {**scored.parts, "part": -_OF_A_PART})
    return whole


def choose(scored: Sequence[Scored], *, most: int = MOST) -> list[Scored]:
    """The best first; what repeats a chosen one comes later or not at all."""
    left, chosen = list(scored), list[Scored]()
    while left and len(chosen) < most:
        best = max(left, key=lambda one: one.total - _repeated(one, chosen))
        left.remove(best)
        chosen.append(best)
    return chosen


def _repeated(one: Scored, chosen: Sequence[Scored]) -> float:
    shares = [_shared(one, other) for other in chosen]
    return _REPEATED * sum(share for share in shares if share > _REPEATS)


def _shared(one: Scored, other: Scored) -> float:
    keys = one.place.keys
    return len(keys & other.place.keys) / len(keys) if keys else 1.0
