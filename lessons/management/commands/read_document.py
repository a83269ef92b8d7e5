"""Shows what the readers make of files: a JSON array on standard output, nothing is written."""

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Document, DocumentError, Judgement, Kind
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.registry import reader_for
from lessons.services.readers import READERS


class Command(BaseCommand):
    help = "Prints what is read from each FILE as JSON; writes nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        documents = [to_json(_read(path)) for path in options["files"]]
        self.stdout.write(json.dumps(documents, ensure_ascii=False, indent=1))


def _read(path: Path) -> Document:
    """One bad file must not hold back the others, so an error is a refused document."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            reader = reader_for(path.name, size=size, readers=READERS)
            return reader.read(path.name, file.read())
    except DocumentError as error:
        return _refused(path, error.line or 0, error.code, error.detail)
    except OSError as error:
        return _refused(path, 0, Code.FILE_MISSING, error.strerror or "")


def _refused(path: Path, line: int, code: str, detail: str) -> Document:
    return Document(
        file=path.name,
        kind=Kind.HANDOUT,
        verdict=Judgement.REFUSE,
        lessons=(),
        warnings=(Doubt(line=line, code=code, text=detail),),
    )
