"""Once a day the students who want it get a letter, where mail is set."""

from contextlib import suppress
from datetime import datetime
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from lessons.models import Digest, User
from lessons.queries.digests import people_to_mail
from lessons.services.digests import claim_digest, letter
from lessons.services.tasks.asking import HEAVY


@task(queue_name=HEAVY)
def mail_digests() -> None:
    if settings.MAIL_IS_SET:
        mail_all(now=timezone.now())


def mail_all(*, now: datetime) -> int:
    """How many were mailed. One that cannot be sent keeps no other back and is tried at the next
    run of the day."""
    failed: list[Exception] = []
    sent = 0
    for person in people_to_mail().order_by("pk").iterator(chunk_size=500):
        try:
            sent += _mail(person, now=now)
        except OSError as error:
            failed.append(error)
    if failed:
        raise failed[0]
    return sent


def _mail(person: User, *, now: datetime) -> bool:
    claimed = claim_digest(person, now=now)
    if claimed is None:
        return False
    digest, content = claimed
    with suppress(SMTPRecipientsRefused):  # A wrong address is still one later today.
        letter(digest, content).send()
    Digest.objects.filter(pk=digest.pk).update(mailed_at=timezone.now())
    return True
