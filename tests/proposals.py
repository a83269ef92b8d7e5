"""Proposals as a test needs them, whatever the machine would say."""

from collections.abc import Iterable, Mapping

from django.utils import timezone

from lessons.domain.marking.proposal import Band
from lessons.domain.marking.queueing import is_blind_check
from lessons.models import Proposal, Question, Response
from lessons.services.comparing import compare_marked, keep_offers
from lessons.services.proposing import propose_for_question
from tests import factories as f


def propose(
    question: Question,
    responses: Iterable[Response],
    *,
    band: str = "look",
    shares: Mapping[str, str] | None = None,
    evidence: Iterable[tuple[str, int, int]] = (),
    group: str = "",
) -> None:
    """They count as made by now, so that no task makes them again; without shares there is none."""
    propose_for_question(question, now=f.NOW)
    proposals = Proposal.objects.filter(response__in=list(responses))
    proposals.update(
        band=band,
        shares={"a": "full", "b": "none"} if shares is None else dict(shares),
        evidence=[list(span) for span in evidence],
        reasons=[],
    )
    if group:
        proposals.update(group_key=group)


def prepare(question: Question) -> None:
    """What the workers do soon after answers were handed in."""
    while propose_for_question(question, now=timezone.now()):
        pass


def compare(question: Question) -> None:
    """What they do after its key points were changed, or its answers marked."""
    while compare_marked(question, now=timezone.now()):
        pass
    keep_offers(question, now=timezone.now())


def made_proposal(response: Response) -> str:
    """As the page of the answer sends it with the mark: which proposal the teacher had."""
    proposal = Proposal.objects.filter(response=response).first()
    return proposal.made_at.isoformat() if proposal and proposal.has_shares else ""


def told_apart(question: Question, responses: Iterable[Response], *, blind: bool) -> list:
    """Those of the responses that would, or would not, be a blind check if they were sure."""
    return [
        row
        for row in responses
        if is_blind_check(Band.FULL, question=question.pk, response=row.pk) is blind
    ]
