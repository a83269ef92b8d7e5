"""Questions asked in class: started, led from step to step, and answered."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile

from django.db import IntegrityError, transaction
from django.db.models import F

from lessons.domain.live.showing import SHOWN_AS
from lessons.domain.live.stages import MOST_QUESTIONS, Step, stage_of, steps
from lessons.domain.refusals import LiveRefusal, Refused
from lessons.domain.types.definition import Answer, is_blank
from lessons.models import (
    Classroom,
    HiddenAnswer,
    Lesson,
    LiveAnswer,
    LiveQuestion,
    LiveSession,
    Question,
    UseChoices,
    User,
)
from lessons.models.live import FORGOTTEN_AFTER
from lessons.queries.keys import closed_tests
from lessons.queries.live import askable, own_answer, question_now
from lessons.services.tasks.live import ask_to_count

MOST_CHANGES = 40
"""Of one answer by one student: a finger that cannot decide, not a script."""


class LiveRefused(Refused[LiveRefusal]):
    pass


@transaction.atomic
def start_live(
    classroom: Classroom,
    lesson: Lesson,
    *,
    questions: Sequence[int],
    teacher: User,
    counts_as_practice: bool,
    shows_bars: bool,
    now: datetime,
) -> LiveSession:
    """Asks the first of ``questions`` (ids) at once. Raises LiveRefused."""
    chosen = _chosen(classroom, lesson, questions, now=now)
    _end_what_was_forgotten(now)
    session = _new_session(
        classroom=classroom,
        lesson=lesson,
        started_by=teacher,
        counts_as_practice=counts_as_practice,
        shows_bars=shows_bars,
        started_at=now,
        changed_at=now,
    )
    LiveQuestion.objects.bulk_create(
        LiveQuestion(
            session=session,
            version=question.in_force,
            position=position,
            asked_at=now if position == 1 else None,
        )
        for position, question in enumerate(chosen, start=1)
    )
    return session


def _chosen(
    classroom: Classroom, lesson: Lesson, questions: Sequence[int], *, now: datetime
) -> list[Question]:
    """In the order of the lesson."""
    wanted = set(questions)
    rows = [row for row in askable(classroom, lesson, now=now) if row.question.pk in wanted]
    if not rows:
        raise LiveRefused(LiveRefusal.NOTHING)
    if any(row.is_closed for row in rows):
        raise LiveRefused(LiveRefusal.CLOSED)
    return [row.question for row in rows][:MOST_QUESTIONS]


def _end_what_was_forgotten(now: datetime) -> None:
    """It would keep its class and its code for ever."""
    forgotten = LiveSession.objects.not_ended().filter(changed_at__lte=now - FORGOTTEN_AFTER)
    forgotten.update(ended_at=F("changed_at"), step=F("step") + 1)


def _new_session(*, classroom: Classroom, **fields: object) -> LiveSession:
    taken = set(LiveSession.objects.not_ended().values_list("code", flat=True))
    free = [code for code in map(str, range(1000, 10000)) if code not in taken]
    try:
        # Of two that start at once the database lets one: the other finds it running.
        with transaction.atomic():
            return LiveSession.objects.create(
                classroom=classroom, code=secrets.choice(free), **fields
            )
    except IntegrityError as error:
        raise LiveRefused(LiveRefusal.RUNNING) from error


@transaction.atomic
def take_step(session: LiveSession, step: Step, *, seen: int, now: datetime) -> Sequence[int]:
    """What the teacher pressed. Raises LiveRefused where the page had not seen the last step: a
    second press of one button skips no question. The positions of questions that were passed over
    come back, since they are in a test again."""
    asked = _locked(question_now(session))
    stage = stage_of(is_revealed=asked.revealed_at is not None, is_over=session.is_over(now))
    is_last = not session.questions.filter(position__gt=asked.position).exists()
    shown_as = SHOWN_AS[asked.version.input.control]
    rows = LiveSession.objects.not_ended().filter(pk=session.pk, step=seen)
    can = steps(stage, is_last=is_last, shown_as=shown_as)
    if step not in can or not rows.update(step=seen + 1, changed_at=now):
        raise LiveRefused(LiveRefusal.STALE)
    return _DO[step](session, asked, now)


def _reveal(session: LiveSession, asked: LiveQuestion, now: datetime) -> Sequence[int]:
    LiveQuestion.objects.filter(pk=asked.pk).update(revealed_at=now)
    if session.counts_as_practice:
        ask_to_count(asked.pk)
    return ()


def _ask_next(session: LiveSession, asked: LiveQuestion, now: datetime) -> Sequence[int]:
    """Dates of a test may have been changed since the session began."""
    rows = askable(session.classroom, session.lesson, now=now)
    still_open = {row.question.pk for row in rows if not row.is_closed}
    ahead = session.questions.filter(position__gt=asked.position).select_related("version")
    passed = list(takewhile(lambda row: row.version.question_id not in still_open, ahead))
    if len(passed) == len(ahead):
        raise LiveRefused(LiveRefusal.CLOSED)
    LiveQuestion.objects.filter(pk=ahead[len(passed)].pk).update(asked_at=now)
    return [row.position for row in passed]


def _end(session: LiveSession, _asked: LiveQuestion, now: datetime) -> Sequence[int]:
    LiveSession.objects.filter(pk=session.pk).update(ended_at=now)
    return ()


def _turn_bars(session: LiveSession, _asked: LiveQuestion, _now: datetime) -> Sequence[int]:
    LiveSession.objects.filter(pk=session.pk).update(shows_bars=not session.shows_bars)
    return ()


_DO = {Step.REVEAL: _reveal, Step.NEXT: _ask_next, Step.END: _end, Step.BARS: _turn_bars}


def _locked(asked: LiveQuestion) -> LiveQuestion:
    """As it is now: an answer is taken before the reveal or after it, never while it goes on."""
    rows = LiveQuestion.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("version").get(pk=asked.pk)


@transaction.atomic
def answer_live(asked: LiveQuestion, answer: Answer, *, student: User, now: datetime) -> LiveAnswer:
    """Kept beside the ones before it; the last counts. Raises LiveRefused.

    ``asked`` was read with its session, version and question.
    """
    version, session = asked.version, asked.session
    if is_blank(answer):
        raise LiveRefused(LiveRefusal.BLANK)
    if not version.parsed.is_valid(answer):
        raise LiveRefused(LiveRefusal.INVALID)
    _require_taken(_locked(asked), session, now=now)
    last = own_answer(asked, student)
    if last is None:
        _require_no_test(version.question, student, now=now)
    elif tuple(last.answer) == answer:
        return last
    elif last.seq >= MOST_CHANGES:
        raise LiveRefused(LiveRefusal.TOO_OFTEN)
    result = version.parsed.grade(answer)
    return LiveAnswer.objects.create(
        asked=asked,
        student=student,
        seq=last.seq + 1 if last else 1,
        answer=list(answer),
        fraction=None if result.fraction is None else float(result.fraction),
        right_fields=list(result.right_fields),
        answered_at=now,
    )


def _require_taken(asked: LiveQuestion, session: LiveSession, *, now: datetime) -> None:
    if asked.revealed_at is not None:
        raise LiveRefused(LiveRefusal.SHOWN)
    if LiveSession.objects.get(pk=session.pk).is_over(now):
        raise LiveRefused(LiveRefusal.OVER)


def _require_no_test(question: Question, student: User, *, now: datetime) -> None:
    """Who came into the class after the session began may have the test before them; whoever has
    not answered is shown no key."""
    if question.use == UseChoices.PRACTICE:
        return
    if closed_tests(student, [question.lesson_id], now=now).holds(question):
        raise LiveRefused(LiveRefusal.OWN_TEST)


def hide_answer(asked: LiveQuestion, key: str, *, is_hidden: bool, now: datetime) -> None:
    """Whether typed answers of this key stand on the screen; pressed twice it is done once."""
    if is_hidden:
        HiddenAnswer.objects.get_or_create(asked=asked, key=key, defaults={"hidden_at": now})
    else:
        HiddenAnswer.objects.filter(asked=asked, key=key).delete()
