"""One question before its answers are marked: the groups, and how well the machine has done."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lessons import queries
from lessons.domain.marking.key_points import Share, fraction_of
from lessons.domain.marking.proposal import Band
from lessons.domain.marks import mark_of
from lessons.models import Question, Response
from lessons.permissions import SignedInRequest, question_taught
from lessons.queries import QueueGroup
from lessons.services.proposing import confirmed_count
from lessons.services.second_reading import to_read_again
from lessons.views.agreement import agreement_of
from lessons.views.marking.going import queue_of
from lessons.views.marking.last_action import last_action
from lessons.views.marking.scope import query_of, scope_of
from lessons.views.reviewed import is_marked_by_people
from lessons.views.trail import queue_page
from lessons.wording.proposals import BAND, BAND_CHIP, GROUP_KIND

SHOWN = 50
"""Groups; what comes after them is reached by marking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """``mark`` and ``band`` are what is proposed; None and empty where nothing is to be shown."""

    group: QueueGroup
    kind: str
    text: str
    mark: Decimal | None
    band: str
    chip: str


@require_GET
def question_queue(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everything that waits for one question; ``?assignment=`` and ``?class=`` keep to a part."""
    question = question_taught(request.user, pk)
    queue = queue_of(request, question)
    rows = [_row(group, question) for group in queue.groups(count=SHOWN)]
    counts = queries.group_counts(queue.answers).get(question.pk)
    groups = counts.groups + counts.unread + counts.asked if counts else 0
    solution = question.in_force.solution
    context = {
        "trail": [queue_page(query_of(queue.scope))],
        "question": question,
        "version": question.in_force,
        "solution": solution,
        "rows": rows,
        "group_count": groups,
        "rest": max(0, groups - SHOWN),
        "total": queue.count(),
        "sure": counts.sure if counts else 0,
        "unread": counts.unread if counts and solution.key_points else 0,
        "together": sum(_by_band(request, question).left().values()),
        "answers": queries.answer_counts(request.user, question, queue.scope),
        "agreement": agreement_of(
            queries.decided(question),
            solution.key_points,
            second=queries.second_readings(question),
            learnt=confirmed_count(question.in_force),
            hurried=queries.hurried_count(question),
        ),
        "to_read_again": len(to_read_again(request.user, question)),
        "can_edit_rubric": is_marked_by_people(solution),
        "query": query_of(queue.scope),
        "is_filtered": queue.scope.is_narrow,
        "last_action": last_action(request, question_id=question.pk),
    }
    return render(request, "lessons/question_queue.html", context)


def _by_band(request: SignedInRequest, question: Question) -> queries.ByBand:
    return queries.ByBand(teacher=request.user, question=question, scope=scope_of(request))


def _row(group: QueueGroup, question: Question) -> GroupRow:
    proposal = group.proposal
    band = Band(proposal.band) if proposal else None
    return GroupRow(
        group=group,
        kind=str(GROUP_KIND[group.kind]),
        text=excerpt_of(group.lead),
        mark=proposed_mark(group, question),
        band=str(BAND[band]) if band else "",
        chip=BAND_CHIP[band] if band else "",
    )


def excerpt_of(response: Response) -> str:
    """What a list has read of an answer."""
    return str(getattr(response, "excerpt", None) or "")


def proposed_mark(group: QueueGroup, question: Question) -> Decimal | None:
    response, proposal = group.lead, group.proposal
    if proposal is None or not response.is_waiting:
        return None
    known = {version.pk: version for version in (question.in_force, response.version)}
    if proposal.rubric_id not in known:
        return None
    key_points = known[proposal.rubric_id].solution.key_points
    shares = {point: Share(share) for point, share in proposal.shares.items()}
    if not {point.id for point in key_points} <= set(shares):
        return None
    fraction: Fraction = fraction_of(key_points, shares)
    return mark_of(fraction, response.version.points)
