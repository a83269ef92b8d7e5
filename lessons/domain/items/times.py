"""How long a question took, as far as the times at which answers were saved tell."""

from collections.abc import Mapping
from datetime import datetime, timedelta

AWAY = timedelta(minutes=30)
"""Who saved nothing for longer was not at it."""


def seconds_by_question(
    saved: Mapping[int, datetime | None], *, started_at: datetime
) -> dict[int, float]:
    """From one saved answer to the next, in the order in which they were saved last.

    An answer that was changed later counts from there, so it takes too little, and looking through
    everything before handing in falls to none: of many sittings the median is meant, not one.
    """
    known = sorted((at, question) for question, at in saved.items() if at is not None)
    before = [started_at, *(at for at, _ in known)]
    spans = ((question, at - then) for (at, question), then in zip(known, before, strict=False))
    return {
        question: span.total_seconds() for question, span in spans if timedelta() <= span <= AWAY
    }
