"""Which of the many savings of a text are kept as its history.

A text is saved every few seconds; what is worth going back to is what stood before a pause, before
much of it went, and every few minutes of writing.
"""

from datetime import datetime, timedelta

EVERY = timedelta(minutes=3)
PAUSE = timedelta(minutes=10)
MUCH = 200
"""Characters that went at one saving."""


def is_worth_keeping(
    before: str,
    after: str,
    *,
    saved_at: datetime | None,
    kept_at: datetime | None,
    now: datetime,
) -> bool:
    """Whether ``before``, saved at ``saved_at``, is kept when ``after`` takes its place.

    ``kept_at`` is when the last text was kept; None where none is.
    """
    if not before.strip() or before == after or saved_at is None:
        return False
    if len(before) - len(after) >= MUCH or now - saved_at >= PAUSE:
        return True
    return not after.strip() or kept_at is None or now - kept_at >= EVERY
