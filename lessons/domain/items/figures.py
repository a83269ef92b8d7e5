"""How hard a question is, and how well it tells students apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from lessons.domain.items.answered import Answered
from lessons.domain.items.intervals import (
    USUAL,
    Figure,
    correlation_figure,
    median_figure,
    share_figure,
)
from lessons.domain.items.spread import correlation, covariance, is_level, mean


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFigures:
    """Each is None where the answers do not define it."""

    count: int
    """Answers that have a mark."""
    waiting: int
    facility: Figure | None
    discrimination: Figure | None
    efficiency: float | None
    time: Figure | None
    """Seconds."""


def item_figures(rows: Sequence[Answered]) -> ItemFigures:
    marked = [row.own for row in rows if row.own is not None]
    return ItemFigures(
        count=len(marked),
        waiting=len(rows) - len(marked),
        facility=facility(rows),
        discrimination=discrimination(rows),
        efficiency=efficiency(rows),
        time=median_figure([row.seconds for row in rows if row.seconds is not None]),
    )


def facility(rows: Sequence[Answered], *, z: float = USUAL) -> Figure | None:
    """The mean share of the question's points: Moodle's facility index, Crocker and Algina's p
    (Introduction to Classical and Modern Test Theory, 1986, chapter 14)."""
    marked = [row.own for row in rows if row.own is not None]
    return share_figure(mean(marked), len(marked), z=z) if marked else None


def discrimination(rows: Sequence[Answered], *, z: float = USUAL) -> Figure | None:
    """Pearson's correlation of the question with the rest of the test, the corrected item-total
    correlation: Henrysson, Correction of item-total correlations in item analysis, 1963,
    doi:10.1007/BF02289618. Moodle calls it the discrimination index."""
    own, rest = _pairs(rows)
    return correlation_figure(correlation(own, rest), len(own), z=z)


def efficiency(rows: Sequence[Answered]) -> float | None:
    """The covariance with the rest as a share of the greatest that these marks could have, with
    both columns in order: Moodle's discriminative efficiency (docs.moodle.org, Quiz statistics
    calculations). It tells a hard question from one that tells nobody apart."""
    own, rest = _pairs(rows)
    if is_level(own) or is_level(rest):
        return None
    return covariance(own, rest) / covariance(sorted(own), sorted(rest))


def _pairs(rows: Sequence[Answered]) -> tuple[list[float], list[float]]:
    pairs = [(row.own, row.rest) for row in rows if row.own is not None and row.rest is not None]
    return [own for own, _ in pairs], [rest for _, rest in pairs]
