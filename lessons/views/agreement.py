"""How often the machine was right, in figures that a page can say in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from lessons.domain.marking.agreement import Agreement, agreement
from lessons.domain.types.definition import KeyPoint
from lessons.queries import Decided

FEWEST = 10
"""Confirmed marks below which a figure would say more about luck than about the machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPanel:
    """``figures`` are of all decisions, ``blind`` of those made without seeing the proposal."""

    count: int
    missing: int
    """Confirmed marks until the figures are shown."""
    figures: Agreement | None
    blind: Agreement | None
    seconds: int | None

    @property
    def is_known(self) -> bool:
        return not self.missing


def agreement_of(rows: Sequence[Decided], key_points: Sequence[KeyPoint]) -> AgreementPanel:
    """By the key points of now: what was decided about others says nothing about these."""
    ids = {point.id for point in key_points}
    rows = [row for row in rows if ids and ids == set(row.proposed) == set(row.shares)]
    seconds = [row.seconds for row in rows if row.seconds is not None]
    return AgreementPanel(
        count=len(rows),
        missing=max(0, FEWEST - len(rows)),
        figures=agreement(key_points, [(row.proposed, row.shares) for row in rows]),
        blind=agreement(key_points, [(row.proposed, row.shares) for row in rows if row.is_blind]),
        seconds=round(median(seconds)) if seconds else None,
    )
