"""What the machine proposed for a question beside what its teachers then decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lessons.domain.marking.key_points import Share
from lessons.models import Marking, Question, ResponseState

MOST_DECIDED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One answer with a proposal that a teacher decided about for the first time."""

    proposed: Mapping[str, Share]
    shares: Mapping[str, Share]
    is_blind: bool
    seconds: Decimal | None


def decided(question: Question) -> list[Decided]:
    """The latest ones in all classes, without what was taken back; one query.

    What the machine said to an answer that a person had marked already is no agreement.
    """
    rows = (
        Marking.objects.filter(
            response__version__question=question, response__state=ResponseState.MARKED
        )
        .order_by("response_id", "number")
        .values_list("response_id", "proposed", "shares", "proposed_band", "is_blind", "seconds")
    )
    # Of an answer that was taken back and marked again, the last decision counts: hence the dict.
    latest = {row[0]: row[1:] for row in rows if row[3]}
    return [
        Decided(
            proposed=_shares(proposed),
            shares=_shares(shares),
            is_blind=is_blind,
            seconds=seconds,
        )
        for proposed, shares, _band, is_blind, seconds in list(latest.values())[-MOST_DECIDED:]
    ]


def _shares(stored: Mapping[str, str]) -> dict[str, Share]:
    return {point: Share(share) for point, share in stored.items()}
