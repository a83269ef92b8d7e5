"""Sign-ins after many wrong passwords: what is refused, what has to wait, and how a lock is lifted.

django-axes counts a name together with an address. Here is what that leaves open: one name tried
from many addresses, and many names tried from one, behind which a whole class may sit.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import BoundedSemaphore, Lock

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Sum

from lessons.models import User

MOST_FOR_ONE_NAME = 50
"""Wrong passwords in AXES_COOLOFF_TIME, from wherever; then only known browsers may try it."""
MOST_FROM_ONE_ADDRESS = 50
"""Then its sign-ins are taken one at a time. It is never locked: a class may share it."""
AT_ONCE = 2
"""Passwords a process hashes together: each takes 19 MB, and saves want the processor too."""
_hashing = BoundedSemaphore(AT_ONCE)
_one_at_a_time = Lock()


def is_name_closed(name: str, *, now: datetime) -> bool:
    """For browsers that have not signed in with it before."""
    return _failures(now, username=name) >= MOST_FOR_ONE_NAME


@contextmanager
def turn_to_hash(address: str, *, is_known: bool, now: datetime) -> Iterator[bool]:
    """False where another sign-in of an address that tries very often has the turn just now."""
    is_busy = not is_known and _failures(now, ip_address=address) >= MOST_FROM_ONE_ADDRESS
    if not is_busy:
        with _hashing:
            yield True
    elif _one_at_a_time.acquire(blocking=False):
        try:
            yield True
        finally:
            _one_at_a_time.release()
    else:
        yield False


def _failures(now: datetime, **of: str) -> int:
    since = now - settings.AXES_COOLOFF_TIME
    rows = AccessAttempt.objects.filter(attempt_time__gte=since, **of)
    return rows.aggregate(count=Sum("failures_since_start"))["count"] or 0


@transaction.atomic
def lift_lock(address: str, *, by: User, called: str) -> int:
    """Everybody behind the address may try again; the log of the administration says who did it,
    with what a lock is ``called`` there. Returns how many rows were locked or counting.
    """
    count: int = AccessAttempt.objects.filter(ip_address=address).delete()[0]
    if count:
        LogEntry.objects.create(
            user=by,
            content_type=ContentType.objects.get_for_model(AccessAttempt),
            object_repr=address,
            action_flag=DELETION,
            change_message=json.dumps([{"deleted": {"name": called, "object": address}}]),
        )
    return count
