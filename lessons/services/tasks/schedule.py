"""What is done regularly, by whichever worker is first to take the time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from django_tasks.base import Task

from lessons.models import ScheduledRun

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regular:
    """``task`` takes no arguments. A time that passed while nobody worked is made up for once."""

    name: str
    task: Task[[], Any]
    every: timedelta

    def slot(self, now: datetime) -> datetime:
        """The last time, up to now, at which it was due."""
        return now - (now - _EPOCH) % self.every


def start_due(schedule: Sequence[Regular], *, now: datetime) -> list[str]:
    """The names of those that this call has started."""
    return [each.name for each in schedule if _start(each, slot=each.slot(now))]


def _start(regular: Regular, *, slot: datetime) -> bool:
    if ScheduledRun.objects.filter(name=regular.name, slot=slot).exists():
        return False
    with transaction.atomic():
        _, is_mine = ScheduledRun.objects.get_or_create(name=regular.name, slot=slot)
        if is_mine:
            regular.task.enqueue()
    return is_mine
