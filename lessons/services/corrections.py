"""A question changed for everybody: another key, not counted, or its points given to all.

A teacher sees whose mark would change by how much and puts exactly that in force, in their own
classes, in one action that can be taken back. The students are told. It holds for what is handed in
later, too (``handing_in``). A new key of a lesson that others teach is its authors' business.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from lessons.domain.content.parsing import is_same_content, parse
from lessons.domain.content.question import QuestionContent, values_of
from lessons.domain.content.rekeying import asks_same
from lessons.domain.corrections import Change
from lessons.domain.progress import ResponseMark, Score
from lessons.domain.refusals import CorrectionRefusal, Refused
from lessons.models import (
    CorrectedMark,
    Correction,
    EventKind,
    MarkNotice,
    Question,
    QuestionVersion,
    Response,
    ResponseEvent,
    ResponseState,
    User,
)
from lessons.queries.authorship import may_change_lesson
from lessons.queries.corrections import (
    NOTHING,
    Standing,
    answers_to_correct,
    classes_with,
    score_with,
    standing_corrections,
    works_of,
)
from lessons.services.authoring import revise_question
from lessons.services.correcting import (
    Outcome,
    given,
    is_marked_by,
    left_out,
    rekeyed,
    write_outcomes,
)
from lessons.services.drawing_numbers import draw_of, kept_counterpart
from lessons.services.locking import lock_responses, locked_question


class CorrectionRefused(Refused[CorrectionRefusal]):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """``content`` is the question with the key that shall hold, for a change of the key."""

    kind: Change
    content: QuestionContent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One answer with the score of its work, before and after."""

    outcome: Outcome
    before: Score
    after: Score

    @property
    def response(self) -> Response:
        return self.outcome.response


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """``kept`` are marks that people gave and that a new key leaves as they are."""

    wanted: Wanted
    rows: tuple[Changed, ...]
    kept: int
    is_new: bool
    """It does not hold yet in all classes of the teacher, whether or not somebody has answered."""

    @property
    def digest(self) -> str:
        """The same as long as the same marks would change in the same way."""
        rows = [(row.response.pk, row.response.last_seq, row.outcome.fraction) for row in self.rows]
        content = self.wanted.content
        key = "" if content is None else values_of(content)
        return sha256(f"{self.wanted.kind} {key} {rows}".encode()).hexdigest()


def preview_correction(teacher: User, question: Question, wanted: Wanted) -> Preview:
    """Whose mark would change by how much. Raises CorrectionRefused; seven queries at most."""
    version = _version_of(question, wanted)
    answers = answers_to_correct(teacher, question)
    classrooms = [classroom.pk for classroom in classes_with(teacher, question)]
    found = standing_corrections([question.pk], classrooms)
    standing = {pk: found.get((question.pk, pk), NOTHING) for pk in classrooms}
    given_in = {pk for pk, own in standing.items() if own.is_given}
    free = [row for row in answers if row.attempt.assignment.classroom_id not in given_in]
    outcomes = [_outcome(row, wanted.kind, version) for row in free]
    changed = [outcome for outcome in outcomes if outcome.is_changed]
    return Preview(
        wanted=wanted,
        rows=tuple(_with_scores(changed)),
        kept=_kept_count(outcomes, version) if wanted.kind == Change.KEY else 0,
        is_new=_is_new(question, wanted, list(standing.values())),
    )


def _is_new(question: Question, wanted: Wanted, standing: Sequence[Standing]) -> bool:
    if wanted.content is not None:
        return not is_same_content(wanted.content, question.in_force.content)
    return any(own.whole is None or own.whole.kind != wanted.kind for own in standing)


def _version_of(question: Question, wanted: Wanted) -> QuestionVersion:
    """One that is not saved, to mark by. Raises CorrectionRefused where it asks something else."""
    if wanted.content is None:
        return question.in_force
    current = question.in_force
    if not asks_same(parse(wanted.content).input, current.input):
        raise CorrectionRefused(CorrectionRefusal.OTHER_QUESTION)
    return QuestionVersion.of(wanted.content, question=question, number=current.number + 1)


def _outcome(response: Response, kind: Change, version: QuestionVersion) -> Outcome:
    if kind == Change.KEY:
        return rekeyed(response, version)
    return given(response) if kind == Change.GIVEN else left_out(response)


def _kept_count(outcomes: Sequence[Outcome], version: QuestionVersion) -> int:
    """Marks that the new key would have given otherwise and a person decided about."""
    return sum(
        not outcome.is_changed
        and outcome.response.state == ResponseState.MARKED
        and bool(outcome.response.markings.all())
        and is_marked_by(outcome.response, version)
        for outcome in outcomes
    )


def _with_scores(changed: Sequence[Outcome]) -> Iterable[Changed]:
    works = works_of({outcome.response.attempt_id for outcome in changed})
    for outcome in changed:
        work, response = works[outcome.response.attempt_id], outcome.response
        mark = ResponseMark(points=response.version.points, fraction=outcome.counted)
        after = score_with(work, {response.pk: None if outcome.is_left_out else mark})
        yield Changed(outcome=outcome, before=score_with(work, {}), after=after)


@transaction.atomic
def correct_question(
    question: Question, wanted: Wanted, *, teacher: User, reason: str, previewed: str, now: datetime
) -> tuple[UUID, int]:
    """Put in force what the teacher has looked at, all or nothing: the action, and how many marks.

    ``previewed`` is the digest of what the page showed. Raises CorrectionRefused.
    """
    if not reason.strip():
        raise CorrectionRefused(CorrectionRefusal.NO_REASON)
    locked = locked_question(question)
    lock_responses(row.response.pk for row in preview_correction(teacher, locked, wanted).rows)
    found = preview_correction(teacher, locked, wanted)
    if found.digest != previewed:
        raise CorrectionRefused(CorrectionRefusal.CHANGED)
    _refuse_senseless(found)
    base = locked.in_force
    version = _put_in_force(locked, found, teacher=teacher, now=now)
    batch = uuid4()
    by_class = _add_corrections(
        locked,
        kind=wanted.kind,
        versions=(version, base) if wanted.kind == Change.KEY else (None, None),
        reason=reason.strip(),
        teacher=teacher,
        batch=batch,
        now=now,
    )
    if wanted.kind == Change.KEY:
        _mark_by(version, list(by_class))
    pairs = [
        (by_class[row.response.attempt.assignment.classroom_id], row.outcome) for row in found.rows
    ]
    _tell_students(write_outcomes(pairs, actor=teacher, now=now), now=now)
    return batch, len(pairs)


def _refuse_senseless(found: Preview) -> None:
    if not found.rows and not found.is_new:
        raise CorrectionRefused(CorrectionRefusal.NOTHING)
    is_drop = found.wanted.kind == Change.LEFT_OUT
    if is_drop and any(not row.after.total for row in found.rows):
        raise CorrectionRefused(CorrectionRefusal.ONLY_QUESTION)


def _put_in_force(
    question: Question, found: Preview, *, teacher: User, now: datetime
) -> QuestionVersion:
    """Raises CorrectionRefused for a new key of somebody who may not change it."""
    if found.wanted.content is None or not found.is_new:
        return question.in_force
    if not may_change_lesson(teacher, question.lesson_id):
        raise CorrectionRefused(CorrectionRefusal.NOT_AUTHOR)
    return revise_question(question, found.wanted.content, revised_by=teacher, now=now)


def _add_corrections(
    question: Question,
    *,
    kind: Change,
    versions: tuple[QuestionVersion | None, QuestionVersion | None],
    reason: str,
    teacher: User,
    batch: UUID,
    now: datetime,
) -> dict[int, Correction]:
    """One for each class, also where nobody has answered yet; by class."""
    version, base = versions
    return {
        classroom.pk: Correction.objects.create(
            question=question,
            classroom=classroom,
            kind=kind,
            version=version,
            base=base,
            reason=reason,
            made_by=teacher,
            made_at=now,
            batch=batch,
        )
        for classroom in classes_with(teacher, question)
    }


def _mark_by(version: QuestionVersion, classrooms: Sequence[int]) -> None:
    """What was asked with another key, and the same otherwise, is shown with this one from now."""
    rows = Response.objects.filter(
        Q(version__text=version.text) | Q(version__drawn_from__isnull=False),
        version__question=version.question_id,
        attempt__assignment__classroom__in=classrooms,
    ).exclude(state=ResponseState.OPEN)
    others = rows.exclude(version=version).exclude(version__drawn_from=version)
    keyed: dict[int, list[int]] = {}
    for row in others.select_related("version"):
        if is_marked_by(row, version):
            keyed.setdefault(row.version.variant, []).append(row.pk)
    for variant, same in keyed.items():
        key = draw_of(version, variant) if version.draws_numbers else version
        Response.objects.filter(pk__in=same).update(key=key)


def _tell_students(marks: Sequence[CorrectedMark], *, now: datetime) -> None:
    MarkNotice.objects.bulk_create(
        MarkNotice(student_id=mark.response.attempt.student_id, mark=mark, made_at=now)
        for mark in marks
    )


@transaction.atomic
def take_back_correction(batch: UUID, *, teacher: User, now: datetime) -> int:
    """The marks of before again, where nobody changed them since: how many. Raises
    CorrectionRefused where a later change of the question rests on this one."""
    rows = list(
        Correction.objects.in_force()
        .filter(batch=batch, made_by=teacher)
        .select_related("question__lesson", "classroom", "version", "base")
    )
    if not rows:
        return 0
    question = locked_question(rows[0].question)
    classrooms = [row.classroom_id for row in rows]
    later = Correction.objects.in_force().filter(
        question=question, classroom__in=classrooms, pk__gt=rows[0].pk
    )
    if later.exclude(batch=batch).exists():
        raise CorrectionRefused(CorrectionRefusal.NOT_LAST)
    made = CorrectedMark.objects.filter(correction__in=rows)
    lock_responses(made.values_list("response_id", flat=True))
    marks = list(made.select_related("response__attempt").order_by("response"))
    back = _add_taken_back(rows, teacher=teacher, now=now)
    pairs = [(back[mark.correction_id], _as_before(mark)) for mark in _untouched(marks)]
    MarkNotice.objects.unread().filter(mark__in=marks).delete()
    told = write_outcomes(pairs, actor=teacher, now=now)
    _tell_students(told, now=now)
    _restore_keys(question, rows, teacher=teacher, now=now)
    return len(pairs)


def _untouched(marks: Sequence[CorrectedMark]) -> list[CorrectedMark]:
    """Those that stand as the correction left them: nobody has decided otherwise since, and what
    was changed for everybody meanwhile is taken back."""
    decided = ResponseEvent.objects.filter(response__in=[mark.response_id for mark in marks])
    by_people = decided.exclude(kind__in=[EventKind.CORRECTED, EventKind.RETURNED]).order_by()
    last = dict(by_people.values_list("response").annotate(Max("seq")))
    return [
        mark
        for mark in marks
        if last[mark.response_id] < mark.seq
        and (mark.response.fraction, mark.response.is_left_out) == (mark.fraction, mark.is_left_out)
    ]


def _as_before(mark: CorrectedMark) -> Outcome:
    return Outcome(
        response=mark.response, fraction=mark.fraction_before, is_left_out=mark.was_left_out
    )


def _add_taken_back(
    rows: Sequence[Correction], *, teacher: User, now: datetime
) -> dict[int, Correction]:
    """By the id of what is taken back."""
    batch = uuid4()
    return {
        row.pk: Correction.objects.create(
            question=row.question,
            classroom=row.classroom,
            kind=Change.TAKEN_BACK,
            takes_back=row,
            made_by=teacher,
            made_at=now,
            batch=batch,
        )
        for row in rows
    }


def _restore_keys(
    question: Question, rows: Sequence[Correction], *, teacher: User, now: datetime
) -> None:
    """The answers are shown with the key of before; so is the question, where nobody else has put
    the new one in force."""
    with_key = [row for row in rows if row.version is not None and row.base is not None]
    for row in with_key:
        place = (question.pk, row.classroom_id)
        before = standing_corrections([question.pk], [row.classroom_id]).get(place, NOTHING).key
        keyed = Response.objects.filter(
            Q(key=row.version) | Q(key__drawn_from=row.version),
            attempt__assignment__classroom=row.classroom,
        )
        _key_by(keyed, before.version if before else None)
    if not with_key or with_key[0].base is None or with_key[0].base == with_key[0].version:
        return
    is_used = Correction.objects.in_force().filter(version=with_key[0].version).exists()
    if question.current_id == with_key[0].version_id and not is_used:
        revise_question(question, with_key[0].base.content, revised_by=teacher, now=now)


def _key_by(rows: QuerySet[Response], version: QuestionVersion | None) -> None:
    """Each shown with the key of this version from now; with its own where there is none."""
    if version is None or not version.draws_numbers:
        rows.update(key=version)
        return
    for row in rows.select_related("version"):
        Response.objects.filter(pk=row.pk).update(key=kept_counterpart(version, row.version))


def mark_notices_read(student: User, *, now: datetime) -> None:
    MarkNotice.objects.unread().filter(student=student).update(read_at=now)
