"""All answers to one question that were handed in to a teacher, waiting and marked."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from lessons.domain.marking.listing import MarkRange, Order, Shown
from lessons.domain.marking.proposal import Band
from lessons.models import Question, Response, ResponseState, User
from lessons.queries.queue import EVERYTHING, Scope, answers_taught, with_excerpt

_STATE = {
    Shown.ALL: Q(),
    Shown.WAITING: Q(state=ResponseState.WAITING, is_left_out=False),
    Shown.MARKED: Q(state=ResponseState.MARKED),
    Shown.ASKED: Q(second_looks__answered_at=None, second_looks__isnull=False),
}
_MARK = {
    MarkRange.NOTHING: Q(fraction=0),
    MarkRange.PART: Q(fraction__gt=0, fraction__lt=1),
    MarkRange.FULL: Q(fraction=1),
}
_ORDER: dict[Order, list[Any]] = {
    Order.NEWEST: ["-attempt__submitted_at", "-pk"],
    Order.OLDEST: ["attempt__submitted_at", "pk"],
    Order.LOWEST: [F("fraction").asc(nulls_last=True), "pk"],
    Order.HIGHEST: [F("fraction").desc(nulls_last=True), "pk"],
    Order.ALIKE: [F("proposal__answer_key").asc(nulls_last=True), "pk"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFilter:
    shown: Shown = Shown.ALL
    mark: MarkRange | None = None
    band: Band | None = None
    order: Order = Order.NEWEST
    scope: Scope = EVERYTHING


def answers_of(teacher: User, question: Question, wanted: AnswerFilter) -> QuerySet[Response]:
    """In the wanted order, as rows of a list."""
    rows = wanted.scope.of(answers_taught(teacher, question)).filter(_STATE[wanted.shown])
    if wanted.mark:
        rows = rows.filter(_MARK[wanted.mark])
    if wanted.band:
        rows = rows.filter(proposal__band=wanted.band)
    return with_excerpt(rows).order_by(*_ORDER[wanted.order])


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCounts:
    waiting: int
    marked: int

    @property
    def total(self) -> int:
        return self.waiting + self.marked


def answer_counts(teacher: User, question: Question, scope: Scope = EVERYTHING) -> AnswerCounts:
    """Of the question, in all classes of the teacher or in the scope; one query."""
    found = scope.of(answers_taught(teacher, question)).aggregate(
        waiting=Count("pk", filter=Q(state=ResponseState.WAITING, is_left_out=False)),
        marked=Count("pk", filter=Q(state=ResponseState.MARKED)),
    )
    return AnswerCounts(**found)


@dataclass(frozen=True, slots=True, kw_only=True)
class SameText:
    """Who else handed in the same text, letter for letter but for case and punctuation."""

    students: int
    classrooms: int


def same_text(teacher: User, response: Response) -> SameText | None:
    """Of the teacher's classes, marked or not; None for a text that nobody else has."""
    proposal = getattr(response, "proposal", None)
    if proposal is None:
        return None
    question = response.version.question
    found = answers_taught(teacher, question).filter(proposal__answer_key=proposal.answer_key)
    counted = found.aggregate(
        students=Count("attempt__student", distinct=True),
        classrooms=Count("attempt__assignment__classroom", distinct=True),
    )
    return SameText(**counted) if counted["students"] > 1 else None
