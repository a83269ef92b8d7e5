"""What is known of an answer and a key point, as numbers for ``weights.json``.

The length of the answer is none of them: with it the fit looks better, and a long empty answer
gets nine points of ten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lessons.domain.marking.scoring import Scored, Scorer

NAMES = (
    "score",
    "coverage",
    "reversed",
    "words",
    "whole",
    "strict",
    "single",
    "letters_in_sentence",
    "letters_anywhere",
    "units",
    "weight",
    "wordings",
    "points",
    "others",
    "best_other",
    "every",
    "understood",
    "denied",
    "used",
    "of_question",
    "crossed",
    "things",
    "crossed_anywhere",
    "listed",
    "asked",
    "contrast",
    "contrast_anywhere",
    "opposed",
)
"""In the order of ``Row``."""
Row = tuple[float, ...]
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class _Fixed:
    """Of a key point, whatever the answer."""

    units: float
    weight: float
    wordings: float
    points: float


class Features:
    def __init__(self, scorer: Scorer) -> None:
        rubric = scorer.rubric
        every = sum(point.points for point in rubric.key_points)
        self._fixed = {
            point.id: _Fixed(
                units=float(len(scorer.phrasings[point.id][0].units)),
                weight=scorer.phrasings[point.id][0].weight,
                wordings=float(min(_MOST_WORDS, len(point.wordings))),
                points=point.points / every,
            )
            for point in rubric.key_points
        }

    def of(self, scored: Scored) -> dict[str, Row]:
        shared, whole = _of_answer(scored)
        balance = scored.crossing.balance
        scores = scored.scores
        return {
            id_: (
                *_of_point(id_, scored, fixed, scores),
                *shared,
                balance.get(id_, 0.0),
                *whole,
            )
            for id_, fixed in self._fixed.items()
        }


def _of_point(
    id_: str, scored: Scored, fixed: _Fixed, scores: Mapping[str, float]
) -> Sequence[float]:
    match = scored.matches[id_]
    others = [score for other, score in scores.items() if other != id_] or [0.0]
    return (
        scores[id_],
        match.coverage,
        match.reversed,
        float(min(_MOST_WORDS, len(match.tokens))),
        match.whole,
        match.strict,
        match.single,
        *scored.letters[id_],
        fixed.units,
        fixed.weight,
        fixed.wordings,
        fixed.points,
        sum(others) / len(others),
        max(others),
        sum(scores.values()) / len(scores),
        scored.understood,
        scored.denied,
        scored.used,
        scored.of_question,
        scored.crossed[id_].share,
        scored.things.get(id_, 1.0),
    )


def _of_answer(scored: Scored) -> tuple[Row, Row]:
    crossed = [one.share for one in scored.crossed.values()]
    crossing = scored.crossing
    shared = (sum(crossed) / len(crossed), scored.listed, scored.asked)
    return shared, (crossing.whole, crossing.named)
