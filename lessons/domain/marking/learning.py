"""How likely an answer holds a key point: known beforehand, and better with every confirmed mark.

Learned for each key point by itself, drawn to what holds without any marks, and taken only where
it would have told the confirmed answers better, each judged as if it had not been confirmed.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from lessons.domain.marking.regression import Row, fit, probability

PRIOR = (-3.3, 9.6, 0.6, 2.0)
"""Constant, score, words, neighbours. The first two fitted to eight questions; leaving out any one
of them moves the place where full and nothing are equally likely between 0.33 and 0.36."""
_STRENGTH = (2.0, 0.2, 10.0, 5.0)
_FEWEST = 6
_SMOOTHING = 1.5
_LOUDEST_WORD = 1.5
_NEAR = 0.2
"""Answers less alike than that are no neighbours."""
_NEIGHBOUR_SMOOTHING = 0.3
_MOST_REFITTED = 60
"""Confirmed answers beyond that share refits when they are left out."""


@dataclass(frozen=True, slots=True)
class Sample:
    """``worth`` is the share 0..1 that a teacher gave; ``alike`` tells how like the answer is to
    each of the confirmed ones, in their order."""

    score: float
    stems: frozenset[str]
    alike: Sequence[float]
    worth: float = 0.0


class PointModel:
    """One key point. ``chances`` are those of the samples, each as if it were not among them."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self._samples = tuple(samples)
        self._words = _WordEvidence(samples)
        self._weights: tuple[float, ...] = PRIOR
        self.learned = False
        self.chances = [plain_chance(one.score) for one in samples]
        if len(samples) >= _FEWEST:
            self._learn()

    def chance(self, sample: Sample) -> float:
        """0..1, of an answer that is not among the samples."""
        if not self.learned:
            return plain_chance(sample.score)
        return probability(self._weights, self._row(sample, leave_out=None))

    def _learn(self) -> None:
        rows = [self._row(one, leave_out=at) for at, one in enumerate(self._samples)]
        worths = [one.worth for one in self._samples]
        left_out = _left_out_chances(rows, worths)
        if _loss(left_out, worths) < _loss(self.chances, worths):
            self._weights = fit(rows, worths, prior=PRIOR, strength=_STRENGTH)
            self.chances = left_out
            self.learned = True

    def _row(self, sample: Sample, *, leave_out: int | None) -> Row:
        left = self._samples[leave_out] if leave_out is not None else None
        return (
            sample.score,
            self._words.of(sample, left),
            self._neighbours(sample, leave_out),
        )

    def _neighbours(self, sample: Sample, leave_out: int | None) -> float:
        """How much more or less the answers most alike hold than their scores tell."""
        weight = surprise = 0.0
        for at, alike in enumerate(sample.alike):
            if alike > _NEAR and at != leave_out:
                other = self._samples[at]
                weight += alike * alike
                surprise += alike * alike * (other.worth - plain_chance(other.score))
        return surprise / (weight + _NEIGHBOUR_SMOOTHING)


class _WordEvidence:
    """Words that stand in answers that hold the key point oftener than in the others."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self._holding: dict[str, float] = defaultdict(float)
        self._all: Counter[str] = Counter()
        for one in samples:
            for word in one.stems:
                self._holding[word] += one.worth
                self._all[word] += 1
        self._held = sum(one.worth for one in samples)
        self._count = len(samples)

    def of(self, sample: Sample, left: Sample | None) -> float:
        told = [self._told(word, left) for word in sample.stems if self._all[word]]
        return sum(told) / sqrt(len(told)) if told else 0.0

    def _told(self, word: str, left: Sample | None) -> float:
        """log of how much likelier the word is where the key point is held."""
        without = left is not None and word in left.stems
        worth = left.worth if left is not None else 0.0
        held, count = self._held - worth, self._count - (left is not None)
        holding = self._holding[word] - (worth if without else 0.0)
        every = self._all[word] - without
        overall = (held + 1) / (count + 2)
        rate = (holding + _SMOOTHING * overall) / (every + _SMOOTHING)
        odds = log(rate / (1 - rate)) - log(overall / (1 - overall))
        return max(-_LOUDEST_WORD, min(_LOUDEST_WORD, odds))


def plain_chance(score: float) -> float:
    return probability(PRIOR[:2], (score,))


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other.get(gram, 0.0) for gram, weight in one.items())


def _left_out_chances(rows: Sequence[Row], worths: Sequence[float]) -> list[float]:
    folds = min(len(rows), _MOST_REFITTED)
    chances = [0.0] * len(rows)
    for fold in range(folds):
        kept = [at for at in range(len(rows)) if at % folds != fold]
        weights = fit(
            [rows[at] for at in kept],
            [worths[at] for at in kept],
            prior=PRIOR,
            strength=_STRENGTH,
        )
        for at in range(fold, len(rows), folds):
            chances[at] = probability(weights, rows[at])
    return chances


def _loss(chances: Sequence[float], worths: Sequence[float]) -> float:
    return sum((chance - worth) ** 2 for chance, worth in zip(chances, worths, strict=True))
