"""A machine's reading of an answer, as a student in practice sees it."""

from collections.abc import Sequence
from dataclasses import dataclass

from lessons.domain.marking.key_points import Share
from lessons.domain.types.definition import Control
from lessons.models import Assignment, Response, Section
from lessons.queries import text_of
from lessons.services.practice import Idea, Reading, read_for_practice
from lessons.views.evidence import Piece, pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReading:
    pieces: list[Piece]
    ideas: tuple[Idea, ...]
    is_copied: bool

    @property
    def recognised_count(self) -> int:
        """Those in full: what was found in part is to be read again."""
        return sum(idea.share is Share.FULL for idea in self.ideas)


def sections_of(assignment: Assignment) -> list[Section]:
    return list(assignment.lesson.section_set.all())


def shown_reading(
    response: Response, answer: Sequence[str], *, sections: Sequence[Section]
) -> ShownReading | None:
    """None for a question that its key marks, and where there is nothing to say."""
    version = response.version
    if version.input.control != Control.LONG_TEXT:
        return None
    reading = read_for_practice(response, text_of(answer), sections=sections)
    if reading is None:
        return None
    return as_shown(reading)


def as_shown(reading: Reading) -> ShownReading:
    recognised = [
        (item.key_point, item.start, item.end)
        for item in reading.evidence
        if reading.shares.get(item.key_point) is not Share.NONE
    ]
    return ShownReading(
        pieces=pieces(
            reading.text, recognised, key_points=reading.key_points, shares=reading.shares
        ),
        ideas=reading.ideas,
        is_copied=reading.is_copied,
    )
