"""A teacher's mark: added, never overwritten, and never on an answer that changed meanwhile."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction

from django.db import transaction
from django.db.models import F

from lessons.domain.grading.key_points import Share
from lessons.domain.marks import stored
from lessons.models import EventKind, Marking, Response, ResponseEvent, ResponseState, User


class MarkingRefused(Exception):
    """Somebody marked the same response since the page was drawn; ``response`` is as it is now."""

    def __init__(self, response: Response) -> None:
        super().__init__("stale")
        self.response = response


@transaction.atomic
def mark_response(
    response: Response,
    *,
    marker: User,
    seen: int,
    fraction: Fraction,
    shares: Mapping[str, Share],
    comment: str,
    now: datetime,
) -> Marking:
    """Add a marking and make it the one in force. Raises MarkingRefused.

    ``seen`` is the response's ``last_seq`` that the teacher looked at; ``shares`` is empty for a
    question without key points.
    """
    kept = stored(fraction)
    won = Response.objects.filter(
        pk=response.pk, last_seq=seen, state__in=[ResponseState.WAITING, ResponseState.MARKED]
    ).update(fraction=kept, state=ResponseState.MARKED, last_seq=F("last_seq") + 1)
    response.refresh_from_db(fields=["fraction", "state", "last_seq"])
    if not won:
        raise MarkingRefused(response)
    ResponseEvent.objects.create(
        response=response,
        seq=response.last_seq,
        kind=EventKind.MARKED,
        fraction=kept,
        actor=marker,
        happened_at=now,
    )
    return Marking.objects.create(
        response=response,
        number=response.markings.count() + 1,
        shares={key: share.value for key, share in shares.items()},
        fraction=kept,
        comment=comment,
        marker=marker,
        marked_at=now,
    )
