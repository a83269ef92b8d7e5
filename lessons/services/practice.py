"""What the machine recognised in an answer, told to the student at once. It is no mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from lessons.domain.marking.key_points import Share
from lessons.domain.marking.proposal import Evidence
from lessons.domain.passages import Passage, PassageIndex
from lessons.domain.types.definition import KeyPoint
from lessons.models import Response, Section
from lessons.services.proposing import confirmed_marks, proposer_of, rubric_of, rubric_version


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """One key point by its number, without its words: what is missing is for the student to find.

    ``section`` and ``passage`` are where to read again; None where the idea was recognised, and
    where the lesson has no clear place for it.
    """

    number: int
    share: Share
    section: Section | None
    passage: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    text: str
    ideas: tuple[Idea, ...]
    key_points: tuple[KeyPoint, ...]
    evidence: tuple[Evidence, ...]
    shares: dict[str, Share]


def read_for_practice(
    response: Response, text: str, *, sections: Sequence[Section]
) -> Reading | None:
    """None where there is nothing to read, or no key points to read it by.

    The response was read with its version and question; ``sections`` are its lesson's.
    """
    rubric = rubric_of(rubric_version(response.version.question, response.version))
    if not rubric.key_points or not text.strip():
        return None
    confirmed = confirmed_marks(rubric, apart_from=response)
    proposed = proposer_of(rubric, confirmed).propose(text)
    index = PassageIndex([section.text for section in sections])
    ideas = tuple(
        _idea(number, point, proposed.shares[point.id], index, sections)
        for number, point in enumerate(rubric.key_points, start=1)
    )
    return Reading(
        text=text,
        ideas=ideas,
        key_points=rubric.key_points,
        evidence=proposed.evidence,
        shares=dict(proposed.shares),
    )


def _idea(
    number: int,
    point: KeyPoint,
    share: Share,
    index: PassageIndex,
    sections: Sequence[Section],
) -> Idea:
    passage = None if share is Share.FULL else index.best(point.text)
    section = sections[passage.section] if passage else None
    return Idea(number=number, share=share, section=section, passage=passage)
