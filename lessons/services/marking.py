"""A teacher's mark: added, never overwritten, and never on an answer that changed meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Case, Count, F, Value, When

from lessons.domain.marking.haste import read_in_time
from lessons.domain.marking.key_points import Share
from lessons.domain.marks import stored
from lessons.domain.refusals import MarkingRefusal, Refused, SecondLookRefusal
from lessons.models import (
    BandException,
    Comment,
    EventKind,
    Lease,
    Marking,
    PointDecision,
    Proposal,
    QuestionVersion,
    Response,
    ResponseEvent,
    ResponseState,
    SecondLook,
    User,
)
from lessons.queries import text_of
from lessons.queries.corrections import without_given
from lessons.services.proposing import has_learnt_much
from lessons.services.tasks.proposals import ask_for_comparison, ask_for_proposals

LEASE = timedelta(minutes=10)
LONGEST_LOOK = 900
"""Seconds; somebody who took longer was away, so how long the answer took is not known."""


class MarkingRefused(Refused[MarkingRefusal]):
    """``response`` is as it is now."""

    def __init__(self, code: MarkingRefusal, response: Response) -> None:
        super().__init__(code)
        self.response = response


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a teacher decided, and what the page had shown: the proposal, or nothing of it.

    ``shares`` is empty for a question without key points; ``accepted`` are those of its key points
    that were left as proposed. ``rubric`` is the version they are the
    key points of. ``seconds`` were spent on all answers of the action together, None where that is
    not known for certain: such marks count for the student and for nothing else.
    """

    fraction: Fraction
    shares: Mapping[str, Share]
    comment: str = ""
    accepted: tuple[str, ...] = ()
    rubric: QuestionVersion | None = None
    has_proposal: bool = False
    is_blind: bool = False
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """``left`` are those that somebody else marked meanwhile; they stay as they are."""

    batch: UUID | None
    """None where a mark was changed: there is nothing to return to the queue then."""
    markings: tuple[Marking, ...]
    left: tuple[Response, ...]


@transaction.atomic
def mark_response(
    response: Response,
    *,
    marker: User,
    seen: int,
    fraction: Fraction,
    shares: Mapping[str, Share],
    comment: str,
    now: datetime,
    seconds: float | None = None,
) -> Marking:
    """Add a marking and make it the one in force. Raises MarkingRefused.

    ``seen`` is the response's ``last_seq`` that the teacher looked at; ``shares`` is empty for a
    question without key points.
    """
    decision = Decision(fraction=fraction, shares=shares, comment=comment, seconds=seconds)
    return confirm(response, marker=marker, seen=seen, decision=decision, now=now).markings[0]


@transaction.atomic
def confirm(
    response: Response,
    *,
    marker: User,
    seen: int,
    decision: Decision,
    now: datetime,
    others: Mapping[int, int] | None = None,
) -> Marked:
    """One mark for ``response`` and for ``others`` (``last_seq`` by response id), in one action.

    Raises MarkingRefused, and marks none, where ``response`` itself has changed since it was seen;
    of the others those that changed are left. However many there are, the queries are the same.
    """
    wanted = {response.pk: seen} | dict(others or {}) | {response.pk: seen}
    rows = list(Response.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))
    fresh = [row for row in rows if row.last_seq == wanted[row.pk] and _is_handed_in(row)]
    taken = [row for row in fresh if row.pk == response.pk or row.is_waiting]
    as_shown = {pk: place for place, pk in enumerate(wanted)}
    taken.sort(key=lambda row: as_shown[row.pk])
    response.refresh_from_db(fields=["fraction", "state", "last_seq"])
    if response.pk not in {row.pk for row in taken}:
        raise MarkingRefused(MarkingRefusal.STALE, response)
    was_read = read_in_time([text_of(row.answer) for row in taken], decision.seconds)
    marked = add_marks(
        taken,
        {
            row.pk: replace(decision, is_blind=decision.is_blind and row is taken[0])
            for row in taken
        },
        marker=marker,
        was_read={row.pk: read for row, read in zip(taken, was_read, strict=True)},
        seconds=seconds_each(decision.seconds, count=len(taken)),
        batch=uuid4() if all(row.is_waiting for row in taken) else None,
        now=now,
    )
    remember_comment(response, marker=marker, text=decision.comment, now=now)
    response.refresh_from_db(fields=["fraction", "state", "last_seq"])
    return replace(marked, left=tuple(row for row in rows if row not in taken))


def add_marks(
    responses: Sequence[Response],
    decisions: Mapping[int, Decision],
    *,
    marker: User,
    was_read: Mapping[int, bool],
    seconds: Decimal | None,
    batch: UUID | None,
    now: datetime,
) -> Marked:
    """Of answers to one question that are locked and as they were seen; ``decisions`` and
    ``was_read`` by response id, ``seconds`` for each."""
    if not responses:
        return Marked(batch=None, markings=(), left=())
    markings = _add_markings(
        responses,
        decisions,
        marker=marker,
        was_read=was_read,
        seconds=seconds,
        batch=batch,
        now=now,
    )
    _finish(responses, marker=marker, now=now)
    version = responses[0].version
    if has_learnt_much(version):
        ask_for_proposals([version.question_id])
        ask_for_comparison([version.question_id])
    return Marked(batch=batch, markings=tuple(markings), left=())


def _is_handed_in(response: Response) -> bool:
    """One that was returned is marked as it was handed in last; that ends the return."""
    return response.state != ResponseState.OPEN


def _add_markings(
    responses: Sequence[Response],
    decisions: Mapping[int, Decision],
    *,
    marker: User,
    was_read: Mapping[int, bool],
    seconds: Decimal | None,
    batch: UUID | None,
    now: datetime,
) -> list[Marking]:
    kept = {row.pk: stored(decisions[row.pk].fraction) for row in responses}
    ids = [row.pk for row in responses]
    proposals = _proposals([pk for pk in ids if decisions[pk].has_proposal])
    last = _last_markings(ids)
    blind = {pk for pk in proposals if decisions[pk].is_blind}
    _set_fractions(kept)
    _add_events(responses, EventKind.MARKED, fractions=kept, actor=marker, now=now)
    return Marking.objects.bulk_create(
        Marking(
            response=row,
            number=last[row.pk].number + 1 if row.pk in last else 1,
            shares={key: share.value for key, share in decision.shares.items()},
            fraction=kept[row.pk],
            comment=decision.comment,
            marker=marker,
            marked_at=now,
            rubric=decision.rubric,
            proposed=proposals[row.pk].shares if row.pk in proposals else {},
            proposed_band=proposals[row.pk].band if row.pk in proposals else "",
            evidence=_evidence(proposals.get(row.pk), last.get(row.pk), is_blind=row.pk in blind),
            accepted=list(decision.accepted),
            is_blind=row.pk in blind,
            seconds=seconds,
            is_read=was_read[row.pk],
            batch=batch,
        )
        for row in responses
        for decision in [decisions[row.pk]]
    )


def _set_fractions(fractions: Mapping[int, Decimal]) -> None:
    """One statement, however many marks there are."""
    each = Case(
        *(When(pk=pk, then=Value(fraction)) for pk, fraction in fractions.items()),
        output_field=Response._meta.get_field("fraction"),
    )
    Response.objects.filter(pk__in=fractions).update(
        fraction=each, state=ResponseState.MARKED, last_seq=F("last_seq") + 1
    )


def _last_markings(response_ids: Sequence[int]) -> dict[int, Marking]:
    rows = Marking.objects.filter(response__in=response_ids).order_by("number")
    return {row.response_id: row for row in rows}


def _evidence(proposal: Proposal | None, last: Marking | None, *, is_blind: bool) -> list[Any]:
    """What was in sight; whoever changes a mark has what was lit for it before."""
    if is_blind:
        return []
    if proposal is not None:
        return list(proposal.evidence)
    return list(last.evidence) if last is not None else []


def _proposals(response_ids: Sequence[int]) -> dict[int, Proposal]:
    found = Proposal.objects.filter(response__in=response_ids)
    return {proposal.response_id: proposal for proposal in found}


def _add_events(
    responses: Sequence[Response],
    kind: EventKind,
    *,
    actor: User,
    now: datetime,
    fractions: Mapping[int, Decimal] | None = None,
) -> None:
    """``responses`` as they were before their ``last_seq`` was counted up; ``fractions`` by their
    ids where there are some."""
    ResponseEvent.objects.bulk_create(
        ResponseEvent(
            response=row,
            seq=row.last_seq + 1,
            kind=kind,
            fraction=(fractions or {}).get(row.pk),
            actor=actor,
            happened_at=now,
        )
        for row in responses
    )


def seconds_each(seconds: float | None, *, count: int) -> Decimal | None:
    if seconds is None or not 0 <= seconds <= LONGEST_LOOK:
        return None
    return (Decimal(seconds) / count).quantize(Decimal("0.1"))


def _finish(responses: Sequence[Response], *, marker: User, now: datetime) -> None:
    """What a mark settles: a student's question about the one before, who is at it, and what the
    teacher had decided about it so far."""
    SecondLook.objects.open().filter(response__in=responses).update(
        answered_at=now, answered_by=marker
    )
    Lease.objects.filter(response__in=responses).delete()
    PointDecision.objects.filter(response__in=responses, teacher=marker).delete()
    BandException.objects.filter(response__in=responses).delete()


def remember_comment(response: Response, *, marker: User, text: str, now: datetime) -> None:
    if not text:
        return
    Comment.objects.update_or_create(
        teacher=marker,
        question_id=response.version.question_id,
        digest=sha256(text.encode()).hexdigest(),
        defaults={"text": text, "used_at": now},
    )


@transaction.atomic
def undo(batch: UUID, *, marker: User, now: datetime) -> int:
    """Put the answers of an action of one's own back into the queue: how many that were.

    The markings stay in the history, and an event says who took them back. An answer that was
    marked again since stays as it is.
    """
    numbers = dict(
        Marking.objects.filter(batch=batch, marker=marker).values_list("response_id", "number")
    )
    newer = dict(
        Marking.objects.filter(response__in=numbers)
        .order_by()
        .values_list("response")
        .annotate(Count("pk"))
    )
    ids = [pk for pk, number in numbers.items() if newer[pk] == number]
    marked = Response.objects.filter(pk__in=ids, state=ResponseState.MARKED)
    rows = list(without_given(marked).select_for_update(of=("self",)).select_related("version"))
    _add_events(rows, EventKind.REOPENED, actor=marker, now=now)
    # What was learnt from these marks is unlearnt, and they wait again themselves.
    ask_for_proposals(row.version.question_id for row in rows)
    # Whoever marked them may know by now what was proposed.
    Proposal.objects.filter(response__in=[row.pk for row in rows]).update(is_blind=False)
    return Response.objects.filter(pk__in=[row.pk for row in rows]).update(
        fraction=None, state=ResponseState.WAITING, last_seq=F("last_seq") + 1
    )


@transaction.atomic
def take_lease(responses: Sequence[Response], *, teacher: User, now: datetime) -> None:
    """For LEASE, unless somebody else has the answer; then it stays theirs."""
    held = Lease.objects.held(now).exclude(teacher=teacher)
    taken = set(held.filter(response__in=responses).values_list("response_id", flat=True))
    free = [row for row in responses if row.pk not in taken]
    Lease.objects.bulk_create(
        (Lease(response=row, teacher=teacher, until=now + LEASE) for row in free),
        update_conflicts=True,
        unique_fields=["response"],
        update_fields=["teacher", "until"],
    )


class SecondLookRefused(Refused[SecondLookRefusal]):
    pass


@transaction.atomic
def ask_second_look(response: Response, *, reason: str, now: datetime) -> SecondLook:
    """The mark stays in force until the teacher decides again. Raises SecondLookRefused."""
    if not reason.strip():
        raise SecondLookRefused(SecondLookRefusal.EMPTY)
    if response.state != ResponseState.MARKED or not response.markings.exists():
        raise SecondLookRefused(SecondLookRefusal.NOT_MARKED)
    look, is_new = SecondLook.objects.get_or_create(
        response=response,
        answered_at=None,
        defaults={"reason": reason.strip(), "asked_at": now},
    )
    if not is_new:
        raise SecondLookRefused(SecondLookRefusal.ASKED)
    return look
