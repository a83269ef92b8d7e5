"""A written task on its way: taken back, returned for revision, handed in again.

Each step adds an event. What was handed in and every mark stay; the mark of what is returned goes
on counting until the revision is handed in.
"""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from lessons.domain.lateness import WHOLE, LateRule, late_factor
from lessons.domain.parts import Part
from lessons.domain.refusals import Refused, WritingRefusal
from lessons.domain.types.definition import is_blank
from lessons.models import (
    Attempt,
    EventKind,
    KeyTimes,
    Lease,
    Marking,
    Proposal,
    Response,
    ResponseEvent,
    ResponseState,
    SecondLook,
    User,
    WorkReturn,
)
from lessons.queries import is_student_of
from lessons.services.attempts import SavedDraft, save_draft
from lessons.services.keeping import keep_for_good
from lessons.services.locking import lock_responses
from lessons.services.standing_corrections import apply_standing
from lessons.services.tasks.proposals import ask_for_proposals
from lessons.services.tasks.similarity import ask_for_comparisons_of
from lessons.services.work_files import hand_in_files, withdraw_files

_MOVED = ["answer", "fraction", "state", "late_factor", "last_seq", "is_left_out", "key"]


class WritingRefused(Refused[WritingRefusal]):
    pass


@transaction.atomic
def take_back(response: Response, *, text: str, seen: int, now: datetime) -> SavedDraft:
    """Put an earlier text in the place of the draft, which is kept. Raises DraftRefused."""
    if response.draft_seq == seen and response.is_open:
        keep_for_good(response, now=now)
    return save_draft(response, answer=(text,) if text.strip() else (), seen=seen, now=now)


def last_return(response: Response) -> WorkReturn | None:
    return response.returns.select_related("returned_by").order_by("-number").first()


# --- Returned by a teacher ----------------------------------------------------------------------


@transaction.atomic
def return_work(
    response: Response,
    *,
    teacher: User,
    comment: str,
    due_at: datetime | None,
    seen: int,
    now: datetime,
) -> WorkReturn:
    """Raises WritingRefused where the work is not as the teacher saw it, or cannot be returned."""
    locked = _locked(response)
    _refuse_return(locked, seen=seen)
    returned = WorkReturn.objects.create(
        response=locked,
        number=locked.returns.count() + 1,
        comment=comment,
        due_at=due_at,
        returned_by=teacher,
        returned_at=now,
    )
    _move(locked, EventKind.RETURNED, ResponseState.RETURNED, actor=teacher, now=now)
    Lease.objects.filter(response=locked).delete()
    SecondLook.objects.open().filter(response=locked).update(answered_at=now, answered_by=teacher)
    return returned


def _refuse_return(response: Response, *, seen: int) -> None:
    attempt = response.attempt
    if response.is_returned:
        raise WritingRefused(WritingRefusal.RETURNED)
    if response.is_open or not Part(attempt.part).is_task:
        raise WritingRefused(WritingRefusal.NOT_HANDED_IN)
    if response.last_seq != seen:
        raise WritingRefused(WritingRefusal.STALE)
    if _further_attempts(attempt):
        raise WritingRefused(WritingRefusal.OTHER_ATTEMPT)
    if not is_student_of(attempt.student_id, attempt.assignment.classroom_id):
        raise WritingRefused(WritingRefusal.LEFT)


# --- Handed in again ----------------------------------------------------------------------------


@transaction.atomic
def hand_in_again(response: Response, *, now: datetime) -> bool:
    """What stands in the draft; False if that was done before. Raises WritingRefused."""
    locked = _locked(response)
    if locked.is_waiting:
        return False
    if not locked.is_returned:
        raise WritingRefused(WritingRefusal.NOT_RETURNED)
    if is_blank(tuple(locked.draft)) and not locked.files.there().exists():
        raise WritingRefused(WritingRefusal.BLANK)
    if not is_student_of(locked.attempt.student_id, locked.attempt.assignment.classroom_id):
        raise WritingRefused(WritingRefusal.LEFT)
    locked.late_factor = min(locked.late_factor, _revised_factor(locked, now=now))
    ResponseEvent.objects.create(
        response=locked,
        seq=locked.last_seq + 1,
        kind=EventKind.SUBMITTED,
        answer=locked.draft,
        late_factor=locked.late_factor,
        actor_id=locked.attempt.student_id,
        happened_at=now,
    )
    locked.answer, locked.fraction, locked.state = locked.draft, None, ResponseState.WAITING
    locked.last_seq += 1
    locked.is_left_out, locked.key = False, None
    locked.save(update_fields=_MOVED)
    apply_standing(locked.attempt, [locked], now=now)
    hand_in_files(locked, now=now)
    ask_for_comparisons_of([locked.pk])
    Proposal.objects.filter(response=locked).delete()
    ask_for_proposals([locked.version.question_id])
    return True


def _revised_factor(response: Response, *, now: datetime) -> Decimal:
    """Of the revision alone. It is never multiplied with that of an earlier round."""
    returned = last_return(response)
    rule = LateRule(response.attempt.assignment.late_rule)
    return late_factor(rule, due_at=returned.due_at if returned else None, at=now)


# --- Withdrawn ----------------------------------------------------------------------------------


def withdrawal_ends_at(response: Response, returned: WorkReturn | None) -> datetime | None:
    """The deadline of this round or what closes before it; None where there is none."""
    if returned:
        return returned.due_at
    ends = (response.attempt.due_at, response.attempt.end)
    return min((moment for moment in ends if moment is not None), default=None)


def withdrawal_refusal(
    response: Response, returned: WorkReturn | None, *, now: datetime
) -> WritingRefusal | None:
    """Why this round cannot be withdrawn; None where it can. No query but for a waiting one."""
    attempt = response.attempt
    ends_at = withdrawal_ends_at(response, returned)
    if not response.is_waiting or not Part(attempt.part).is_task:
        is_marked = response.state == ResponseState.MARKED
        return WritingRefusal.MARKED if is_marked else WritingRefusal.NOT_HANDED_IN
    if ends_at is not None and now > ends_at:
        return WritingRefusal.OVER
    if attempt.assignment.key_time == KeyTimes.AT_ONCE:
        return WritingRefusal.KEY_SHOWN
    if _further_attempts(attempt):
        return WritingRefusal.OTHER_ATTEMPT
    return None


@transaction.atomic
def withdraw(response: Response, *, now: datetime) -> None:
    """A revision by itself, the first round with all tasks of its attempt.

    Raises WritingRefused.
    """
    # The attempt first, as handing in does, then its responses in the order of everybody else.
    Attempt.objects.select_for_update().get(pk=response.attempt_id)
    lock_responses(response.attempt.response_set.values_list("pk", flat=True))
    locked = _locked(response)
    returned = last_return(locked)
    refusal = withdrawal_refusal(locked, returned, now=now)
    if refusal is not None:
        raise WritingRefused(refusal)
    if not is_student_of(locked.attempt.student_id, locked.attempt.assignment.classroom_id):
        raise WritingRefused(WritingRefusal.LEFT)
    if returned is None:
        _withdraw_attempt(locked.attempt, now=now)
    else:
        _withdraw_revision(locked, now=now)


def _withdraw_revision(response: Response, *, now: datetime) -> None:
    """The text and the mark that counted before count again."""
    events = response.events.order_by("-seq")
    returned = events.filter(kind=EventKind.RETURNED)[0]
    before = events.filter(kind=EventKind.SUBMITTED, seq__lt=returned.seq)[0]
    response.answer, response.late_factor = before.answer, before.late_factor
    response.fraction = _fraction_before(response, returned)
    withdraw_files(response, after=returned.happened_at)
    student = response.attempt.student
    _move(response, EventKind.WITHDRAWN, ResponseState.RETURNED, actor=student, now=now)
    ask_for_comparisons_of([response.pk])
    Proposal.objects.filter(response=response).delete()


def _fraction_before(response: Response, returned: ResponseEvent) -> Decimal | None:
    """As it was when the revision was handed in: it may have been changed for everybody."""
    events = response.events.order_by("-seq")
    handed_in = events.filter(kind=EventKind.SUBMITTED)[0]
    held = events.filter(seq__gt=returned.seq, seq__lt=handed_in.seq).first() or returned
    return held.fraction


def _withdraw_attempt(attempt: Attempt, *, now: datetime) -> None:
    """What had no answer was marked by that alone, and is open again with the others."""
    rows = list(attempt.response_set.order_by("position"))
    is_touched = any(row.is_returned for row in rows)
    if is_touched or Marking.objects.filter(response__in=rows).exists():
        raise WritingRefused(WritingRefusal.MARKED)
    for row in rows:
        withdraw_files(row)
        row.answer, row.fraction, row.late_factor = None, None, WHOLE
        row.is_left_out, row.key = False, None  # What holds for everybody comes with the hand-in.
        _move(row, EventKind.WITHDRAWN, ResponseState.OPEN, actor=attempt.student, now=now)
    Attempt.objects.filter(pk=attempt.pk).update(
        submitted_at=None, is_closed_by_clock=False, last_active_at=now
    )
    Proposal.objects.filter(response__in=rows).delete()
    Lease.objects.filter(response__in=rows).delete()


# --- Shared -------------------------------------------------------------------------------------


def _locked(response: Response) -> Response:
    rows = Response.objects.select_for_update(of=("self",)).select_related(
        "attempt__assignment", "attempt__student", "version"
    )
    return rows.get(pk=response.pk)


def _further_attempts(attempt: Attempt) -> bool:
    own = Attempt.objects.filter(
        assignment=attempt.assignment_id, student=attempt.student_id, part=attempt.part
    )
    return own.filter(number__gt=attempt.number).exists()


def _move(
    response: Response, kind: EventKind, state: ResponseState, *, actor: User, now: datetime
) -> None:
    """The event, and the row as it is after it."""
    ResponseEvent.objects.create(
        response=response,
        seq=response.last_seq + 1,
        kind=kind,
        fraction=response.fraction,
        actor=actor,
        happened_at=now,
    )
    response.state = state
    response.last_seq += 1
    response.save(update_fields=_MOVED)
