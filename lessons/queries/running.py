"""How the site runs: the database, its workers, the queue, the disk, backups, slow pages, locks."""

import os
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from axes.models import AccessAttempt
from django.conf import settings
from django.db import connection
from django.db.models import Count, Min, Sum
from django_tasks import TaskResultStatus

from lessons.domain.running import Facts
from lessons.models import BackgroundTask, Backup, SlowPage, Worker

MOST_SLOW = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueState:
    name: str
    waiting: int
    oldest: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedAddress:
    """Where ``names`` people cannot sign in; which names were tried is not told."""

    address: str
    names: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    version: str
    database: str
    """The vendor."""
    database_bytes: int
    workers: list[Worker]
    """Those that were seen lately."""
    queues: list[QueueState]
    failed: int
    disk_free: int
    disk_size: int
    backup: Backup | None
    slow_pages: list[SlowPage]
    locked: list[LockedAddress]

    @property
    def facts(self) -> Facts:
        return Facts(
            workers=len(self.workers),
            oldest_task=min((queue.oldest for queue in self.queues), default=None),
            failed_tasks=self.failed,
            disk_free=self.disk_free,
            disk_size=self.disk_size,
            backup_at=self.backup.made_at if self.backup else None,
        )


def running(*, now: datetime, silent: timedelta) -> Running:
    """``silent`` is how long a worker may say nothing; seven queries."""
    disk = shutil.disk_usage(_data_folder())
    return Running(
        version=settings.VERSION,
        database=connection.vendor,
        database_bytes=_database_bytes(),
        workers=list(Worker.objects.filter(seen_at__gte=now - silent)),
        queues=_queues(),
        failed=BackgroundTask.objects.filter(status=TaskResultStatus.FAILED).count(),
        disk_free=disk.free,
        disk_size=disk.total,
        backup=Backup.objects.first(),
        slow_pages=list(SlowPage.objects.order_by("-worst_ms", "page")[:MOST_SLOW]),
        locked=locked_addresses(now=now),
    )


def is_worker_alive(*, now: datetime, silent: timedelta) -> bool:
    return Worker.objects.filter(seen_at__gte=now - silent).exists()


def _data_folder() -> Path:
    """Where the disk must not run full: beside the database file, else where handed-in files go."""
    if connection.vendor == "sqlite" and os.sep in str(connection.settings_dict["NAME"]):
        return Path(connection.settings_dict["NAME"]).parent
    return Path(settings.BASE_DIR)


def _database_bytes() -> int:
    if connection.vendor == "sqlite":
        asked = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    else:
        asked = "SELECT pg_database_size(current_database())"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return int(cursor.fetchone()[0])


def _queues() -> list[QueueState]:
    ready = BackgroundTask.objects.ready().order_by().values("queue_name")
    rows = ready.annotate(waiting=Count("pk"), oldest=Min("enqueued_at")).order_by("queue_name")
    return [
        QueueState(name=row["queue_name"], waiting=row["waiting"], oldest=row["oldest"])
        for row in rows
    ]


def locked_addresses(*, now: datetime) -> list[LockedAddress]:
    """As django-axes reckons: the failures of a name from an address, whatever the browser."""
    since = now - settings.AXES_COOLOFF_TIME
    tried = AccessAttempt.objects.filter(attempt_time__gte=since).order_by()
    rows = tried.values("ip_address", "username").annotate(failures=Sum("failures_since_start"))
    locked = rows.filter(failures__gte=settings.AXES_FAILURE_LIMIT)
    names = Counter(row["ip_address"] for row in locked if row["ip_address"])
    return [LockedAddress(address=address, names=count) for address, count in names.most_common()]
