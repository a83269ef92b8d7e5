"""Confirming many proposals in one action: those that stood on the screen, but for exceptions.

What is confirmed is what was seen: the key points, the proposal and the answer are compared with
those that the page had, under a lock, and what differs is left.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from json import dumps
from uuid import uuid4

from django.db import transaction

from lessons.domain.marking.haste import read_in_time
from lessons.domain.marking.key_points import Share, fraction_of
from lessons.domain.marking.proposal import CONFIRMABLE
from lessons.models import (
    BandException,
    Proposal,
    Question,
    QuestionVersion,
    Response,
    ResponseState,
    User,
)
from lessons.queries import answers_taught, as_marked_by, text_of
from lessons.services.marking import Decision, Marked, add_marks, seconds_each


@dataclass(frozen=True, slots=True, kw_only=True)
class OnScreen:
    """An answer as a page showed it; ``offer`` tells which proposal."""

    response_id: int
    seen: int
    offer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BandConfirmed:
    """``aside`` were taken out by the teacher; ``left`` had changed since they were seen."""

    marked: Marked
    aside: int
    left: int


def offer_of(proposal: Proposal) -> str:
    """The same as long as the same is proposed by the same key points."""
    told = dumps([proposal.rubric_id, proposal.rubric_digest, proposal.shares], sort_keys=True)
    return sha256(told.encode()).hexdigest()[:16]


@transaction.atomic
def confirm_band(
    question: Question,
    shown: Sequence[OnScreen],
    ticked: Collection[int],
    *,
    teacher: User,
    seconds: float | None,
    now: datetime,
) -> BandConfirmed:
    """``shown`` in the order of the page; what of it is not ``ticked`` goes to the desk.
    ``seconds`` were spent on all of it."""
    asked = Question.objects.select_for_update(no_key=True).get(pk=question.pk)
    as_marked_by(teacher, [asked])
    in_force = asked.in_force
    wanted = {one.response_id: one for one in shown}
    own = answers_taught(teacher, question).filter(pk__in=wanted).values("pk")
    locked = Response.objects.select_for_update(of=("self",)).filter(pk__in=own)
    waiting = locked.filter(state=ResponseState.WAITING).select_related("version").order_by("pk")
    proposals = Proposal.objects.filter(response__in=own).in_bulk(field_name="response_id")
    fresh = {
        row.pk: row
        for row in waiting
        if row.last_seq == wanted[row.pk].seen
        and _is_offered(proposals.get(row.pk), wanted[row.pk], in_force)
    }
    rows = [fresh[pk] for pk in wanted if pk in fresh]
    taken = [row for row in rows if row.pk in ticked]
    aside = [row for row in rows if row.pk not in ticked]
    _except(aside, teacher=teacher, now=now)
    was_read = read_in_time([text_of(row.answer) for row in rows], seconds)
    marked = add_marks(
        taken,
        {row.pk: _decision(row, proposals[row.pk], in_force) for row in taken},
        marker=teacher,
        was_read={row.pk: read for row, read in zip(rows, was_read, strict=True)},
        seconds=seconds_each(seconds, count=max(1, len(shown))),
        batch=uuid4(),
        now=now,
    )
    left = len(wanted) - len(rows)
    return BandConfirmed(marked=marked, aside=len(aside), left=left)


def _is_offered(proposal: Proposal | None, shown: OnScreen, in_force: QuestionVersion) -> bool:
    """What is kept from the teacher as a check is never confirmed by what stands in it."""
    return (
        proposal is not None
        and not proposal.is_blind
        and proposal.rubric_id == in_force.pk
        and proposal.band in CONFIRMABLE
        and offer_of(proposal) == shown.offer
        and {point.id for point in in_force.solution.key_points} <= proposal.shares.keys()
    )


def _decision(response: Response, proposal: Proposal, in_force: QuestionVersion) -> Decision:
    points = in_force.solution.key_points
    shares = {point.id: Share(proposal.shares[point.id]) for point in points}
    return Decision(
        fraction=fraction_of(points, shares),
        shares=shares,
        accepted=tuple(shares),
        rubric=in_force if in_force.pk != response.version_id else None,
        has_proposal=True,
    )


def _except(responses: Sequence[Response], *, teacher: User, now: datetime) -> None:
    BandException.objects.bulk_create(
        [BandException(response=row, teacher=teacher, made_at=now) for row in responses],
        ignore_conflicts=True,
    )
