"""Shows what the readers make of files: a JSON array on standard output, nothing is written."""

import json
import os
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from lessons.domain.handouts.bundle import MAX_BYTES, BundledFile, open_bundle
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.content_kinds import BUNDLE
from lessons.domain.handouts.document import Document, DocumentError, Judgement, Kind
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.registry import read_document, reader_for
from lessons.services.readers import READERS


class Command(BaseCommand):
    help = "Prints what is read from each FILE as JSON; writes nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        read = (document for path in options["files"] for document in _read(path))
        documents = [to_json(document) for document in read]
        self.stdout.write(json.dumps(documents, ensure_ascii=False, indent=1))


def _read(path: Path) -> Iterator[Document]:
    """One bad file must not hold back the others, so an error is a refused document."""
    try:
        if path.suffix.lower() == BUNDLE:
            yield from map(_bundled, open_bundle(_limited(path)))
        else:
            yield _document(path)
    except DocumentError as error:
        yield _refused(path.name, error.line or 0, error.code, error.detail)
    except OSError as error:
        yield _refused(path.name, 0, Code.FILE_MISSING, error.strerror or "")


def _document(path: Path) -> Document:
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        reader_for(path.name, size=size, readers=READERS)
        return read_document(path.name, file.read(), readers=READERS)


def _limited(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _bundled(file: BundledFile) -> Document:
    try:
        if file.error is not None:
            raise file.error
        return read_document(file.name, file.data, readers=READERS)
    except DocumentError as error:
        return _refused(file.name, error.line or 0, error.code, error.detail)


def _refused(name: str, line: int, code: str, detail: str) -> Document:
    return Document(
        file=name,
        kind=Kind.HANDOUT,
        verdict=Judgement.REFUSE,
        lessons=(),
        warnings=(Doubt(line=line, code=code, text=detail),),
    )
