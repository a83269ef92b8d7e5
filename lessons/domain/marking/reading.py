"""An answer read once: what it says, how likely it holds each key point, and its letters."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from lessons.domain.marking.chances import Weights
from lessons.domain.marking.features import Features, Row
from lessons.domain.marking.grams import counted
from lessons.domain.marking.ideas import content
from lessons.domain.marking.kinds import kind_of, with_act
from lessons.domain.marking.learning import Sample
from lessons.domain.marking.scoring import Scored, Scorer


@dataclass(frozen=True, slots=True)
class Read:
    scored: Scored
    sample: Sample
    """Without marks."""


class Reader:
    def __init__(self, scorer: Scorer, weights: Weights) -> None:
        self._scorer = scorer
        self._features = Features(scorer)
        self._weights = weights
        self._kinds = {point.id: kind_of(point) for point in scorer.rubric.key_points}

    def read(self, answer: str, worths: Mapping[str, float] | None = None) -> Read:
        scored = self._scorer.score(answer)
        words = content(scored.words)
        parts = groupby(words, key=lambda word: word.token.sentence)
        return Read(
            scored,
            Sample(
                chances=self.chances(scored, answer),
                sentences=tuple(counted(list(part)) for _, part in parts),
                worths=worths or {},
            ),
        )

    def chances(self, scored: Scored, answer: str) -> dict[str, float]:
        """Nothing is likely where something else was recognised."""
        silent = scored.silent
        return {
            id_: 0.0
            if id_ in silent
            else with_act(self._weights.chance(row), self._kinds[id_], answer, scored.words)
            for id_, row in self.rows(scored).items()
        }

    def rows(self, scored: Scored) -> dict[str, Row]:
        return self._features.of(scored)
