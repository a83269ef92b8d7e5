"""Telling people what happened to key points that they mark by."""

from collections.abc import Iterable
from datetime import datetime

from lessons.models import (
    Classroom,
    Lesson,
    NoticeKind,
    Question,
    Role,
    RubricNotice,
    RubricSuggestion,
    User,
)
from lessons.queries.authorship import deciders_of, other_teachers_of, teachers_of


def tell_of_change(
    question: Question,
    *,
    done_by: User | None,
    now: datetime,
    kind: NoticeKind = NoticeKind.CHANGED,
) -> None:
    """Every other teacher who has the lesson; what they were told of it before is out of date."""
    people = [one for one in teachers_of(question.lesson_id) if one != done_by]
    RubricNotice.objects.unread().filter(question=question, kind=kind, person__in=people).delete()
    _tell(people, kind, question, done_by=done_by, now=now)


def tell_of_text(lesson: Lesson, *, done_by: User, now: datetime) -> None:
    """Every other teacher whose classes read it; one notice, however often it is saved."""
    people = other_teachers_of(lesson.pk, done_by)
    kind = NoticeKind.TEXT
    RubricNotice.objects.unread().filter(lesson=lesson, kind=kind, person__in=people).delete()
    RubricNotice.objects.bulk_create(
        RubricNotice(person=person, kind=kind, lesson=lesson, done_by=done_by, made_at=now)
        for person in people
    )


def tell_of_copy(question: Question, *, done_by: User, now: datetime) -> None:
    """The authors, and who teaches a class together with whoever marks it by own key points."""
    together = User.objects.filter(
        is_active=True,
        membership__role=Role.TEACHER,
        membership__ended_at=None,
        membership__classroom__in=Classroom.objects.taught_by(done_by).filter(
            assignment__lesson=question.lesson_id
        ),
    )
    people = {*deciders_of(question.lesson_id), *together} - {done_by}
    kind = NoticeKind.COPIED
    RubricNotice.objects.unread().filter(
        question=question, kind=kind, person__in=people, done_by=done_by
    ).delete()
    _tell(sorted(people, key=lambda one: one.pk), kind, question, done_by=done_by, now=now)


def tell_of_suggestion(suggestion: RubricSuggestion, *, now: datetime) -> None:
    people = [
        one for one in deciders_of(suggestion.question.lesson_id) if one != suggestion.suggested_by
    ]
    _tell(
        people,
        NoticeKind.SUGGESTED,
        suggestion.question,
        suggestion=suggestion,
        done_by=suggestion.suggested_by,
        now=now,
    )


def tell_of_decision(suggestion: RubricSuggestion, *, now: datetime) -> None:
    """Whoever suggested; the others need not decide any more."""
    RubricNotice.objects.unread().filter(suggestion=suggestion, kind=NoticeKind.SUGGESTED).update(
        read_at=now
    )
    kind = NoticeKind.ACCEPTED if suggestion.is_accepted else NoticeKind.DECLINED
    _tell(
        [suggestion.suggested_by],
        kind,
        suggestion.question,
        suggestion=suggestion,
        done_by=suggestion.decided_by,
        now=now,
    )


def _tell(
    people: Iterable[User],
    kind: NoticeKind,
    question: Question,
    *,
    done_by: User | None,
    now: datetime,
    suggestion: RubricSuggestion | None = None,
) -> None:
    RubricNotice.objects.bulk_create(
        RubricNotice(
            person=person,
            kind=kind,
            question=question,
            suggestion=suggestion,
            done_by=done_by,
            made_at=now,
        )
        for person in people
    )


def mark_notice_read(notice: RubricNotice, *, now: datetime) -> None:
    RubricNotice.objects.unread().filter(pk=notice.pk).update(read_at=now)
