"""What the machine proposed for a question beside what its teachers then decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lessons.domain.marking.key_points import Share
from lessons.models import Marking, Question, ResponseState, SecondReading, User

MOST_DECIDED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One answer with a proposal that a teacher decided about for the first time.

    ``is_read`` is None for a mark from before it was measured.
    """

    response_id: int
    proposed: Mapping[str, Share]
    shares: Mapping[str, Share]
    is_blind: bool
    is_read: bool | None
    seconds: Decimal | None

    @property
    def is_evidence(self) -> bool:
        """Whether it says how often the machine is right: the teacher could not follow it, and had
        read the answer."""
        return self.is_blind and self.is_read is True


def decided(question: Question) -> list[Decided]:
    """The latest ones in all classes, without what was taken back; one query.

    What the machine said to an answer that a person had marked already is no agreement.
    """
    rows = (
        Marking.objects.filter(
            response__version__question=question, response__state=ResponseState.MARKED
        )
        .exclude(proposed_band="")
        .order_by("response_id", "number")
        .values_list("response_id", "proposed", "shares", "is_blind", "is_read", "seconds")
    )
    # Of an answer that was taken back and marked again, the last decision counts: hence the dict.
    latest = {row[0]: row for row in rows}
    return [
        Decided(
            response_id=pk,
            proposed=_shares(proposed),
            shares=_shares(shares),
            is_blind=is_blind,
            is_read=is_read,
            seconds=seconds,
        )
        for pk, proposed, shares, is_blind, is_read, seconds in list(latest.values())[
            -MOST_DECIDED:
        ]
    ]


def second_readings(question: Question) -> dict[int, Mapping[str, Share]]:
    """By response: what another teacher gave it, having read it; one query."""
    rows = SecondReading.objects.filter(
        response__version__question=question, is_read=True
    ).order_by("pk")
    return {pk: _shares(shares) for pk, shares in rows.values_list("response_id", "shares")}


def hurried_count(question: Question) -> int:
    """Marks in force that were given faster than the answers can be read, in all classes."""
    given = Marking.objects.filter(response__version__question=question)
    return given.in_force().filter(is_read=False).count()


def last_marked_at(teacher: User) -> datetime | None:
    """When the teacher gave a mark for the last time, to any answer."""
    latest = Marking.objects.filter(marker=teacher).order_by("-pk")
    return latest.values_list("marked_at", flat=True).first()


def _shares(stored: Mapping[str, str]) -> dict[str, Share]:
    return {point: Share(share) for point, share in stored.items()}
