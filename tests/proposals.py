"""Proposals as a test needs them, whatever the machine would say."""

from collections.abc import Iterable, Mapping

from lessons.domain.marking.proposal import Band
from lessons.domain.marking.queueing import is_blind_check
from lessons.models import Proposal, Question, Response
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
    """They count as made by now, so that no page makes them again; without shares there is none."""
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


def told_apart(question: Question, responses: Iterable[Response], *, blind: bool) -> list:
    """Those of the responses that would, or would not, be a blind check if they were sure."""
    return [
        row
        for row in responses
        if is_blind_check(Band.FULL, question=question.pk, response=row.pk) is blind
    ]
