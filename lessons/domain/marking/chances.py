"""How likely an answer holds a key point before any mark of the question was given.

One logistic over all questions: ``weights.json`` is made by ``python -m benchmarks.marking.fit``
from marked answers to questions of many subjects. It stands for no question in particular.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from pathlib import Path
from typing import Any

from lessons.domain.marking.features import NAMES

WEIGHTS = Path(__file__).with_name("weights.json")
_FARTHEST = 30.0
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Weights:
    """``features`` in the order of ``NAMES``; ``after`` tells, by number of marks, the weights of
    what marks teach; ``likely`` is the risk up to which half of the proposals lie."""

    constant: float
    features: tuple[float, ...]
    after: tuple[tuple[int, tuple[float, ...]], ...]
    likely: float

    def chance(self, row: Sequence[float]) -> float:
        """0..1"""
        return probability(
            self.constant + sum(w * x for w, x in zip(self.features, row, strict=True))
        )


def probability(sum_: float) -> float:
    return 1 / (1 + exp(-max(-_FARTHEST, min(_FARTHEST, sum_))))


def logit(chance: float) -> float:
    kept = max(_LEAST, min(1 - _LEAST, chance))
    return log(kept / (1 - kept))


def weights_from(data: Any) -> Weights:
    after = sorted((int(count), tuple(row)) for count, row in data["after"].items())
    features = tuple(float(data["features"][name]) for name in NAMES)
    return Weights(float(data["constant"]), features, tuple(after), float(data["likely"]))


@lru_cache(maxsize=1)
def weights() -> Weights:
    return weights_from(json.loads(WEIGHTS.read_text(encoding="utf-8")))
