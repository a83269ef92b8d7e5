"""A scorer that reads no answer twice: what is learnt from marks changes, what an answer says
does not."""

from functools import lru_cache

from lessons.domain.marking.proposal import Rubric
from lessons.domain.marking.scoring import Scored, Scorer

_MOST_RUBRICS = 4
_MOST_ANSWERS = 400
"""Of one rubric. One that was read takes about 20 KB."""


class RememberingScorer(Scorer):
    def __init__(self, rubric: Rubric) -> None:
        super().__init__(rubric)
        self._told: dict[str, Scored] = {}

    def score(self, answer: str) -> Scored:
        told = self._told.get(answer)
        if told is None:
            told = super().score(answer)
            if len(self._told) >= _MOST_ANSWERS:
                self._told.clear()
            self._told[answer] = told
        return told


@lru_cache(maxsize=_MOST_RUBRICS)
def scorer_of(rubric: Rubric) -> RememberingScorer:
    """One for each rubric, as long as it is among the last that were asked for."""
    return RememberingScorer(rubric)
