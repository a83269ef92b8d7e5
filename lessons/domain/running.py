"""What should worry whoever looks after the site."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST_WAIT = timedelta(minutes=10)
"""Of a task; proposals and files are asked for while people sit before the page."""
OLDEST_BACKUP = timedelta(days=2)
LEAST_FREE = 1_000_000_000
"""Bytes. A database that cannot grow refuses answers."""
LEAST_FREE_SHARE = 0.05


class Trouble(StrEnum):
    NO_WORKER = "no-worker"
    TASKS_WAIT = "tasks-wait"
    TASKS_FAILED = "tasks-failed"
    DISK_FULL = "disk-full"
    NO_BACKUP = "no-backup"
    OLD_BACKUP = "old-backup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """``oldest_task`` is the moment at which the longest waiting task was asked for."""

    workers: int
    oldest_task: datetime | None
    failed_tasks: int
    disk_free: int
    disk_size: int
    backup_at: datetime | None


def troubles(facts: Facts, *, now: datetime) -> list[Trouble]:
    """The worst first."""
    waits = facts.oldest_task is not None and now - facts.oldest_task > LONGEST_WAIT
    least = min(LEAST_FREE, facts.disk_size * LEAST_FREE_SHARE)
    is_old = facts.backup_at is not None and now - facts.backup_at > OLDEST_BACKUP
    found = {
        Trouble.DISK_FULL: facts.disk_free < least,
        Trouble.NO_WORKER: facts.workers == 0,
        Trouble.TASKS_WAIT: facts.workers > 0 and waits,
        Trouble.NO_BACKUP: facts.backup_at is None,
        Trouble.OLD_BACKUP: is_old,
        Trouble.TASKS_FAILED: facts.failed_tasks > 0,
    }
    return [trouble for trouble, is_there in found.items() if is_there]
