"""One question before its answers are marked: the groups, and how well the machine has done."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from lessons import queries
from lessons.domain.marking.key_points import Share, fraction_of
from lessons.domain.marking.proposal import Band
from lessons.domain.marks import mark_of
from lessons.permissions import SignedInRequest, question_taught
from lessons.queries import QueueGroup, text_of
from lessons.services.proposing import rubric_version
from lessons.views.agreement import agreement_of
from lessons.views.last_action import last_action
from lessons.views.marking import query_of, wanted_assignment
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
    """Everything that waits for one question; ``?assignment=`` keeps to one class."""
    question = question_taught(request.user, pk)
    now, wanted = timezone.now(), wanted_assignment(request)
    groups = queries.question_queue(request.user, question, now=now, assignment_id=wanted)
    solution = question.in_force.solution
    context = {
        "trail": [queue_page(query_of(wanted))],
        "question": question,
        "version": question.in_force,
        "solution": solution,
        "rows": [_row(group) for group in groups[:SHOWN]],
        "group_count": len(groups),
        "rest": max(0, len(groups) - SHOWN),
        "total": sum(len(group.responses) for group in groups),
        "sure": sum(len(group.responses) for group in groups if group.is_sure),
        "unread": sum(map(_is_unread, groups)) if solution.key_points else 0,
        "agreement": agreement_of(
            queries.decided(question),
            solution.key_points,
            hurried=queries.hurried_count(question),
        ),
        "can_edit_rubric": is_marked_by_people(solution),
        "query": query_of(wanted),
        "is_filtered": wanted is not None,
        "last_action": last_action(request, question_id=question.pk),
    }
    return render(request, "lessons/question_queue.html", context)


def _is_unread(group: QueueGroup) -> bool:
    """Proposals are made in the background, soon after an answer was handed in."""
    return group.lead.is_waiting and queries.proposal_of(group.lead) is None


def _row(group: QueueGroup) -> GroupRow:
    response, proposal = group.lead, group.proposal
    band = Band(proposal.band) if proposal else None
    return GroupRow(
        group=group,
        kind=str(GROUP_KIND[group.kind]),
        text=text_of(response.answer),
        mark=_proposed_mark(group),
        band=str(BAND[band]) if band else "",
        chip=BAND_CHIP[band] if band else "",
    )


def _proposed_mark(group: QueueGroup) -> Decimal | None:
    response, proposal = group.lead, group.proposal
    if proposal is None or not response.is_waiting:
        return None
    version = rubric_version(response.version.question, response.version)
    key_points = version.solution.key_points
    shares = {point: Share(share) for point, share in proposal.shares.items()}
    if not {point.id for point in key_points} <= set(shares):
        return None
    fraction: Fraction = fraction_of(key_points, shares)
    return mark_of(fraction, response.version.points)
