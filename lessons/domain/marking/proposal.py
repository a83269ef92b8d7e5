"""What the machine proposes for an open answer: a share for each key point, with the words that
show it. A proposal is not a mark: a teacher confirms or changes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lessons.domain.marking.key_points import Share
from lessons.domain.types.definition import KeyPoint


class Band(StrEnum):
    """How far a proposal may be trusted. Of the sure ones 2 of 100 at most are wrong by more than a
    tenth. LIKELY are the least risky half of all others: confirmed with one key, never given
    unseen."""

    FULL = "sure-full"
    NONE = "sure-none"
    LIKELY = "likely"
    LOOK = "look"


SURE = frozenset({Band.FULL, Band.NONE})
CONFIRMABLE = (Band.LIKELY, Band.FULL, Band.NONE)
"""What may be confirmed for many answers together; what is to be looked at may not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """What is known of a question before anybody answered it."""

    question: str
    key_points: tuple[KeyPoint, ...]
    model_answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """An answer whose shares a teacher decided; keys are ids of key points, not always of all: one
    that was added to the rubric later has no share in what was marked before."""

    answer: str
    shares: Mapping[str, Share]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The half-open span ``answer[start:end]``, in characters of the answer as it was typed."""

    key_point: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """``reasons`` are codes; a page has a sentence for each in ``lessons/wording/proposals.py``."""

    shares: Mapping[str, Share]
    band: Band
    risk: float = 0.0
    """How far the whole may be off, as a share of all points."""
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[str, ...] = ()
