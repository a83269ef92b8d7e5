"""One question's queue: its answers in groups, in a stable order, with who is marking what.

The database orders and counts; of thousands of answers that wait only those that a page shows
become rows here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import (
    Aggregate,
    BigIntegerField,
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
    Window,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, RowNumber, Substr

from lessons.domain.marking.proposal import SURE
from lessons.domain.marking.queueing import CLUSTERS, GroupKind, shuffle_factor
from lessons.models import (
    Comment,
    Lease,
    Proposal,
    Question,
    Response,
    ResponseState,
    Role,
    SecondLook,
    User,
)
from lessons.models.attempts import ResponseQuerySet

COMMENTS_OFFERED = 8
MOST_TOGETHER = 50
"""Answers that one page shows and one action decides; the rest of a larger group comes next."""
EXCERPT = 200
_PLACES = 2**28
_NUMBERS = ("pk", "order", "size", "first_key", "last_key")
_TIER = CLUSTERS.bit_length() + 28


def answers_taught(teacher: User, question: Question) -> QuerySet[Response]:
    """What was handed in to a question in the classes of the teacher, marked or not."""
    return Response.objects.exclude(state=ResponseState.OPEN).filter(
        version__question=question,
        attempt__assignment__classroom__membership__user=teacher,
        attempt__assignment__classroom__membership__role=Role.TEACHER,
        attempt__assignment__classroom__membership__ended_at=None,
    )


def to_mark(teacher: User) -> ResponseQuerySet:
    """What needs the teacher in all classes of theirs: waiting, or asked to be looked at again."""
    return (
        needing_teacher()
        .filter(
            attempt__assignment__classroom__membership__user=teacher,
            attempt__assignment__classroom__membership__role=Role.TEACHER,
            attempt__assignment__classroom__membership__ended_at=None,
        )
        .of_members()
    )


def needing_teacher() -> ResponseQuerySet:
    asked = SecondLook.objects.open().filter(response=OuterRef("pk"))
    rows = Response.objects.counted()
    return rows.filter(Q(state=ResponseState.WAITING) | Q(Exists(asked)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """To what a teacher keeps: one assigned lesson, one class, or neither."""

    assignment_id: int | None = None
    classroom_id: int | None = None

    def of(self, rows: QuerySet[Response]) -> QuerySet[Response]:
        if self.assignment_id is not None:
            rows = rows.filter(attempt__assignment=self.assignment_id)
        if self.classroom_id is not None:
            rows = rows.filter(attempt__assignment__classroom=self.classroom_id)
        return rows

    @property
    def is_narrow(self) -> bool:
        return self != Scope()


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueGroup:
    """Answers that one action can decide; the lead is shown, the others stand below it."""

    kind: GroupKind
    order: int
    """Where the group stands in the queue; what follows it has a greater one."""
    lead: Response
    size: int
    """Of all that wait, which may be more than ``responses``."""
    is_blind: bool
    holder: User | None = None
    """Somebody else who is marking it now."""
    responses: tuple[Response, ...] = field(default=())
    """With the lead; empty in a list of groups."""

    @property
    def proposal(self) -> Proposal | None:
        """What the page may show: nothing in a blind check, or where nothing was read."""
        proposal = proposal_of(self.lead)
        return None if self.is_blind or proposal is None or not proposal.has_shares else proposal

    @property
    def is_asked_first(self) -> bool:
        """Its mark would teach most."""
        proposal = proposal_of(self.lead)
        return self.kind is GroupKind.SINGLE and proposal is not None and proposal.is_asked_first

    @property
    def is_whole(self) -> bool:
        return self.size <= len(self.responses)


def proposal_of(response: Response) -> Proposal | None:
    return getattr(response, "proposal", None)


def text_of(answer: Sequence[str] | None) -> str:
    """An open answer as one text."""
    return "\n".join(answer or ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What waits of one question for one teacher."""

    teacher: User
    question: Question
    now: datetime
    scope: Scope = EVERYTHING

    @property
    def answers(self) -> QuerySet[Response]:
        return self.scope.of(to_mark(self.teacher).filter(version__question=self.question))

    def count(self) -> int:
        return self.answers.count()

    def next(self, *, after: int | None = None) -> QueueGroup | None:
        """The first group behind ``after`` that nobody else has, going round."""
        free = self._ordered(self.answers.exclude(Exists(self._held())))
        leads = free.filter(turn=1).order_by("order").values_list("pk", flat=True)
        found = leads.filter(order__gt=after).first() if after is not None else None
        pk = found or leads.first()
        return None if pk is None else self.group_of(Response.objects.get(pk=pk))

    def group_of(self, response: Response) -> QueueGroup | None:
        """The group that holds the response, at most MOST_TOGETHER of it; the response leads."""
        proposal = Proposal.objects.filter(response=response).first()
        key = str(response.pk) if not response.is_waiting or not proposal else proposal.group_key
        rows = self._ordered(self.answers).filter(queue_key=key)
        own_first = Case(When(pk=response.pk, then=Value(0)), default=Value(1))
        members = list(_with_all(rows).order_by(own_first, "turn")[:MOST_TOGETHER])
        if not members or members[0].pk != response.pk:
            return None
        return self._group(members[0], members, self._holders(members))

    def groups(self, *, count: int, start: int | None = None) -> list[QueueGroup]:
        """The first of them, or those from ``start`` on, without their other members."""
        rows = self._ordered(self.answers).filter(turn=1)
        if start is not None:
            rows = rows.filter(order__gte=start)
        # Numbers first: to order whole rows costs ten times as much.
        numbers = {row["pk"]: row for row in rows.order_by("order").values(*_NUMBERS)[:count]}
        shown = with_excerpt(Response.objects.filter(pk__in=list(numbers))).in_bulk()
        leads = [_numbered(shown[pk], numbers[pk]) for pk in numbers if pk in shown]
        holders = self._holders(leads)
        return [self._group(lead, (), holders) for lead in leads]

    def _ordered(self, rows: QuerySet[Response]) -> QuerySet[Any]:
        """With ``queue_key`` (the same in a group), ``size``, ``turn`` (in the group) and
        ``order`` (of the group)."""
        rows = rows.annotate(queue_key=_queue_key(), place=self._place())
        seat = Coalesce("proposal__seat", Value(0))
        return rows.annotate(
            size=_in_group(Count("pk")),
            first_key=_in_group(Min("proposal__answer_key")),
            last_key=_in_group(Max("proposal__answer_key")),
            turn=Window(
                RowNumber(), partition_by=[F("queue_key")], order_by=[seat.asc(), F("pk").asc()]
            ),
            order=_whole(_tier() + _in_group(Min("place"))),
        )

    def _place(self) -> Any:
        """Of one answer; like ones stand beside each other, the rest as the teacher's seed says."""
        factor = shuffle_factor(f"{self.question.pk}:{self.teacher.pk}")
        cluster = Coalesce("proposal__cluster", _whole(F("pk") % _big(CLUSTERS)))
        place = Coalesce(_whole(F("proposal__place")), F("pk"))
        shuffled = _whole(cluster * _big(factor)) % _big(CLUSTERS)
        return _whole(_whole(shuffled) * _big(_PLACES) + _whole(place % _big(_PLACES)))

    def _held(self) -> QuerySet[Lease]:
        return (
            Lease.objects.held(self.now)
            .exclude(teacher=self.teacher)
            .filter(response=OuterRef("pk"))
        )

    def _holders(self, rows: Sequence[Response]) -> dict[int, User]:
        found = (
            Lease.objects.held(self.now)
            .exclude(teacher=self.teacher)
            .filter(response__in=[row.pk for row in rows])
            .select_related("teacher")
        )
        return {lease.response_id: lease.teacher for lease in found}

    def _group(
        self, lead: Any, members: Sequence[Response], holders: dict[int, User]
    ) -> QueueGroup:
        """``lead`` is annotated; mypy does not know with what."""
        proposal, kind = proposal_of(lead), _kind(lead)
        return QueueGroup(
            kind=kind,
            order=lead.order,
            lead=lead,
            size=lead.size,
            responses=tuple(members),
            is_blind=kind is not GroupKind.ASKED and proposal is not None and proposal.is_blind,
            holder=next((holders[row.pk] for row in (*members, lead) if row.pk in holders), None),
        )


def _numbered(lead: Any, numbers: dict[str, Any]) -> Any:
    """As the query that ordered it would have annotated it."""
    for name in _NUMBERS:
        setattr(lead, name, numbers[name])
    return lead


def _in_group(aggregate: Aggregate) -> Window:
    return Window(aggregate, partition_by=[F("queue_key")])


def _whole(number: Any) -> "ExpressionWrapper[Any]":
    return ExpressionWrapper(number, output_field=BigIntegerField())


def _big(number: int) -> Value:
    return Value(number, output_field=BigIntegerField())


def _queue_key() -> Case:
    """An answer that was marked before is looked at by itself."""
    alone = Cast("pk", CharField())
    return Case(
        When(state=ResponseState.WAITING, then=Coalesce("proposal__group_key", alone)),
        default=alone,
        output_field=CharField(),
    )


def _tier() -> Case:
    """Second looks, then groups, then what teaches most, then what stands alone."""
    return Case(
        When(~Q(state=ResponseState.WAITING), then=_big(0)),
        When(size__gt=1, then=_big(1 << _TIER)),
        When(proposal__is_asked_first=True, then=_big(2 << _TIER)),
        default=_big(3 << _TIER),
        output_field=BigIntegerField(),
    )


def _kind(lead: Any) -> GroupKind:
    if not lead.is_waiting:
        return GroupKind.ASKED
    if lead.size == 1:
        return GroupKind.SINGLE
    return GroupKind.EXACT if lead.first_key == lead.last_key else GroupKind.NEAR


def _with_all(rows: QuerySet[Response]) -> QuerySet[Any]:
    return rows.select_related(
        "proposal",
        "version__question__current",
        "version__question__lesson",
        "attempt__student",
        "attempt__assignment__classroom",
        "attempt__assignment__lesson",
    )


def with_excerpt(rows: QuerySet[Response]) -> QuerySet[Any]:
    """As a list shows them: an answer may have 20,000 characters, a row has room for few."""
    excerpt = Substr(KeyTextTransform("0", "answer"), 1, EXCERPT)
    listed: QuerySet[Any] = _with_all(rows.defer("answer", "draft")).annotate(excerpt=excerpt)
    return listed


def next_question(
    teacher: User, question: Question, *, scope: Scope, now: datetime
) -> Question | None:
    """The one of the same lesson that comes next and has answers which nobody else is marking."""
    held = Lease.objects.held(now).exclude(teacher=teacher).filter(response=OuterRef("pk"))
    rows = scope.of(to_mark(teacher)).filter(version__question__lesson=question.lesson_id)
    waiting = rows.exclude(Exists(held)).values("version__question")
    others = Question.objects.filter(pk__in=waiting).exclude(pk=question.pk)
    found = list(others.select_related("current", "lesson"))
    found.sort(key=lambda one: (one.position < question.position, one.position))
    return found[0] if found else None


def comments_of(teacher: User, question: Question) -> list[Comment]:
    """The teacher's own for this question, the last used first."""
    return list(Comment.objects.filter(teacher=teacher, question=question)[:COMMENTS_OFFERED])


def open_second_look(response: Response) -> SecondLook | None:
    return response.second_looks.open().first()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCounts:
    """Of one question: ``groups`` and ``sure`` are known once its answers have been read."""

    groups: int
    sure: int
    asked: int
    unread: int


def group_counts(responses: QuerySet[Response]) -> dict[int, GroupCounts]:
    """By question id; one query."""
    is_waiting = Q(state=ResponseState.WAITING)
    is_sure = Q(proposal__is_blind=False, proposal__band__in=SURE)
    rows = (
        responses.order_by()
        .values_list("version__question_id")
        .annotate(
            groups=Count("proposal__group_key", distinct=True, filter=is_waiting),
            sure=Count("pk", filter=is_waiting & is_sure),
            asked=Count("pk", filter=~is_waiting),
            unread=Count("pk", filter=is_waiting & Q(proposal=None)),
        )
    )
    return {
        pk: GroupCounts(groups=groups, sure=sure, asked=asked, unread=unread)
        for pk, groups, sure, asked, unread in rows
    }
