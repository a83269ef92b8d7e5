"""Files that were sent: kept first, read one by one afterwards, each for itself.

A file is kept before it is read, so that a server that stops in the middle loses none, and it is
claimed before it is read, so that a file that stops the server does so once.
"""

import logging
import zlib
from collections.abc import Callable
from datetime import datetime, timedelta

from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.finding import finding_of, finding_to_json
from lessons.domain.handouts.registry import reader_for
from lessons.models import Batch, Course, FileState, LoadedFile, User
from lessons.services.handouts import Handout, HandoutRefused, Refusal, error_refusal
from lessons.services.importing import digest_of

KEPT_FOR = timedelta(days=30)
MOST_DROPPED = 100
"""At one time, so that cleaning never holds up whoever happens to come next."""
LONGEST_READING = timedelta(minutes=5)
"""Afterwards a file that is still being read may be read again: nobody is at it any more."""

Opener = Callable[..., Handout]
"""``open_handout`` or what narrows it: (name, size=, read=) to a Handout or HandoutRefused."""
logger = logging.getLogger(__name__)


def open_batch(*, course: Course | None, new_course: str, created_by: User, now: datetime) -> Batch:
    """A place for files, and the moment when old ones go."""
    drop_old_files(now=now)
    return Batch.objects.create(
        course=course, new_course=new_course, created_by=created_by, created_at=now
    )


def keep_file(
    batch: Batch, *, name: str, size: int, read: Callable[[], bytes], now: datetime
) -> LoadedFile:
    """The file, waiting to be read, or refused where its name or size says enough.

    Sent a second time into the same batch (the first answer got lost) it is the same row.
    """
    try:
        reader_for(name, size=size)
    except DocumentError as error:
        refusal = error_refusal(error, name)
        return _keep(batch, name, size, "", sent_at=now, **_refused(refusal, now))
    data = read()
    return _keep(batch, name, size, digest_of(data), sent_at=now, data=zlib.compress(data))


def keep_handout(batch: Batch, handout: Handout, *, now: datetime) -> LoadedFile:
    """A file that was read on its way in."""
    return _keep(
        batch,
        handout.source.name,
        len(handout.data),
        handout.source.digest,
        sent_at=now,
        data=zlib.compress(handout.data),
        **_found(handout, now),
    )


def _keep(batch: Batch, name: str, size: int, digest: str, **fields: object) -> LoadedFile:
    file, _ = LoadedFile.objects.get_or_create(
        batch=batch, name=name[:255], size=size, digest=digest, defaults=fields
    )
    return file


def data_of(file: LoadedFile) -> bytes | None:
    """The bytes as they were sent; None once they are no longer kept."""
    return None if file.data is None else zlib.decompress(file.data)


def read_file(file: LoadedFile, *, open_file: Opener, now: datetime) -> bool:
    """Read one file that waits and write down what was found; False where somebody else did.

    No transaction is open meanwhile: reading takes seconds, and the database has one writer.
    """
    if not _claim(file, now):
        return False
    file.refresh_from_db()
    LoadedFile.objects.filter(pk=file.pk, state=FileState.READING).update(
        **_result(file, open_file, now)
    )
    file.refresh_from_db()
    return True


def let_wait_again(file: LoadedFile) -> None:
    """A file that was refused through the machine's fault."""
    refused = LoadedFile.objects.filter(pk=file.pk, state=FileState.REFUSE, data__isnull=False)
    refused.update(state=FileState.WAITING, refusal=None)


def _claim(file: LoadedFile, now: datetime) -> bool:
    rows = LoadedFile.objects.filter(pk=file.pk, data__isnull=False)
    waiting = rows.filter(state=FileState.WAITING)
    broken_off = rows.filter(state=FileState.READING, read_at__lt=now - LONGEST_READING)
    claimed = {"state": FileState.READING, "read_at": now}
    return bool(waiting.update(**claimed) or broken_off.update(**claimed))


def _result(file: LoadedFile, open_file: Opener, now: datetime) -> dict[str, object]:
    data = data_of(file) or b""
    try:
        handout = open_file(file.name, size=file.size, read=lambda: data)
    except HandoutRefused as refused:
        # Nobody will look at its bytes again, unless the machine was at fault.
        dropped = {} if refused.refusal.may_pass else {"data": None}
        return {**_refused(refused.refusal, now), **dropped}
    except Exception:
        # A reader promises not to; if one breaks its promise, the other files still come through.
        logger.exception("reading a loaded file failed: %s", file.pk)
        return _refused(Refusal(source="program"), now)
    return _found(handout, now)


def _found(handout: Handout, now: datetime) -> dict[str, object]:
    finding = finding_of(handout.document)
    state = FileState(finding.verdict.value)
    return {"state": state, "found": finding_to_json(finding), "read_at": now}


def _refused(refusal: Refusal, now: datetime) -> dict[str, object]:
    return {"state": FileState.REFUSE, "refusal": refusal.to_json(), "read_at": now}


def drop_old_files(*, now: datetime) -> int:
    """Give up the bytes of old files, some at a time; what was found in them stays on record.

    A lesson keeps the text of its file in its source.
    """
    before = now - KEPT_FOR
    old = LoadedFile.objects.filter(sent_at__lt=before, data__isnull=False).order_by("sent_at")
    chosen = list(old.values_list("pk", flat=True)[:MOST_DROPPED])
    empty = Batch.objects.filter(created_at__lt=before, loadedfile=None).values_list("pk")
    Batch.objects.filter(pk__in=list(empty[:MOST_DROPPED].values_list("pk", flat=True))).delete()
    return LoadedFile.objects.filter(pk__in=chosen).update(data=None)
