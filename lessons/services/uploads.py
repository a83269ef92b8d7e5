"""Files between their upload and their confirmation: kept first, read afterwards, given up in time.

A file is kept before it is read, so that a server that stops in the middle loses none, and it is
claimed before it is read, so that a file that stops the server does so once.
"""

import json
import logging
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import PurePath
from zipfile import ZipFile

from lessons.domain.handouts.bundle import MAX_BYTES as LARGEST_BUNDLE
from lessons.domain.handouts.bundle import BundledFile, open_bundle
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.content_kinds import BUNDLE
from lessons.domain.handouts.document import DocumentError, ReadPicture
from lessons.domain.handouts.finding import finding_of, finding_to_json
from lessons.domain.handouts.kept import document_from_json, document_to_json
from lessons.domain.handouts.pictures import SUFFIXES as PICTURES
from lessons.domain.handouts.refusal import Refusal, RefusedBy
from lessons.domain.handouts.registry import reader_for
from lessons.domain.parts import Part
from lessons.domain.refusals import ImportRefusal
from lessons.models import Batch, Course, FileState, Lesson, Upload, User
from lessons.services.banks import OpenBank
from lessons.services.handouts import Handout, HandoutRefused, error_refusal
from lessons.services.importing import SourceFile, digest_of

KEPT_FOR = timedelta(days=30)
"""A handout; what was found in it stays."""
BANK_KEPT_FOR = timedelta(days=7)
"""A question bank, with everything that is known of it."""
MOST_DROPPED = 100
"""At one time, so that cleaning never holds up whoever happens to come next."""
LONGEST_READING = timedelta(minutes=5)
"""Afterwards a file that is still being read may be read again: nobody is at it any more."""

QUICK_SIZE = 200_000
"""Bytes that half a second is enough for: measured were 1.4 s of processor time a megabyte of text
and 2.5 s a megabyte of Word."""
QUICK_OF = {
    ".pdf": 100_000,  # a scan of one page is seldom smaller, and takes seconds to recognise
    ".json": 5_000_000,  # a tenth of a second a megabyte
}
ALWAYS_SLOW = {".doc", *PICTURES}
"""LibreOffice has to start; a picture has to be recognised."""

Opener = Callable[..., Handout]
"""``open_handout`` or what narrows it: (name, size=, read=) to a Handout or HandoutRefused."""
logger = logging.getLogger(__name__)


# Keeping


def open_batch(*, course: Course | None, new_course: str, created_by: User, now: datetime) -> Batch:
    """A place for handouts, and the moment when old ones go."""
    drop_expired(now=now)
    return Batch.objects.create(
        course=course, new_course=new_course, created_by=created_by, created_at=now
    )


def keep_file(
    batch: Batch, *, name: str, size: int, read: Callable[[], bytes], now: datetime
) -> Upload:
    """The file, waiting to be read, or refused where its name or size says enough.

    Sent a second time into the same batch (the first answer got lost) it is the same row.
    """
    try:
        reader_for(name, size=size)
    except DocumentError as error:
        refusal = error_refusal(error, name)
        return _keep(batch, name, size, "", now=now, **_refused(refusal, now))
    data = read()
    return _keep(batch, name, size, digest_of(data), now=now, data=zlib.compress(data))


def keep_files(
    batch: Batch, *, name: str, size: int, read: Callable[[], bytes], now: datetime
) -> list[Upload]:
    """As ``keep_file``; of an archive of handouts each file, or the archive itself, refused."""
    if PurePath(name).suffix.lower() != BUNDLE:
        return [keep_file(batch, name=name, size=size, read=read, now=now)]
    try:
        files = open_bundle(read()) if size <= LARGEST_BUNDLE else _too_large(size)
    except DocumentError as error:
        refusal = error_refusal(error, name)
        return [_keep(batch, name, size, "", now=now, **_refused(refusal, now))]
    return [_keep_bundled(batch, file, now) for file in files]


def _too_large(size: int) -> Iterator[BundledFile]:
    raise DocumentError(code=Code.FILE_TOO_LARGE, detail=str(size))


def _keep_bundled(batch: Batch, file: BundledFile, now: datetime) -> Upload:
    if file.error is not None:
        refusal = error_refusal(file.error, file.name)
        return _keep(batch, file.name, file.size, "", now=now, **_refused(refusal, now))
    return keep_file(batch, name=file.name, size=file.size, read=lambda: file.data, now=now)


def keep_handout(batch: Batch, handout: Handout, *, data: bytes, now: datetime) -> Upload:
    """A file that was read on its way in."""
    return _keep(
        batch,
        handout.source.name,
        len(data),
        handout.source.digest,
        now=now,
        data=zlib.compress(data),
        **_found(handout, now),
    )


def _keep(
    batch: Batch, name: str, size: int, digest: str, *, now: datetime, **fields: object
) -> Upload:
    """Its sender is who opened the batch."""
    upload, _ = Upload.objects.get_or_create(
        batch=batch,
        name=name[:255],
        size=size,
        digest=digest,
        defaults={
            "sent_by": batch.created_by,
            "sent_at": now,
            "expires_at": now + KEPT_FOR,
            **fields,
        },
    )
    return upload


def keep_bank(
    lesson: Lesson,
    bank: OpenBank,
    *,
    data: bytes,
    part: Part,
    format_code: str,
    sent_by: User,
    now: datetime,
) -> Upload:
    """A bank that was read on its way in, and the moment when old files go."""
    drop_expired(now=now)
    found = {"questions": len(bank.bank.questions), "rejected": len(bank.bank.rejected)}
    return Upload.objects.create(
        lesson=lesson,
        part=part,
        format_code=format_code,
        sent_by=sent_by,
        sent_at=now,
        expires_at=now + BANK_KEPT_FOR,
        name=bank.name[:255],
        digest=digest_of(data),
        size=len(data),
        state=FileState.OK,
        found=found,
        read_at=now,
        data=zlib.compress(data),
    )


def data_of(upload: Upload) -> bytes | None:
    """The bytes as they were sent; None once they are no longer kept."""
    return None if upload.data is None else zlib.decompress(upload.data)


def pictures_of(upload: Upload) -> dict[str, bytes]:
    """The pictures of its reading by their names."""
    if upload.pictures is None:
        return {}
    with ZipFile(BytesIO(upload.pictures)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(pictures: Sequence[ReadPicture]) -> bytes | None:
    """As ``Upload.pictures`` holds them; they are compressed in themselves."""
    if not pictures:
        return None
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for picture in pictures:
            archive.writestr(picture.name, picture.data)
    return buffer.getvalue()


def reading_of(upload: Upload) -> Handout | None:
    """What was read of a handout; None where that is not kept, or by another program."""
    if upload.reading is None:
        return None
    document = document_from_json(json.loads(zlib.decompress(upload.reading)))
    if document is None:
        return None
    text = "\n".join(document.lines)
    source = SourceFile(
        name=upload.name, digest=upload.digest, text=text, pictures=pictures_of(upload)
    )
    return Handout(document=document, source=source)


# Reading


def is_quick(name: str, *, size: int) -> bool:
    """Whether a person can wait for it to be read; else a task reads it."""
    suffix = PurePath(name).suffix.lower()
    if suffix in ALWAYS_SLOW:
        return False
    return size <= QUICK_OF.get(suffix, QUICK_SIZE)


def read_file(
    upload: Upload, *, open_file: Opener, now: datetime, left_after: timedelta = LONGEST_READING
) -> bool:
    """Read one handout that waits and write down what was found; False where somebody else did.

    No transaction is open meanwhile: reading takes seconds, and the database has one writer. One
    that somebody began to read longer ago than ``left_after`` is free again.
    """
    if not _claim(upload, now, left_after=left_after):
        return False
    upload.refresh_from_db()
    Upload.objects.filter(pk=upload.pk, state=FileState.READING).update(
        **_result(upload, open_file, now)
    )
    upload.refresh_from_db()
    return True


def let_wait_again(upload: Upload) -> None:
    """A file that was refused through the machine's fault."""
    refused = Upload.objects.filter(pk=upload.pk, state=FileState.REFUSE, data__isnull=False)
    refused.update(state=FileState.WAITING, refusal=None)


def _claim(upload: Upload, now: datetime, *, left_after: timedelta) -> bool:
    rows = Upload.objects.filter(pk=upload.pk, batch__isnull=False, data__isnull=False)
    waiting = rows.filter(state=FileState.WAITING)
    broken_off = rows.filter(state=FileState.READING, read_at__lt=now - left_after)
    claimed = {"state": FileState.READING, "read_at": now}
    return bool(waiting.update(**claimed) or broken_off.update(**claimed))


def _result(upload: Upload, open_file: Opener, now: datetime) -> dict[str, object]:
    data = data_of(upload) or b""
    try:
        handout = open_file(upload.name, size=upload.size, read=lambda: data)
    except HandoutRefused as refused:
        # Nobody will look at its bytes again, unless the machine was at fault.
        dropped = {} if refused.refusal.may_pass else {"data": None}
        return {**_refused(refused.refusal, now), **dropped}
    except Exception:
        # A reader promises not to; if one breaks its promise, the other files still come through.
        logger.exception("reading a loaded file failed: %s", upload.pk)
        broke = Refusal(source=RefusedBy.IMPORT, code=ImportRefusal.READER_BROKE)
        return _refused(broke, now)
    return _found(handout, now)


def _found(handout: Handout, now: datetime) -> dict[str, object]:
    finding = finding_of(handout.document)
    state = FileState(finding.verdict.value)
    reading = json.dumps(document_to_json(handout.document)).encode()
    return {
        "state": state,
        "found": finding_to_json(finding),
        "read_at": now,
        "reading": zlib.compress(reading),
        "pictures": packed(handout.document.pictures),
    }


def _refused(refusal: Refusal, now: datetime) -> dict[str, object]:
    return {"state": FileState.REFUSE, "refusal": refusal.to_json(), "read_at": now}


# Giving up


def drop_expired(*, now: datetime) -> int:
    """Give up the bytes of old files, some at a time; the number of files.

    What was found in a handout stays on record, and a lesson keeps the text of its file in its
    source. Of a bank nothing stays.
    """
    expired = Upload.objects.expired(now).order_by("expires_at")
    chosen = list(expired.values_list("pk", flat=True)[:MOST_DROPPED])
    Upload.objects.filter(pk__in=chosen, batch=None).delete()
    Upload.objects.filter(pk__in=chosen).update(data=None, reading=None, pictures=None)
    empty = Batch.objects.filter(created_at__lt=now - KEPT_FOR, upload=None).values_list("pk")
    Batch.objects.filter(pk__in=list(empty[:MOST_DROPPED].values_list("pk", flat=True))).delete()
    return len(chosen)
