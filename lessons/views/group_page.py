"""The answers of a group as the marking page shows them, each with the words that count."""

from collections.abc import Sequence
from dataclasses import dataclass

from lessons.models import QuestionVersion, Response
from lessons.queries import proposal_of
from lessons.services.proposing import text_of
from lessons.views.evidence import Piece, pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAnswer:
    response: Response
    pieces: list[Piece]
    reasons: tuple[str, ...]
    is_edge: bool
    """One of those that are least like the first."""
    is_ticked: bool = True


def shown_answers(
    lead: Response,
    together: Sequence[Response],
    *,
    rubric: QuestionVersion,
    has_evidence: bool,
) -> list[ShownAnswer]:
    """``lead`` first, then the answers least like it, then the others."""
    others = [row for row in together if row.pk != lead.pk]
    edges = _edges(lead, others)
    rest = [row for row in others if row not in edges]
    return [
        _shown(row, rubric, has_evidence=has_evidence, is_edge=row in edges)
        for row in (lead, *edges, *rest)
    ]


def _edges(lead: Response, others: Sequence[Response]) -> list[Response]:
    return list(others[:2])


def _shown(
    response: Response, rubric: QuestionVersion, *, has_evidence: bool, is_edge: bool
) -> ShownAnswer:
    proposal = proposal_of(response)
    is_of_use = has_evidence and proposal is not None and proposal.rubric_id == rubric.pk
    solution = rubric.type.solution(rubric.definition)
    return ShownAnswer(
        response=response,
        pieces=pieces(
            text_of(response.answer),
            proposal.evidence if is_of_use else (),
            key_points=solution.key_points,
            shares=proposal.shares if is_of_use else {},
        ),
        reasons=tuple(proposal.reasons) if is_of_use else (),
        is_edge=is_edge,
    )
