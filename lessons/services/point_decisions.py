"""Going through answers by key point: decisions wait until an answer is decided in full."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from lessons.domain.marking.key_points import Share, fraction_of
from lessons.models import PointDecision, Question, Response, ResponseState, User
from lessons.queries import answers_taught
from lessons.services.marking import LONGEST_LOOK, Decision, Marked, confirm


@dataclass(frozen=True, slots=True, kw_only=True)
class PointChoice:
    """``seen`` is the response's ``last_seq`` that the teacher looked at."""

    seen: int
    share: Share
    is_accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsDecided:
    """``left`` answers were marked by somebody else meanwhile; ``marked`` are now decided in full,
    an action for all that are decided alike."""

    count: int
    left: int
    marked: tuple[Marked, ...]


@transaction.atomic
def decide_point(
    question: Question,
    key_point: str,
    chosen: Mapping[int, PointChoice],
    *,
    teacher: User,
    seconds: float | None,
    now: datetime,
) -> PointsDecided:
    """``chosen`` is by response id; ``seconds`` were spent on all of them together."""
    own = answers_taught(teacher, question).filter(pk__in=chosen).values("pk")
    locked = Response.objects.select_for_update().filter(pk__in=own, state=ResponseState.WAITING)
    fresh = [row for row in locked.order_by("pk") if row.last_seq == chosen[row.pk].seen]
    PointDecision.objects.bulk_create(
        [
            PointDecision(
                response=row,
                teacher=teacher,
                rubric=question.in_force,
                key_point=key_point,
                share=chosen[row.pk].share.value,
                is_accepted=chosen[row.pk].is_accepted,
                seconds=_each(seconds, count=len(fresh)),
                decided_at=now,
            )
            for row in fresh
        ],
        update_conflicts=True,
        unique_fields=["response", "teacher", "key_point"],
        update_fields=["rubric", "share", "is_accepted", "seconds", "decided_at"],
    )
    marked = _mark_complete(question, fresh, teacher=teacher, now=now)
    return PointsDecided(count=len(fresh), left=len(chosen) - len(fresh), marked=tuple(marked))


def _each(seconds: float | None, *, count: int) -> Decimal | None:
    if seconds is None or seconds > LONGEST_LOOK or not count:
        return None
    return Decimal(seconds / count).quantize(Decimal("0.1"))


def _mark_complete(
    question: Question, rows: Sequence[Response], *, teacher: User, now: datetime
) -> Iterable[Marked]:
    wanted = {point.id for point in question.in_force.solution.key_points}
    found = PointDecision.objects.filter(
        response__in=rows, teacher=teacher, rubric=question.in_force, key_point__in=wanted
    )
    by_response: dict[int, list[PointDecision]] = defaultdict(list)
    for decision in found.order_by("key_point"):
        by_response[decision.response_id].append(decision)
    alike: dict[object, list[Response]] = defaultdict(list)
    for row in rows:
        decisions = by_response[row.pk]
        if {one.key_point for one in decisions} == wanted:
            alike[tuple((one.share, one.is_accepted) for one in decisions)].append(row)
    return [
        _mark(question, together, by_response, teacher=teacher, now=now)
        for together in alike.values()
    ]


def _mark(
    question: Question,
    together: Sequence[Response],
    by_response: Mapping[int, Sequence[PointDecision]],
    *,
    teacher: User,
    now: datetime,
) -> Marked:
    """One action; the proposals were in sight, each with its evidence."""
    lead, *others = together
    decisions = by_response[lead.pk]
    rubric = question.in_force
    shares = {one.key_point: Share(one.share) for one in decisions}
    decision = Decision(
        fraction=fraction_of(rubric.solution.key_points, shares),
        shares=shares,
        accepted=tuple(one.key_point for one in decisions if one.is_accepted),
        rubric=rubric if rubric.pk != lead.version_id else None,
        has_proposal=True,
        seconds=_sum([one.seconds for row in together for one in by_response[row.pk]]),
    )
    return confirm(
        lead,
        marker=teacher,
        seen=lead.last_seq,
        others={row.pk: row.last_seq for row in others},
        decision=decision,
        now=now,
    )


def _sum(seconds: Sequence[Decimal | None]) -> float | None:
    """None where one of them is not known."""
    known = [each for each in seconds if each is not None]
    return float(sum(known)) if len(known) == len(seconds) else None
