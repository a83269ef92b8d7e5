"""Proposals as a test needs them, whatever the machine would say."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.utils import timezone

from lessons.models import Proposal, Question, Response, User
from lessons.services.comparing import compare_marked, keep_offers
from lessons.services.proposing import propose_for_question
from lessons.views.opened import Opened, opened_stamp
from tests import factories as f


def propose(
    question: Question,
    responses: Iterable[Response],
    *,
    band: str = "look",
    shares: Mapping[str, str] | None = None,
    evidence: Iterable[tuple[str, int, int]] = (),
    group: str = "",
    blind: bool = False,
) -> None:
    """They count as made by now, so that no task makes them again; without shares there is none."""
    propose_for_question(question, now=f.NOW)
    proposals = Proposal.objects.filter(response__in=list(responses))
    proposals.update(
        band=band,
        shares={"a": "full", "b": "none"} if shares is None else dict(shares),
        evidence=[list(span) for span in evidence],
        reasons=[],
        is_blind=blind,
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


def opened(
    shown: Response | Question, teacher: User, *, seconds: float = 60, blind: bool = False
) -> str:
    """The stamp of a page that showed it so many seconds ago."""
    at = timezone.now() - timedelta(seconds=seconds)
    told = Opened(at=at, is_blind=blind)
    return opened_stamp(told, teacher=teacher, shown=shown)
