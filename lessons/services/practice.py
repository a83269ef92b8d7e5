"""What the machine recognised in an answer, told to the student at once. It is no mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from lessons.domain.copying import Span, copied_spans, is_mostly_copied
from lessons.domain.marking.key_points import Share
from lessons.domain.marking.proposal import Evidence, Proposal
from lessons.domain.passages import Passage, PassageIndex, Text
from lessons.domain.rich_text.plain import plain_words
from lessons.domain.telling_sentence import telling_span
from lessons.domain.types.definition import KeyPoint
from lessons.models import QuestionVersion, Response, Section
from lessons.queries import rubrics_by_class
from lessons.services.proposing import confirmed_marks, proposer_of, rubric_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the lesson speaks of something; ``start`` and ``end`` are the sentence that does."""

    section: Section
    passage: Passage
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """One key point by its number, without its words: what is missing is for the student to find.

    ``place`` is what to read again; None where the idea was recognised, and where the lesson has
    no clear place for it.
    """

    number: int
    share: Share
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """``is_copied`` says that the answer is mostly the lesson's own sentences."""

    text: str
    ideas: tuple[Idea, ...]
    key_points: tuple[KeyPoint, ...]
    evidence: tuple[Evidence, ...]
    shares: dict[str, Share]
    is_copied: bool


class Places:
    """Gives each idea a sentence of its own: four hints to one sentence would be one hint."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections
        self._index = PassageIndex([Text(section.text, section.heading) for section in sections])
        self._taken: set[tuple[int, int, int]] = set()

    def of(self, words: str) -> Place | None:
        """The clearest place that no idea before was sent to; None where there is none."""
        for passage in self._index.clear(words):
            start, end = telling_span(passage.text, words) or (0, 0)
            key = (passage.section, passage.paragraph, start)
            if key not in self._taken:
                self._taken.add(key)
                section = self._sections[passage.section]
                return Place(section=section, passage=passage, start=start, end=end)
        return None


def read_for_practice(
    response: Response, text: str, *, sections: Sequence[Section]
) -> Reading | None:
    """None where there is nothing to read, or no key points to read it by.

    The response was read with its version and question; ``sections`` are its lesson's.
    """
    version = rubrics_by_class(response.version.question).of(response)
    return read_text(version, text, sections=sections, apart_from=response)


def read_text(
    version: QuestionVersion,
    text: str,
    *,
    sections: Sequence[Section],
    apart_from: Response | None = None,
) -> Reading | None:
    """As ``read_for_practice``, by the key points of ``version``."""
    rubric = rubric_of(version)
    if not rubric.key_points or not text.strip():
        return None
    proposed = proposer_of(rubric, confirmed_marks(rubric, apart_from=apart_from)).propose(text)
    copied = copied_spans(text, [plain_words(section.text) for section in sections])
    is_copied = is_mostly_copied(text, copied)
    own = () if is_copied else _own_evidence(proposed, copied)
    shares = _shares(proposed, own, is_copied=is_copied)
    places = Places(sections)
    return Reading(
        text=text,
        ideas=tuple(
            _idea(number, point, shares[point.id], places)
            for number, point in enumerate(rubric.key_points, start=1)
        ),
        key_points=rubric.key_points,
        evidence=own,
        shares=shares,
        is_copied=is_copied,
    )


def _own_evidence(proposed: Proposal, copied: Sequence[Span]) -> tuple[Evidence, ...]:
    """Without what stands in words that were pasted."""
    return tuple(
        item
        for item in proposed.evidence
        if not any(start < item.end and item.start < end for start, end in copied)
    )


def _shares(proposed: Proposal, own: Sequence[Evidence], *, is_copied: bool) -> dict[str, Share]:
    """An idea that only pasted words show is not understood."""
    shown = {item.key_point for item in own}
    pasted = {item.key_point for item in proposed.evidence} - shown
    return {
        point: Share.NONE if is_copied or point in pasted else share
        for point, share in proposed.shares.items()
    }


def _idea(number: int, point: KeyPoint, share: Share, places: Places) -> Idea:
    place = None if share is Share.FULL else places.of(point.text)
    return Idea(number=number, share=share, place=place)
