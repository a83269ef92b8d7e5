"""Sign-in that was locked after wrong passwords is freed again."""

import json

from axes.models import AccessAttempt
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from lessons.models import User


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
