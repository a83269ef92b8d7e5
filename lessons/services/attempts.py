"""Attempts from start to hand-in. Nothing typed is lost and nothing is counted twice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from lessons.domain.clock import handed_in_at
from lessons.domain.drawing import draw, seed_of
from lessons.domain.lateness import WHOLE, LateRule, late_factor
from lessons.domain.marks import stored
from lessons.domain.parts import Part
from lessons.domain.refusals import AttemptRefusal, DraftRefusal, Refused
from lessons.domain.templates.template import Side
from lessons.domain.types.definition import Answer
from lessons.domain.types.option_order import AS_WRITTEN
from lessons.models import (
    Assignment,
    Attempt,
    EventKind,
    Question,
    QuestionVersion,
    Response,
    ResponseEvent,
    ResponseState,
    User,
)
from lessons.models.attempts import WRITABLE
from lessons.queries import is_student_of, standing_of
from lessons.queries.allowances import allowed
from lessons.queries.corrections import standing_corrections
from lessons.services.drawing_numbers import draw_versions
from lessons.services.keeping import keep_replaced
from lessons.services.remembering import remember
from lessons.services.standing_corrections import apply_standing
from lessons.services.tasks.proposals import ask_for_proposals
from lessons.services.tasks.similarity import ask_for_comparisons_of
from lessons.services.work_files import hand_in_files


class AttemptRefused(Refused[AttemptRefusal]):
    pass


class DraftRefused(Refused[DraftRefusal]):
    """A draft that was not kept by the server, with what the server holds instead."""

    def __init__(self, code: DraftRefusal, response: Response) -> None:
        super().__init__(code)
        self.response = response


AHEAD = timedelta(seconds=5)
"""By which the clock of a page may run ahead of ours."""


@dataclass(frozen=True, slots=True)
class SavedDraft:
    seq: int
    saved_at: datetime | None


def start_attempt(assignment: Assignment, *, student: User, part: Part, now: datetime) -> Attempt:
    """The attempt under way, or a new one. Raises AttemptRefused.

    A double click finds the attempt that the first click made.
    """
    try:
        with transaction.atomic():
            return _start_attempt(assignment, student=student, part=part, now=now)
    except IntegrityError as error:
        # Said by the commit: the lesson was taken back meanwhile (services.undoing).
        raise AttemptRefused(AttemptRefusal.NOT_OPEN) from error


def _start_attempt(assignment: Assignment, *, student: User, part: Part, now: datetime) -> Attempt:
    if now < assignment.opens_at or not assignment.lesson.is_published:
        raise AttemptRefused(AttemptRefusal.NOT_OPEN)
    own = Attempt.objects.filter(assignment=assignment, student=student, part=part)
    under_way = own.under_way().select_related("assignment").first()
    if under_way is not None:
        return _gone_on(under_way, now=now)
    returned = own.filter(response__state=ResponseState.RETURNED).order_by("-number").first()
    if returned is not None:
        return returned
    _refuse_closed_part(assignment, student=student, part=part, now=now)
    try:
        with transaction.atomic():
            return _create_attempt(assignment, student=student, part=part, now=now)
    except IntegrityError:  # pragma: no cover - SQLite lets one write at a time, PostgreSQL two
        return own.latest("number")


def _gone_on(attempt: Attempt, *, now: datetime) -> Attempt:
    """As it is; one whose time is over is handed in, or begins anew where nothing was saved."""
    if not close_if_over(attempt, now=now) and attempt.is_over(now):
        attempt.started_at = now
        attempt.ends_at = _ends_at(attempt, student=attempt.student, now=now)
        attempt.save(update_fields=["started_at", "ends_at"])
    return attempt


def _ends_at(attempt: Attempt, *, student: User, now: datetime) -> datetime | None:
    return _end(attempt.assignment, part=Part(attempt.part), student=student, now=now)


def _end(assignment: Assignment, *, part: Part, student: User, now: datetime) -> datetime | None:
    """A time limit is for levels: a task is written over days."""
    if assignment.time_limit is None or part.is_task:
        return None
    extra = allowed(assignment, student.pk).minutes
    return now + timedelta(minutes=assignment.time_limit + extra)


def _refuse_closed_part(
    assignment: Assignment, *, student: User, part: Part, now: datetime
) -> None:
    standing = standing_of(assignment, student, now=now)
    progress = standing.progress_in(part)
    if progress is None:
        raise AttemptRefused(AttemptRefusal.NO_QUESTIONS)
    if standing.is_closed(now):
        raise AttemptRefused(AttemptRefusal.CLOSED)
    if progress.is_locked:
        raise AttemptRefused(AttemptRefusal.LOCKED)
    if progress.attempts_left == 0:
        raise AttemptRefused(AttemptRefusal.NONE_LEFT)


def _create_attempt(assignment: Assignment, *, student: User, part: Part, now: datetime) -> Attempt:
    number = Attempt.objects.filter(assignment=assignment, student=student, part=part).count() + 1
    seed = seed_of(assignment.pk, student.pk, part, number)
    attempt = Attempt.objects.create(
        assignment=assignment,
        student=student,
        part=part,
        number=number,
        started_at=now,
        last_active_at=now,
        ends_at=_end(assignment, part=part, student=student, now=now),
        extended_to=allowed(assignment, student.pk).due_at,
        furthest=1 if assignment.is_forward_only else None,
        option_seed=seed if assignment.shuffles_options else AS_WRITTEN,
    )
    asked = draw_versions(
        _chosen_versions(attempt, seed=seed), side=Side.TEST, person=student.pk, turn=number
    )
    Response.objects.bulk_create(
        Response(attempt=attempt, version=version, position=position)
        for position, version in enumerate(asked, start=1)
    )
    return attempt


def _chosen_versions(attempt: Attempt, *, seed: int) -> list[QuestionVersion]:
    """The versions to ask, in their order."""
    assignment, part = attempt.assignment, Part(attempt.part)
    questions = Question.objects.for_test().filter(lesson=assignment.lesson, part=part)
    listed = questions.order_by("position").select_related("current")
    pool = _counted({question.pk: question.current for question in listed}, assignment)
    asked = Counter(
        Response.objects.filter(
            attempt__assignment=assignment, attempt__student=attempt.student, attempt__part=part
        ).values_list("version__question", flat=True)
    )
    drawn = draw(list(pool), assignment.drawing(part), asked=asked, seed=seed)
    return [version for question in drawn if (version := pool[question]) is not None]


def _counted(
    pool: dict[int, QuestionVersion | None], assignment: Assignment
) -> dict[int, QuestionVersion | None]:
    """Without questions that were left out for the class, unless nothing else is there to ask."""
    classroom = assignment.classroom_id
    found = standing_corrections(pool, [classroom])
    left_out = {question for (question, _), own in found.items() if own.is_left_out}
    kept = {question: version for question, version in pool.items() if question not in left_out}
    return kept or pool


@transaction.atomic
def save_draft(response: Response, *, answer: Answer, seen: int, now: datetime) -> SavedDraft:
    """Keep what is being typed. Raises DraftRefused; the row then holds what it held before.

    ``seen`` is the draft number the page was drawn with: of two tabs the slower one is refused.
    Autosave may arrive after the hand-in; it is older then, so it loses.
    """
    if not response.version.parsed.is_valid(answer):
        raise DraftRefused(DraftRefusal.INVALID, response)
    attempt = response.attempt
    if not is_student_of(attempt.student_id, attempt.assignment.classroom_id):
        raise DraftRefused(DraftRefusal.LEFT, response)
    if attempt.is_over(now):
        raise DraftRefused(DraftRefusal.OVER, response)
    if response.position < (attempt.furthest or 0) and not response.is_returned:
        raise DraftRefused(DraftRefusal.PASSED, response)
    # The attempt first, as submit_attempt does: two orders of locking would make a deadlock.
    Attempt.objects.under_way().filter(pk=response.attempt_id).update(
        last_active_at=now, begun_at=Coalesce("begun_at", now)
    )
    saved = Response.objects.filter(pk=response.pk, draft_seq=seen, state__in=WRITABLE).update(
        draft=list(answer), draft_seq=F("draft_seq") + 1, draft_saved_at=now
    )
    if saved:
        keep_replaced(response, answer=answer, seen=seen, now=now)
        return SavedDraft(seq=seen + 1, saved_at=now)
    response.refresh_from_db(fields=["draft", "draft_seq", "draft_saved_at", "state", "answer"])
    if not response.is_open:
        raise DraftRefused(DraftRefusal.SUBMITTED, response)
    if tuple(response.draft) == answer:
        return SavedDraft(seq=response.draft_seq, saved_at=response.draft_saved_at)
    raise DraftRefused(DraftRefusal.STALE, response)


def set_flag(response: Response, *, is_flagged: bool) -> None:
    """For the student's own eyes; after the hand-in it changes nothing."""
    Response.objects.filter(pk=response.pk, state=ResponseState.OPEN).update(is_flagged=is_flagged)


def go_forward(attempt: Attempt, *, position: int) -> None:
    """There is no way back behind ``position`` from now on, where the rule says so."""
    Attempt.objects.under_way().filter(pk=attempt.pk, furthest__lt=position).update(
        furthest=position
    )


def close_if_over(attempt: Attempt, *, now: datetime) -> bool:
    """Hand in what was saved when time was over; False where there is nothing to do.

    An attempt without an answer is left as it is: it spends nothing.
    """
    if not attempt.is_over(now) or attempt.begun_at is None:
        return False
    return _hand_in(attempt, at=attempt.end or now, is_closed_by_clock=True)


def close_all_over(*, now: datetime) -> int:
    """How many attempts were left open when their time was over and are handed in now."""
    over = Attempt.objects.over(now).select_related("assignment").order_by("pk")
    return sum(close_if_over(attempt, now=now) for attempt in over)


def hand_in_at_end(attempt: Attempt, *, now: datetime) -> bool:
    """What the clock of a page asks for; False where it runs ahead of the server's."""
    end = attempt.end
    if end is None or attempt.is_submitted or now < end - AHEAD:
        return False
    return _hand_in(attempt, at=min(now, end), is_closed_by_clock=True)


def submit_attempt(attempt: Attempt, *, now: datetime) -> bool:
    """Hand in every draft and mark what a key can mark; False if that was done before."""
    if attempt.is_over(now):
        return _hand_in(attempt, at=attempt.end or now, is_closed_by_clock=True)
    return _hand_in(attempt, at=handed_in_at(attempt.end, now=now), is_closed_by_clock=False)


@transaction.atomic
def _hand_in(attempt: Attempt, *, at: datetime, is_closed_by_clock: bool) -> bool:
    won = Attempt.objects.filter(pk=attempt.pk, submitted_at=None).update(
        submitted_at=at, last_active_at=at, is_closed_by_clock=is_closed_by_clock
    )
    if not won:
        return False
    # Locked, so that an autosave under way is either part of what is handed in or refused.
    locked = attempt.response_set.select_for_update(of=("self",)).select_related("version")
    responses = list(locked.order_by("position"))
    for response in responses:
        _submit_response(response, now=at)
    apply_standing(attempt, responses, now=at)
    ask_for_proposals(row.version.question_id for row in responses if row.is_waiting)
    if Part(attempt.part).is_task:
        ask_for_comparisons_of(row.pk for row in responses if row.is_waiting)
    _remember(attempt, responses, now=at)
    attempt.refresh_from_db(fields=["submitted_at", "last_active_at", "is_closed_by_clock"])
    return True


def _remember(attempt: Attempt, responses: Sequence[Response], *, now: datetime) -> None:
    """What a key has marked comes back in the review, once the test is over."""
    verdicts = {
        row.version.question_id: row.fraction == 1 for row in responses if row.fraction is not None
    }
    if verdicts:
        lesson_id = attempt.assignment.lesson_id
        remember(attempt.student, verdicts, lesson_id=lesson_id, now=now)


def _submit_response(response: Response, *, now: datetime) -> None:
    answer = tuple(response.draft)
    version = response.version
    fraction = version.parsed.grade(answer).fraction
    has_files = hand_in_files(response, now=now)
    # Nothing typed is no answer, unless a file is.
    kept = None if fraction is None or has_files else stored(fraction)
    before = response.last_seq  # What was withdrawn has a history already.
    response.late_factor = first_late_factor(response.attempt, at=now)
    ResponseEvent.objects.create(
        response=response,
        seq=before + 1,
        kind=EventKind.SUBMITTED,
        answer=list(answer),
        late_factor=response.late_factor,
        actor_id=response.attempt.student_id,
        happened_at=now,
    )
    if kept is not None:
        ResponseEvent.objects.create(
            response=response, seq=before + 2, kind=EventKind.GRADED, fraction=kept, happened_at=now
        )
    response.answer = list(answer)
    response.fraction = kept
    response.state = ResponseState.WAITING if kept is None else ResponseState.MARKED
    response.last_seq = before + (1 if kept is None else 2)
    response.save(update_fields=["answer", "fraction", "state", "last_seq", "late_factor"])


def first_late_factor(attempt: Attempt, *, at: datetime) -> Decimal:
    """Of a task handed in for the first time; everything else counts in full."""
    if not Part(attempt.part).is_task:
        return WHOLE
    return late_factor(LateRule(attempt.assignment.late_rule), due_at=attempt.due_at, at=at)
