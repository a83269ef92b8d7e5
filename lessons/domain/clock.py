"""When the time of an attempt is over. The server's clock counts, never the browser's."""

from datetime import datetime, timedelta

GRACE = timedelta(seconds=60)
"""What is on the screen when time ends is on its way that long, and counts."""


def end_of(
    *,
    started_at: datetime,
    ends_at: datetime | None,
    due_at: datetime | None,
    closes_at: datetime | None = None,
) -> datetime | None:
    """The first of the time limit, the deadline and the closing; None where there is none of them.

    An attempt that was started after the deadline is late as it is: the deadline cannot end it.
    """
    deadline = due_at if due_at is not None and started_at <= due_at else None
    ends = (ends_at, deadline, closes_at)
    return min((moment for moment in ends if moment is not None), default=None)


def own_deadline(due_at: datetime | None, extended_to: datetime | None) -> datetime | None:
    """Of one student: a later date of their own counts where there is a deadline at all."""
    return due_at if due_at is None or extended_to is None else max(due_at, extended_to)


def is_over(end: datetime | None, *, now: datetime) -> bool:
    """Whether nothing more is taken."""
    return end is not None and now > end + GRACE


def handed_in_at(end: datetime | None, *, now: datetime) -> datetime:
    """What arrives within the grace was finished in time."""
    return now if end is None or now > end + GRACE else min(now, end)
