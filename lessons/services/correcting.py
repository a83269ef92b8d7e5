"""What a change for everybody makes of one answer, and how that is written down.

Rows only grow: the correction, the mark before and after, an event. The response is what they add
up to. Whoever calls holds the rows of the responses.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import F

from lessons.domain.content.rekeying import asks_same
from lessons.domain.lateness import counted
from lessons.domain.marks import stored
from lessons.models import (
    CorrectedMark,
    Correction,
    EventKind,
    QuestionVersion,
    Response,
    ResponseEvent,
    ResponseState,
    User,
)
from lessons.services.drawing_numbers import counterpart

FULL = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One response as it would be; ``fraction`` None while a person has to decide."""

    response: Response
    fraction: Decimal | None
    is_left_out: bool

    @property
    def state(self) -> str:
        """What was returned for revision stays with its student."""
        if self.response.is_returned:
            return ResponseState.RETURNED
        return ResponseState.WAITING if self.fraction is None else ResponseState.MARKED

    @property
    def counted(self) -> Decimal | None:
        """Less for what was late."""
        return counted(self.fraction, self.response.late_factor)

    @property
    def is_changed(self) -> bool:
        return (self.fraction, self.is_left_out) != (
            self.response.fraction,
            self.response.is_left_out,
        )


def rekeyed(response: Response, version: QuestionVersion) -> Outcome:
    """By the key of ``version``. A mark that a person gave stays, and so does one where the key has
    no answer of its own."""
    fraction = response.fraction
    version = counterpart(version, response.version)
    if is_marked_by(response, version) and not _has_persons_mark(response):
        found = version.parsed.grade(tuple(response.answer or ())).fraction
        fraction = fraction if found is None else stored(found)
    return Outcome(response=response, fraction=fraction, is_left_out=response.is_left_out)


def is_marked_by(response: Response, version: QuestionVersion) -> bool:
    """Whether the response was asked the same as ``version`` asks."""
    asked = response.version
    version = counterpart(version, asked)
    return asked.text == version.text and asks_same(asked.input, version.input)


def _has_persons_mark(response: Response) -> bool:
    return response.state == ResponseState.MARKED and bool(response.markings.all())


def given(response: Response) -> Outcome:
    return Outcome(response=response, fraction=FULL, is_left_out=response.is_left_out)


def left_out(response: Response) -> Outcome:
    return Outcome(response=response, fraction=response.fraction, is_left_out=True)


def write_outcomes(
    pairs: Sequence[tuple[Correction, Outcome]], *, actor: User, now: datetime
) -> list[CorrectedMark]:
    """A mark and an event for each, and the responses as they are now; the same few queries for
    many rows of the same fraction."""
    marks = CorrectedMark.objects.bulk_create(
        CorrectedMark(
            correction=correction,
            response=outcome.response,
            seq=outcome.response.last_seq + 1,
            state_before=outcome.response.state,
            fraction_before=outcome.response.fraction,
            was_left_out=outcome.response.is_left_out,
            fraction=outcome.fraction,
            is_left_out=outcome.is_left_out,
        )
        for correction, outcome in pairs
    )
    ResponseEvent.objects.bulk_create(
        ResponseEvent(
            response=mark.response,
            seq=mark.seq,
            kind=EventKind.CORRECTED,
            fraction=mark.fraction,
            actor=actor,
            happened_at=now,
        )
        for mark in marks
    )
    _update(outcome for _, outcome in pairs)
    return marks


def _update(outcomes: Iterable[Outcome]) -> None:
    alike: dict[tuple[Decimal | None, bool, str], list[Outcome]] = {}
    for outcome in outcomes:
        place = (outcome.fraction, outcome.is_left_out, outcome.state)
        alike.setdefault(place, []).append(outcome)
    for (fraction, is_left_out, state), rows in alike.items():
        Response.objects.filter(pk__in=[row.response.pk for row in rows]).update(
            fraction=fraction,
            state=state,
            is_left_out=is_left_out,
            last_seq=F("last_seq") + 1,
        )
