"""Where a written task stands, for both sides: returned, late, to be withdrawn."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lessons.domain.lateness import LateRule
from lessons.domain.marks import mark_of
from lessons.models import Response, WorkReturn
from lessons.services.keeping import has_history
from lessons.services.writing import last_return, withdrawal_ends_at, withdrawal_refusal
from lessons.wording.lateness import closing_sentence, late_sentences, written_factor


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduced:
    """A mark that was handed in late, in figures."""

    factor: str
    given: Decimal | None
    """None while nobody has marked it."""
    counted: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkState:
    response: Response
    returned: WorkReturn | None
    """The last return, also of a work that was handed in again since."""
    can_withdraw: bool
    withdraw_until: datetime | None
    reduced: Reduced | None
    preliminary: Decimal | None
    """The mark that counts while a work that was returned is revised."""


def work_state(response: Response, *, now: datetime) -> WorkState | None:
    """None for what is no written task. Two queries."""
    if not has_history(response):
        return None
    returned = last_return(response)
    is_returned = response.is_returned and response.fraction is not None
    return WorkState(
        response=response,
        returned=returned,
        can_withdraw=withdrawal_refusal(response, returned, now=now) is None,
        withdraw_until=withdrawal_ends_at(response, returned),
        reduced=reduced_mark(response),
        preliminary=_mark(response, response.counted) if is_returned else None,
    )


def reduced_mark(response: Response) -> Reduced | None:
    if not response.is_reduced:
        return None
    return Reduced(
        factor=written_factor(response.late_factor),
        given=_mark(response, response.fraction),
        counted=_mark(response, response.counted),
    )


def _mark(response: Response, fraction: Decimal | None) -> Decimal | None:
    return None if fraction is None else mark_of(fraction, response.version.points)


def price_of(response: Response, returned: WorkReturn | None, *, now: datetime) -> list[str]:
    """What lateness costs, before the work is handed in."""
    assignment = response.attempt.assignment
    rule = LateRule(assignment.late_rule)
    if response.is_returned:
        due_at = returned.due_at if returned else None
    else:
        due_at = response.attempt.due_at
        stays_open = rule.stays_open and not assignment.closes_when_due
        if due_at and now <= due_at and not stays_open:
            return [closing_sentence(due_at)]
    return late_sentences(rule, due_at=due_at, now=now)
