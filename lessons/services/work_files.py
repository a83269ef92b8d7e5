"""Files of a task: added while it can be written, taken away until it is handed in."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models.functions import Coalesce

from lessons.domain.refusals import Facts, Refused, WorkFileRefusal
from lessons.domain.work_files import (
    MEGABYTE,
    MOST_BYTES,
    MOST_FILES,
    WorkFileKind,
    kind_of,
    shown_name,
)
from lessons.models import Attempt, Response, WorkFile
from lessons.queries import is_student_of


class WorkFileRefused(Refused[WorkFileRefusal]):
    pass


def add_file(response: Response, *, sent: "UploadedFile[Any]", now: datetime) -> WorkFile:
    """Raises WorkFileRefused; then nothing is kept."""
    kind = _checked_kind(sent)
    row = WorkFile(
        response=response,
        name=shown_name(sent.name or "", kind),
        kind=kind,
        size=sent.size or 0,
        digest=_digest(sent),
        added_at=now,
    )
    sent.seek(0)
    row.file.save(sent.name or "", sent, save=False)  # Outside the transaction: it may take long.
    try:
        _keep(row, now=now)
    except WorkFileRefused:
        row.file.delete(save=False)
        raise
    return row


def _checked_kind(sent: "UploadedFile[Any]") -> WorkFileKind:
    if not sent.size:
        raise WorkFileRefused(WorkFileRefusal.EMPTY)
    if sent.size > MOST_BYTES:
        raise WorkFileRefused(WorkFileRefusal.TOO_LARGE, Facts(detail=str(MOST_BYTES // MEGABYTE)))
    kind = kind_of(sent)
    if kind is None:
        raise WorkFileRefused(WorkFileRefusal.KIND)
    return kind


def _digest(sent: "UploadedFile[Any]") -> str:
    digest = sha256()
    for chunk in _chunks(sent):
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(sent: "UploadedFile[Any]") -> Iterator[bytes]:
    sent.seek(0)
    return iter(sent.chunks())


@transaction.atomic
def _keep(row: WorkFile, *, now: datetime) -> None:
    response = _locked_open(row.response, now=now)
    there = response.files.there()
    if there.filter(digest=row.digest).exists():
        raise WorkFileRefused(WorkFileRefusal.THERE)
    if there.count() >= MOST_FILES:
        raise WorkFileRefused(WorkFileRefusal.TOO_MANY, Facts(detail=str(MOST_FILES)))
    row.save()
    Attempt.objects.under_way().filter(pk=response.attempt_id).update(
        last_active_at=now, begun_at=Coalesce("begun_at", now)
    )


def _locked_open(response: Response, *, now: datetime) -> Response:
    """While its student may write there."""
    rows = Response.objects.select_for_update(of=("self",)).select_related("attempt__assignment")
    locked = rows.get(pk=response.pk)
    attempt = locked.attempt
    is_here = is_student_of(attempt.student_id, attempt.assignment.classroom_id)
    if not locked.is_open or attempt.is_over(now) or not is_here:
        raise WorkFileRefused(WorkFileRefusal.CLOSED)
    return locked


@transaction.atomic
def take_away(file: WorkFile, *, now: datetime) -> None:
    """Raises WorkFileRefused where it is handed in; taken away twice is taken away once."""
    _locked_open(file.response, now=now)
    rows = WorkFile.objects.there().filter(pk=file.pk, handed_in_at=None)
    if not rows.update(removed_at=now) and not WorkFile.objects.get(pk=file.pk).removed_at:
        raise WorkFileRefused(WorkFileRefusal.CLOSED)
    transaction.on_commit(lambda: file.file.delete(save=False))


def hand_in_files(response: Response, *, now: datetime) -> bool:
    """With the text; whether there is any, also of an earlier round."""
    there = response.files.there()
    there.filter(handed_in_at=None).update(handed_in_at=now)
    return there.exists()


def withdraw_files(response: Response, *, after: datetime | None = None) -> None:
    """Those that were handed in ``after`` the work was returned; all where it never was."""
    rows = response.files.handed_in()
    if after is not None:
        rows = rows.filter(handed_in_at__gt=after)
    rows.update(handed_in_at=None)
