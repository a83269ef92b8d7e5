"""Sittings of practice and review, from start to end. Nothing here is a mark."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from lessons.domain.parts import Part
from lessons.domain.practice.sitting import Change, ItemState, after_answer, chosen
from lessons.domain.refusals import PracticeRefusal, Refused
from lessons.domain.templates.template import Side, variant_after
from lessons.domain.types.definition import Answer, Control, is_blank
from lessons.models import (
    Assignment,
    Attempt,
    PracticeAnswer,
    PracticeQuestion,
    PracticeSitting,
    Purpose,
    Question,
    User,
)
from lessons.queries.practice import (
    due_questions,
    kept_back_parts,
    known,
    missed_questions,
    practice_pool,
    sitting_questions,
)
from lessons.services.drawing_numbers import draw_of, draw_versions
from lessons.services.remembering import remember

RESUMED_WITHIN = timedelta(hours=12)


class PracticeRefused(Refused[PracticeRefusal]):
    pass


@transaction.atomic
def start_level(
    assignment: Assignment, *, student: User, part: Part, now: datetime
) -> PracticeSitting:
    """One begun lately goes on. Raises PracticeRefused."""
    if now < assignment.opens_at or not assignment.lesson.is_published:
        raise PracticeRefused(PracticeRefusal.NOT_OPEN)
    if part in kept_back_parts(assignment, student):
        raise PracticeRefused(PracticeRefusal.AFTER_TEST)
    begun = _begun(student, now=now, purpose=Purpose.LEVEL, assignment=assignment, part=part)
    if begun is not None:
        return begun
    pool = practice_pool(assignment, student, part=part, now=now)
    if not pool:
        raise PracticeRefused(PracticeRefusal.NOTHING_YET)
    wanted = set(chosen(known(student, pool)))
    sitting = PracticeSitting.objects.create(
        student=student, assignment=assignment, part=part, purpose=Purpose.LEVEL, started_at=now
    )
    return _filled(sitting, [question for question in pool if question.pk in wanted])


def _begun(student: User, *, now: datetime, **place: object) -> PracticeSitting | None:
    """With something left to ask."""
    sitting = PracticeSitting.objects.filter(
        student=student, finished_at=None, started_at__gte=now - RESUMED_WITHIN, **place
    ).first()
    if sitting is None:
        return None
    rows = sitting_questions(sitting, now=now)
    return sitting if any(row.state == ItemState.OPEN for row in rows) else None


def _filled(sitting: PracticeSitting, questions: Sequence[Question]) -> PracticeSitting:
    versions = draw_versions(
        [question.in_force for question in questions],
        side=Side.PRACTICE,
        person=sitting.student_id,
        turn=sitting.pk,
    )
    PracticeQuestion.objects.bulk_create(
        PracticeQuestion(sitting=sitting, version=version, position=position)
        for position, version in enumerate(versions, start=1)
    )
    return sitting


@transaction.atomic
def start_missed(before: PracticeSitting, *, now: datetime) -> PracticeSitting:
    """What was missed in a sitting, in one of its own. Raises PracticeRefused."""
    rows = [row for row in sitting_questions(before, now=now) if row.item.is_missed]
    questions = [row.version.question for row in rows]
    if not questions:
        raise PracticeRefused(PracticeRefusal.NOTHING_DUE)
    sitting = PracticeSitting.objects.create(
        student=before.student,
        assignment=before.assignment,
        part=before.part,
        purpose=Purpose.MISSED,
        started_at=now,
    )
    return _filled(sitting, [row for row in questions if row.retired_at is None] or questions)


@transaction.atomic
def start_missed_in_test(attempt: Attempt, *, now: datetime) -> PracticeSitting:
    """What was missed in an attempt, once it may be practised; the same ones begun lately go on.
    Raises PracticeRefused."""
    if not attempt.assignment.lesson.is_published:
        raise PracticeRefused(PracticeRefusal.NOT_OPEN)
    questions = missed_questions(attempt, now=now)
    if not questions:
        raise PracticeRefused(PracticeRefusal.NOTHING_YET)
    place = {"assignment": attempt.assignment, "part": attempt.part, "purpose": Purpose.MISSED}
    begun = _begun(attempt.student, now=now, **place)
    if begun is not None and _asks_of(begun) == {question.pk for question in questions}:
        return begun
    sitting = PracticeSitting.objects.create(student=attempt.student, started_at=now, **place)
    return _filled(sitting, questions)


def _asks_of(sitting: PracticeSitting) -> set[int]:
    return set(sitting.questions.values_list("version__question", flat=True))


@transaction.atomic
def start_review(*, student: User, now: datetime) -> PracticeSitting:
    """What is due today, the most forgotten first. Raises PracticeRefused."""
    begun = _begun(student, now=now, purpose=Purpose.REVIEW)
    if begun is not None:
        return begun
    ids = due_questions(student, now=now)
    if not ids:
        raise PracticeRefused(PracticeRefusal.NOTHING_DUE)
    found = Question.objects.select_related("current").in_bulk(ids)
    sitting = PracticeSitting.objects.create(
        student=student, purpose=Purpose.REVIEW, started_at=now
    )
    return _filled(sitting, [found[pk] for pk in ids])


@transaction.atomic
def answer_question(
    asked: PracticeQuestion,
    answer: Answer,
    *,
    seen: int,
    is_last: bool,
    now: datetime,
    shown: int | None = None,
) -> PracticeAnswer:
    """Raises PracticeRefused. ``seen`` is the last answer that the page knew: a second click, or
    another tab, answers nothing twice. ``shown`` is the version that the page showed, where it said
    so: an answer to other numbers is not marked by these."""
    version = asked.version
    if shown not in (None, version.pk):
        raise PracticeRefused(PracticeRefusal.STALE)
    if is_blank(answer):
        raise PracticeRefused(PracticeRefusal.BLANK)
    if not version.parsed.is_valid(answer):
        raise PracticeRefused(PracticeRefusal.INVALID)
    is_right = _verdict(asked, answer)
    change = after_answer(asked.item, is_right=is_right, is_retry=_is_retry(asked), is_last=is_last)
    _move(asked, change, seen=seen)
    row = PracticeAnswer.objects.create(
        student=asked.sitting.student,
        asked=asked,
        question=version.question,
        seq=seen + 1,
        answer=list(answer),
        version=version,
        is_right=is_right,
        is_first=change.is_first,
        hints=asked.hints,
        answered_at=now,
    )
    _draw_others_anew(asked)
    if is_right is not None and change.is_first:
        _remember(asked, is_right=is_right and not asked.hints, now=now)
    _finish(asked.sitting, now=now)
    return row


def _draw_others_anew(asked: PracticeQuestion) -> None:
    """What was missed before another question comes back with other numbers: the right answer to
    the old ones may have been seen. Its own verdict is looked at no more, so nothing is confused.
    """
    missed = asked.sitting.questions.filter(state=ItemState.OPEN, version__drawn_from__isnull=False)
    for row in missed.exclude(pk=asked.pk).select_related("version__drawn_from"):
        last = row.answers.order_by("-seq").first()
        if last is not None and last.version_id == row.version_id and row.version.drawn_from:
            following = variant_after(row.version.variant)
            row.version = draw_of(row.version.drawn_from, following)
            row.save(update_fields=["version"])


def _verdict(asked: PracticeQuestion, answer: Answer) -> bool | None:
    if asked.version.input.control is Control.LONG_TEXT:
        return None
    fraction = asked.version.parsed.grade(answer).fraction
    return None if fraction is None else fraction == 1


def _is_retry(asked: PracticeQuestion) -> bool:
    """Its verdict was the last that the student saw."""
    last = PracticeAnswer.objects.filter(asked__sitting=asked.sitting_id).order_by("-pk").first()
    return last is not None and last.asked_id == asked.pk


def _move(asked: PracticeQuestion, change: Change, *, seen: int) -> None:
    changed = PracticeQuestion.objects.filter(pk=asked.pk, last_seq=seen).update(
        state=change.state, turns=change.turns, last_seq=seen + 1
    )
    if not changed:
        raise PracticeRefused(PracticeRefusal.STALE)
    asked.state, asked.turns, asked.last_seq = change.state.value, change.turns, seen + 1


@transaction.atomic
def open_hint(asked: PracticeQuestion, *, seen: int, is_answer: bool, now: datetime) -> None:
    """The next step after ``seen``; opened twice it is opened once. The answer ends the question
    here, and it comes back tomorrow."""
    opened = PracticeQuestion.objects.filter(pk=asked.pk, hints=seen)
    if not opened.update(hints=seen + 1):
        return
    asked.hints = seen + 1
    if is_answer and asked.state == ItemState.OPEN:
        PracticeQuestion.objects.filter(pk=asked.pk).update(state=ItemState.LEFT)
        asked.state = ItemState.LEFT.value
        _remember(asked, is_right=False, now=now)
        _finish(asked.sitting, now=now)


def _finish(sitting: PracticeSitting, *, now: datetime) -> None:
    if not sitting.questions.filter(state=ItemState.OPEN).exists():
        PracticeSitting.objects.filter(pk=sitting.pk, finished_at=None).update(finished_at=now)


def _remember(asked: PracticeQuestion, *, is_right: bool, now: datetime) -> None:
    verdicts = {asked.version.question_id: is_right}
    remember(asked.sitting.student, verdicts, lesson_id=asked.version.question.lesson_id, now=now)
