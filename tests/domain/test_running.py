"""What worries whoever looks after the site, and which backups stay."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lessons.domain.backups import backup_name, outdated
from lessons.domain.running import Facts, Trouble, troubles

NOW = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
WELL = Facts(
    workers=2,
    oldest_task=NOW - timedelta(minutes=9),
    failed_tasks=0,
    disk_free=2_000_000_000,
    disk_size=100_000_000_000,
    backup_at=NOW - timedelta(hours=40),
)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"workers": 0, "oldest_task": NOW - timedelta(days=1)}, [Trouble.NO_WORKER]),
        ({"oldest_task": NOW - timedelta(minutes=11)}, [Trouble.TASKS_WAIT]),
        ({"oldest_task": None}, []),
        ({"failed_tasks": 1}, [Trouble.TASKS_FAILED]),
        ({"disk_free": 900_000_000}, [Trouble.DISK_FULL]),
        ({"disk_free": 900_000_000, "disk_size": 8_000_000_000}, []),
        ({"backup_at": None}, [Trouble.NO_BACKUP]),
        ({"backup_at": NOW - timedelta(days=3)}, [Trouble.OLD_BACKUP]),
    ],
)
def test_each_trouble_is_told_and_nothing_else(changed, told):
    assert troubles(replace(WELL, **changed), now=NOW) == told


def test_the_newest_backups_stay_and_what_is_not_ours():
    names = [backup_name(NOW - timedelta(days=days)) for days in range(4)]

    gone = outdated([*names, "holiday-photos", f"{names[0]}.part"], kept=2)

    assert gone == sorted(names[2:])
    assert outdated(names[:1], kept=2) == []
