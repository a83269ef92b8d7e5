"""One person's data in one file, for themselves or on the word of whoever may ask for it."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePath
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files import File
from django.db import transaction

from lessons.models import AuditKind, PersonalExport, User, WorkFile
from lessons.queries.personal import HELD, Held
from lessons.services.auditing import note

JSON_NAME = "personal-data.json"


@transaction.atomic
def ask_for_export(
    person: User, *, asked_by: User, language: str, now: datetime, reason: str = ""
) -> tuple[PersonalExport, bool]:
    """One waits at a time; whether it is a new one. What is asked for oneself needs no reason."""
    export, is_new = PersonalExport.objects.get_or_create(
        person=person,
        asked_by=asked_by,
        made_at=None,
        defaults={"asked_at": now, "language": language},
    )
    if is_new:
        note(AuditKind.PERSON_EXPORTED, actor=asked_by, person=person, reason=reason, now=now)
    return export, is_new


def make_export(export: PersonalExport, *, now: datetime) -> None:
    """Row by row into a file on the disk: ten years of answers are not held in memory. Where the
    person was anonymised meanwhile, or another worker was first, no file is left behind."""
    with TemporaryFile() as made:
        with export.in_its_language():
            _write(made, export, now=now)
        made.seek(0)
        export.file.save("", File(made), save=False)
    waiting = PersonalExport.objects.filter(pk=export.pk, made_at=None)
    if not waiting.update(file=export.file.name, made_at=now):
        export.file.delete(save=False)


def _write(made: IO[bytes], export: PersonalExport, *, now: datetime) -> None:
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        with archive.open(JSON_NAME, "w", force_zip64=True) as entry:
            for piece in _pieces(export.person, now=now):
                entry.write(piece.encode())
        for file in _files_of(export.person):
            _add(archive, file)


def _pieces(person: User, *, now: datetime) -> Iterator[str]:
    yield f'{{"person": {_json(str(person))}, "made": {_json(now.isoformat())}, "tables": ['
    for number, held in enumerate(HELD):
        yield ",\n" if number else "\n"
        yield from _table(held, person)
    yield "\n]}\n"


def _table(held: Held, person: User) -> Iterator[str]:
    title = str(held.model._meta.verbose_name_plural)
    heads = {column: held.head(column) for column in held.columns}
    yield f'{{"title": {_json(title)}, "columns": {_json(heads)}, "rows": ['
    for number, row in enumerate(held.rows(person)):
        yield ",\n " if number else "\n "
        yield _json(row)
    yield "]}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _files_of(person: User) -> Iterator[WorkFile]:
    own = WorkFile.objects.there().filter(response__attempt__student=person)
    return own.order_by("pk").iterator()


def _add(archive: ZipFile, file: WorkFile) -> None:
    """One that the disk has lost keeps nobody from the rest."""
    name = f"files/{file.pk}-{PurePath(file.name).name}"
    try:
        opened = file.file.open("rb")
    except FileNotFoundError:
        return
    with opened, archive.open(name, "w", force_zip64=True) as entry:
        for chunk in opened.chunks():
            entry.write(chunk)
