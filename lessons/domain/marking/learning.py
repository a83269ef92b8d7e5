"""What confirmed marks of a question teach, the same way for every question.

Nothing is fitted to the question: how far marks were above the chances, of a key point and in
sentences that are alike, moves the chance of the next one by weights that were learned from many
questions (``weights.json``). Marks that say what was proposed move nothing. Each key point learns
from the marks that decided it, so one that is added later takes nothing from the others, and only
where its own marks would have been told better. What whole answers have in common is not asked: the
one most like a good answer may be its reversal.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import fmean, stdev

from lessons.domain.marking.chances import Weights, logit, probability

LEARNED = ("own", "sentences")
"""What the weights after marks are for, in their order."""
FEWEST = 3
"""Marks of a key point."""
_OWN_SMOOTHING = 3
_NEAR = 0.15
_NEIGHBOUR_SMOOTHING = 0.3
_NEARNESS = 3
Grams = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer as it was read; ``worths`` are the shares 0..1 that a teacher gave."""

    chances: Mapping[str, float]
    sentences: tuple[Grams, ...]
    worths: Mapping[str, float]


class Learner:
    def __init__(self, samples: Sequence[Sample], weights: Weights) -> None:
        self._samples = tuple(samples)
        self._weights = weights
        self._sentences = _Postings(
            [(at, grams) for at, one in enumerate(samples) for grams in one.sentences]
        )
        ids = dict.fromkeys(id_ for one in samples for id_ in one.worths)
        self._points = {id_: _Point(id_, self._samples) for id_ in ids}
        self._better = self._told_better()

    def has_learned(self, key_point: str) -> bool:
        return key_point in self._better

    def _has_enough(self, key_point: str) -> bool:
        point = self._points.get(key_point)
        return point is not None and point.count >= FEWEST

    def _told_better(self) -> frozenset[str]:
        """The key points of which it would have told the confirmed answers better, each judged as
        if it were not among them, by more than chance; none where it would not for all of them
        together."""
        gains: dict[str, list[float]] = defaultdict(list)
        for at, sample in enumerate(self._samples):
            for id_, chance in self._taught(sample, left=at).items():
                if id_ in sample.worths:
                    worth = sample.worths[id_]
                    gains[id_].append((sample.chances[id_] - worth) ** 2 - (chance - worth) ** 2)
        if sum(map(sum, gains.values())) <= 0:
            return frozenset()
        return frozenset(id_ for id_, own in gains.items() if _is_beyond_chance(own))

    def chances(self, sample: Sample, *, left: int | None = None) -> dict[str, float]:
        """``left`` is the place of the sample among the confirmed ones, where it is one of them:
        then it is judged as if it had not been."""
        if not self._better:
            return dict(sample.chances)
        taught = self._taught(sample, left=left)
        return dict(sample.chances) | {id_: taught[id_] for id_ in self._better & taught.keys()}

    def _taught(self, sample: Sample, *, left: int | None) -> dict[str, float]:
        told = dict(sample.chances)
        for id_, row in self.rows(sample, left=left).items():
            count = self._points[id_].count - (left is not None)
            weights = _between(self._weights.after, count)
            moved = sum(w * x for w, x in zip(weights, row, strict=True))
            told[id_] = probability(logit(sample.chances[id_]) + moved)
        return told

    def rows(self, sample: Sample, *, left: int | None = None) -> dict[str, tuple[float, ...]]:
        """What marks tell of each key point that enough of them decided, in the order of
        ``LEARNED``."""
        like = self._sentences.nearest_of(sample.sentences, left)
        return {
            id_: (self._points[id_].own(left), self._points[id_].near(like))
            for id_ in sample.chances
            if self._has_enough(id_)
        }


def _is_beyond_chance(gains: Sequence[float]) -> bool:
    """Whether their mean is above its own standard error."""
    if len(gains) < FEWEST:
        return False
    return fmean(gains) > stdev(gains) / sqrt(len(gains))


_UNTAUGHT = (0.0,) * len(LEARNED)


def _between(after: Sequence[tuple[int, tuple[float, ...]]], count: int) -> tuple[float, ...]:
    """Weights for a number of marks, in a straight line between those that were fitted."""
    known = [(0, _UNTAUGHT), *after]
    for (low, first), (high, second) in pairwise(known):
        if count <= high:
            part = (count - low) / (high - low)
            return tuple(a + part * (b - a) for a, b in zip(first, second, strict=True))
    return known[-1][1]


class _Point:
    """One key point in the answers whose marks decided it."""

    def __init__(self, key_point: str, samples: Sequence[Sample]) -> None:
        self._worths = {
            at: one.worths[key_point] for at, one in enumerate(samples) if key_point in one.worths
        }
        self._gaps = {
            at: worth - samples[at].chances[key_point] for at, worth in self._worths.items()
        }
        self.count = len(self._worths)

    def gaps_without(self, left: int | None) -> list[float]:
        return [gap for at, gap in self._gaps.items() if at != left]

    def own(self, left: int | None) -> float:
        gaps = self.gaps_without(left)
        return sum(gaps) / (len(gaps) + _OWN_SMOOTHING)

    def near(self, like: Mapping[int, float]) -> float:
        """How far the marks of the answers with sentences most alike are above their chances."""
        weight = surprise = 0.0
        for at, likeness in like.items():
            if at in self._gaps:
                weight += likeness**_NEARNESS
                surprise += likeness**_NEARNESS * self._gaps[at]
        return surprise / (weight + _NEIGHBOUR_SMOOTHING)


class _Postings:
    """Texts by their letters: a new one meets only those that share some."""

    def __init__(self, texts: Iterable[tuple[int, Grams]]) -> None:
        self._owner: list[int] = []
        self._holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (owner, grams) in enumerate(texts):
            self._owner.append(owner)
            for gram, weight in grams.items():
                self._holding[gram].append((number, weight))

    def nearest(self, grams: Grams, left: int | None) -> dict[int, float]:
        """By owner the cosine with its text most alike, from ``_NEAR`` on."""
        sums: dict[int, float] = defaultdict(float)
        for gram, weight in grams.items():
            for number, other in self._holding.get(gram, ()):
                sums[number] += weight * other
        best: dict[int, float] = {}
        for number, cosine in sums.items():
            owner = self._owner[number]
            if cosine >= _NEAR and owner != left:
                best[owner] = max(cosine, best.get(owner, 0.0))
        return best

    def nearest_of(self, texts: Sequence[Grams], left: int | None) -> dict[int, float]:
        best: dict[int, float] = {}
        for grams in texts:
            for owner, cosine in self.nearest(grams, left).items():
                best[owner] = max(cosine, best.get(owner, 0.0))
        return best
