"""Pages that took too long are counted by their names."""

import logging
from datetime import datetime, timedelta

from django.db import Error
from django.db.models import F
from django.db.models.functions import Greatest

from lessons.models import SlowPage

logger = logging.getLogger(__name__)
KEPT = timedelta(days=30)


def note_slow_page(page: str, *, milliseconds: int, now: datetime) -> None:
    """A database that is away loses the note; the page itself was answered already."""
    try:
        _note(page, milliseconds, now)
    except Error:
        logger.warning("A slow page could not be noted: %s", page)


def _note(page: str, milliseconds: int, now: datetime) -> None:
    known = SlowPage.objects.filter(page=page)
    values = {"count": F("count") + 1, "worst_ms": Greatest(F("worst_ms"), milliseconds)}
    if not known.update(**values, last_at=now):
        row = SlowPage(page=page, worst_ms=milliseconds, last_at=now)
        SlowPage.objects.bulk_create([row], ignore_conflicts=True)


def forget_old_slow_pages(*, now: datetime) -> None:
    SlowPage.objects.filter(last_at__lt=now - KEPT).delete()
