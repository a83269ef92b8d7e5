"""How often the machine was right, in figures that a page can say in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from lessons.domain.marking.agreement import Agreement, agreement, totals
from lessons.domain.marking.intervals import Interval, kappa_interval, wilson
from lessons.domain.marking.queueing import ENOUGH_BLIND
from lessons.domain.types.definition import KeyPoint
from lessons.queries import Decided


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPanel:
    """``figures`` are of the ``blind`` decisions alone: whoever sees a proposal follows it, and it
    would be measured by its own echo."""

    blind: int
    missing: int
    """Blind decisions until the figures are shown."""
    figures: Agreement | None
    exact: Interval | None
    kappa: Interval | None
    seen: int
    """Decided with the proposal in sight, which says nothing about it."""
    hurried: int
    """Marks of the question given faster than the answers can be read."""
    seconds: int | None

    @property
    def is_known(self) -> bool:
        return not self.missing


def agreement_of(
    rows: Sequence[Decided], key_points: Sequence[KeyPoint], *, hurried: int
) -> AgreementPanel:
    """By the key points of now: what was decided about others says nothing about these."""
    ids = {point.id for point in key_points}
    rows = [row for row in rows if ids and ids == set(row.proposed) == set(row.shares)]
    blind = [(row.proposed, row.shares) for row in rows if row.is_evidence]
    seconds = [row.seconds for row in rows if row.seconds is not None and row.is_read]
    marks = totals(key_points, blind)
    same = sum(proposed == given for proposed, given in marks)
    return AgreementPanel(
        blind=len(blind),
        missing=max(0, ENOUGH_BLIND - len(blind)),
        figures=agreement(key_points, blind),
        exact=wilson(same, len(blind)) if blind else None,
        kappa=kappa_interval(marks),
        seen=sum(not row.is_blind for row in rows),
        hurried=hurried,
        seconds=round(median(seconds)) if seconds else None,
    )
