"""One question's queue: its answers in groups, in a stable order, with who is marking what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from lessons.domain.marking.grouping import group_answers
from lessons.domain.marking.proposal import Band
from lessons.domain.marking.queueing import GroupKind, order_key
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

COMMENTS_OFFERED = 8


def answers_taught(teacher: User, question: Question) -> QuerySet[Response]:
    """What was handed in to a question in the classes of the teacher, marked or not."""
    return Response.objects.exclude(state=ResponseState.OPEN).filter(
        version__question=question,
        attempt__assignment__classroom__membership__user=teacher,
        attempt__assignment__classroom__membership__role=Role.TEACHER,
    )


def to_mark(teacher: User) -> QuerySet[Response]:
    """What needs the teacher in all classes of theirs: waiting, or asked to be looked at again."""
    asked = SecondLook.objects.open().filter(response=OuterRef("pk"))
    return Response.objects.filter(
        Q(state=ResponseState.WAITING) | Q(Exists(asked)),
        attempt__assignment__classroom__membership__user=teacher,
        attempt__assignment__classroom__membership__role=Role.TEACHER,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueGroup:
    """Answers that one action can decide; the first is shown, the others stand below it."""

    kind: GroupKind
    order: str
    """Where the group stands in the queue; what follows it has a greater one."""
    responses: tuple[Response, ...]
    is_blind: bool
    holder: User | None
    """Somebody else who is marking it now."""

    @property
    def lead(self) -> Response:
        return self.responses[0]

    @property
    def proposal(self) -> Proposal | None:
        """What the page may show: nothing in a blind check, or where nothing was read."""
        proposal = proposal_of(self.lead)
        return None if self.is_blind or proposal is None or not proposal.has_shares else proposal

    @property
    def is_sure(self) -> bool:
        return self.proposal is not None and self.proposal.band != Band.LOOK


def proposal_of(response: Response) -> Proposal | None:
    return getattr(response, "proposal", None)


def question_queue(
    teacher: User, question: Question, *, now: datetime, assignment_id: int | None = None
) -> list[QueueGroup]:
    """In the order in which they come; two queries."""
    rows = to_mark(teacher).filter(version__question=question)
    if assignment_id is not None:
        rows = rows.filter(attempt__assignment=assignment_id)
    rows = rows.select_related(
        "proposal",
        "version__question__current",
        "attempt__student",
        "attempt__assignment__classroom",
    ).order_by("attempt__submitted_at", "pk")
    together: dict[str, list[Response]] = {}
    for response in rows:
        together.setdefault(_group_key(response), []).append(response)
    holders = _holders(teacher, question, now=now)
    seed = f"{question.pk}:{teacher.pk}"
    groups = [_group(key, responses, holders, seed=seed) for key, responses in together.items()]
    return sorted(groups, key=lambda group: group.order)


def _group_key(response: Response) -> str:
    """An answer that was marked before is looked at by itself."""
    proposal = proposal_of(response)
    if proposal is None or not response.is_waiting:
        return f"alone {response.pk}"
    return proposal.group_key


def _group(
    key: str,
    responses: Sequence[Response],
    holders: dict[int, User],
    *,
    seed: str,
) -> QueueGroup:
    kind = _kind(responses)
    if kind is GroupKind.NEAR:
        responses = _central_first(responses)
    proposal = proposal_of(responses[0])
    return QueueGroup(
        kind=kind,
        order=order_key(kind, seed=seed, group=key),
        responses=tuple(responses),
        is_blind=kind is not GroupKind.ASKED and proposal is not None and proposal.is_blind,
        holder=next((holders[row.pk] for row in responses if row.pk in holders), None),
    )


def _central_first(responses: Sequence[Response]) -> list[Response]:
    """The answer most like all others, then the two least like it, then the rest."""
    # They are alike already; weighed among themselves only, some might seem not to be.
    group = group_answers([text_of(row.answer) for row in responses], like=0.0)[0]
    first = (group.central, *group.farthest)
    rest = [index for index in range(len(responses)) if index not in first]
    return [responses[index] for index in (*first, *rest)]


def text_of(answer: Sequence[str] | None) -> str:
    """An open answer as one text."""
    return "\n".join(answer or ())


def _kind(responses: Sequence[Response]) -> GroupKind:
    if not responses[0].is_waiting:
        return GroupKind.ASKED
    if len(responses) == 1:
        return GroupKind.SINGLE
    keys = {row.proposal.answer_key for row in responses}
    return GroupKind.EXACT if len(keys) == 1 else GroupKind.NEAR


def _holders(teacher: User, question: Question, *, now: datetime) -> dict[int, User]:
    leases = Lease.objects.held(now).exclude(teacher=teacher)
    found = leases.filter(response__version__question=question).select_related("teacher")
    return {lease.response_id: lease.teacher for lease in found}


def next_group(groups: Iterable[QueueGroup], *, after: str = "") -> QueueGroup | None:
    """The first group behind ``after`` that nobody else has, going round."""
    free = [group for group in groups if group.holder is None]
    later = [group for group in free if group.order > after]
    return next(iter(later or free), None)


def group_of(groups: Iterable[QueueGroup], response: Response) -> QueueGroup | None:
    """The group that holds the response."""
    return next((group for group in groups if response in group.responses), None)


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


def group_counts(responses: QuerySet[Response]) -> dict[int, GroupCounts]:
    """By question id; one query."""
    is_waiting = Q(state=ResponseState.WAITING)
    is_sure = Q(proposal__band__in=[Band.FULL, Band.NONE], proposal__is_blind=False)
    rows = (
        responses.order_by()
        .values_list("version__question_id")
        .annotate(
            groups=Count("proposal__group_key", distinct=True, filter=is_waiting),
            sure=Count("pk", filter=is_waiting & is_sure),
            asked=Count("pk", filter=~is_waiting),
        )
    )
    return {
        pk: GroupCounts(groups=groups, sure=sure, asked=asked) for pk, groups, sure, asked in rows
    }
