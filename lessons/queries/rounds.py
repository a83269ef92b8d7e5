"""What happened to a written task, in the order in which it did: the rounds for both sides."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from lessons.domain.content.writing import word_count
from lessons.domain.marks import mark_of
from lessons.models import EventKind, Response
from lessons.queries.queue import text_of


class Happened(StrEnum):
    HANDED_IN = "handed-in"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"
    MARKED = "marked"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundStep:
    kind: Happened
    at: datetime
    who: str
    round: int
    text: str = ""
    words: int = 0
    comment: str = ""
    due_at: datetime | None = None
    mark: Decimal | None = None
    """As it was given; what lateness takes off is told apart."""


_KIND = {
    EventKind.SUBMITTED: Happened.HANDED_IN,
    EventKind.WITHDRAWN: Happened.WITHDRAWN,
    EventKind.RETURNED: Happened.RETURNED,
    EventKind.MARKED: Happened.MARKED,
}


def rounds_of(response: Response) -> list[RoundStep]:
    """Oldest first; three queries. A step of the machine's own is none."""
    returns = iter(response.returns.order_by("number"))
    markings = iter(response.markings.order_by("number"))
    steps: list[RoundStep] = []
    number = 0
    for event in response.events.select_related("actor").order_by("seq"):
        kind = _KIND.get(EventKind(event.kind))
        if kind is None:
            continue
        number += kind is Happened.HANDED_IN
        returned = next(returns, None) if kind is Happened.RETURNED else None
        marking = next(markings, None) if kind is Happened.MARKED else None
        text = text_of(event.answer or ())
        steps.append(
            RoundStep(
                kind=kind,
                at=event.happened_at,
                who=event.actor.get_full_name() if event.actor else "",
                round=number,
                text=text,
                words=word_count(text),
                comment=returned.comment if returned else marking.comment if marking else "",
                due_at=returned.due_at if returned else None,
                mark=mark_of(marking.fraction, response.version.points) if marking else None,
            )
        )
    return steps
