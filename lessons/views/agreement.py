"""How often the machine was right, in figures that a page can say in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from lessons.domain.marking.agreement import Agreement, Shares, agreement, totals
from lessons.domain.marking.intervals import Interval, kappa_interval, wilson
from lessons.domain.marking.queueing import ENOUGH_BLIND
from lessons.domain.types.definition import KeyPoint
from lessons.queries import Decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Two who marked the same answers unseen by each other."""

    answers: int
    same: int
    figures: Agreement
    exact: Interval
    kappa: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPanel:
    """``machine`` is of blind decisions alone: whoever sees a proposal follows it, and it would be
    measured by its own echo. None while too few are known."""

    learnt: int
    """Marks that the machine has learnt from."""
    blind: int
    missing: int
    """Blind decisions until the figures are shown."""
    machine: Measured | None
    read_again: int
    """Answers that two teachers marked."""
    people: Measured | None
    seen: int
    """Decided with the proposal in sight, which says nothing about it."""
    hurried: int
    """Marks of the question given faster than the answers can be read."""
    seconds: int | None


def agreement_of(
    rows: Sequence[Decided],
    key_points: Sequence[KeyPoint],
    *,
    second: Mapping[int, Shares],
    learnt: int,
    hurried: int,
) -> AgreementPanel:
    """By the key points of now: what was decided about others says nothing about these."""
    ids = {point.id for point in key_points}
    rows = [row for row in rows if ids and ids == set(row.proposed) == set(row.shares)]
    blind = [row for row in rows if row.is_evidence]
    seconds = [row.seconds for row in rows if row.seconds is not None and row.is_read]
    again = [
        (row.shares, second[row.response_id])
        for row in blind
        if ids == second.get(row.response_id, {}).keys()
    ]
    return AgreementPanel(
        learnt=learnt,
        blind=len(blind),
        missing=max(0, ENOUGH_BLIND - len(blind)),
        machine=_measured(key_points, [(row.proposed, row.shares) for row in blind]),
        read_again=len(again),
        people=_measured(key_points, again),
        seen=sum(not row.is_blind for row in rows),
        hurried=hurried,
        seconds=round(median(seconds)) if seconds else None,
    )


def _measured(
    key_points: Sequence[KeyPoint], pairs: Sequence[tuple[Shares, Shares]]
) -> Measured | None:
    """None for so few that a figure would say more about luck."""
    figures = agreement(key_points, pairs)
    if figures is None or len(pairs) < ENOUGH_BLIND:
        return None
    marks = totals(key_points, pairs)
    same = sum(one == other for one, other in marks)
    return Measured(
        answers=len(pairs),
        same=same,
        figures=figures,
        exact=wilson(same, len(pairs)),
        kappa=kappa_interval(marks),
    )
