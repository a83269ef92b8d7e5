"""The answers of a group as the marking page shows them, each with the words that count."""

from collections.abc import Sequence
from dataclasses import dataclass

from lessons.models import QuestionVersion, Response
from lessons.queries import proposal_of, text_of
from lessons.views.evidence import Piece, pieces

EDGES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAnswer:
    response: Response
    pieces: list[Piece]
    reasons: tuple[str, ...]
    is_edge: bool
    """One of the two that are shown at once: in a near group those least like the first."""
    is_other_text: bool
    is_ticked: bool = True


def shown_answers(
    lead: Response,
    together: Sequence[Response],
    *,
    rubric: QuestionVersion,
    has_evidence: bool,
) -> list[ShownAnswer]:
    """``lead`` first, then the others in the order of their group."""
    others = [row for row in together if row.pk != lead.pk]
    return [
        _shown(row, lead, rubric, has_evidence=has_evidence, is_edge=row in others[:EDGES])
        for row in (lead, *others)
    ]


def _shown(
    response: Response,
    lead: Response,
    rubric: QuestionVersion,
    *,
    has_evidence: bool,
    is_edge: bool,
) -> ShownAnswer:
    proposal = proposal_of(response)
    if not has_evidence or (proposal and proposal.rubric_id != rubric.pk):
        proposal = None
    return ShownAnswer(
        response=response,
        pieces=pieces(
            text_of(response.answer),
            proposal.evidence if proposal else (),
            key_points=rubric.solution.key_points,
            shares=proposal.shares if proposal else {},
        ),
        reasons=tuple(proposal.reasons) if proposal else (),
        is_edge=is_edge,
        is_other_text=text_of(response.answer) != text_of(lead.answer),
    )
