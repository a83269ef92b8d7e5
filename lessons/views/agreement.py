"""How often the machine was right, in figures that a page can say in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from lessons.domain.questions.definition import KeyPoint
from lessons.queries import Decided

FEWEST = 10
"""Confirmed marks below which a figure would say more about luck than about the machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPanel:
    count: int
    missing: int
    """Confirmed marks until the figures are shown."""
    unchanged: Fraction | None
    seconds: int | None

    @property
    def is_known(self) -> bool:
        return self.count >= FEWEST


def agreement_of(rows: Sequence[Decided], key_points: Sequence[KeyPoint]) -> AgreementPanel:
    seen = [row for row in rows if not row.is_blind]
    seconds = [row.seconds for row in rows if row.seconds is not None]
    return AgreementPanel(
        count=len(rows),
        missing=max(0, FEWEST - len(rows)),
        unchanged=Fraction(sum(row.is_unchanged for row in seen), len(seen)) if seen else None,
        seconds=round(median(seconds)) if seconds else None,
    )
