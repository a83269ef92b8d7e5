"""Documents and banks read in a process of its own, as PDFs are: one file can make no server slow.

What is small is read in place, for there its size is the limit: starting Python costs as much as
reading half a megabyte.
"""

import json
import sys
import zipfile
from base64 import b64decode, b64encode
from dataclasses import asdict, replace
from functools import partial
from io import BytesIO
from pathlib import PurePath
from typing import Any

from lessons.domain.banks.bank import Bank, BankFormat
from lessons.domain.banks.registry import REGISTRY as FORMATS
from lessons.domain.banks.registry import read_bank
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Document, DocumentError
from lessons.domain.handouts.kept import document_from_json, document_to_json, restore
from lessons.domain.handouts.registry import REGISTRY
from lessons.services.bounded_process import run_bounded, serve

SECONDS = 60
"""Of processor time; a sound book of 2 MB of text takes ten."""
PATIENCE = 4
"""Times as long on the clock, for a machine with much else to do."""
MEMORY = 1024**3
"""Bytes of address space; 2 MB of text take 400 MB."""
SMALL = 64 * 1024
"""Bytes of text: a tenth of a second."""
SMALL_PACKAGE = 512 * 1024
"""Of what a package unpacks to."""
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".svg", ".webp")
"""Nobody unpacks them here, and they are most of a package."""


class Apart:
    """The reader of one format. Raises what that raises, and too-complex."""

    def __init__(self, suffix: str) -> None:
        self._suffix, self._reader = suffix, REGISTRY[suffix]
        self.max_bytes = self._reader.max_bytes

    def read(self, name: str, data: bytes) -> Document:
        if is_small(data):
            return self._reader.read(name, data)
        told = _asked(["document", self._suffix, name], data)
        document = document_from_json(told["document"])
        if document is None:
            raise DocumentError(code=Code.FILE_DAMAGED)
        found = zip(document.pictures, told["pictures"], strict=True)
        pictures = tuple(replace(picture, data=b64decode(kept)) for picture, kept in found)
        return replace(document, pictures=pictures)


def read_bank_apart(name: str, data: bytes, *, format_code: str) -> tuple[BankFormat, Bank]:
    """As ``read_bank``, for what needs no other program."""
    told = _asked(["bank", format_code, name], data)
    return FORMATS[told["format"]], restore(Bank, told["bank"])


def is_small(data: bytes) -> bool:
    if not data.startswith(b"PK"):
        return len(data) <= SMALL
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            unpacked = [one.file_size for one in package.infolist() if not _is_picture(one)]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return len(data) <= SMALL
    return sum(unpacked) <= SMALL_PACKAGE


def _is_picture(file: zipfile.ZipInfo) -> bool:
    return PurePath(file.filename).suffix.lower() in _PICTURES


def _asked(arguments: list[str], data: bytes) -> dict[str, Any]:
    """Names may hold what no argument of a process can, so they go as ASCII."""
    asked = [json.dumps(argument) for argument in arguments]
    module, patience = "lessons.services.reading_process", PATIENCE * SECONDS
    answer = run_bounded(module, asked, data, seconds=patience)
    told: dict[str, Any] = json.loads(answer)
    return told


# --- Inside the process ------------------------------------------------------------------------


def main(arguments: list[str]) -> int:
    asked = [json.loads(argument) for argument in arguments]
    return serve(partial(_answer, *asked), seconds=SECONDS, memory=MEMORY)


def _answer(what: str, told: str, name: str, data: bytes) -> bytes:
    if what == "document":
        document = REGISTRY[told].read(name, data)
        # What is kept of a document names its pictures alone.
        pictures = [b64encode(picture.data).decode() for picture in document.pictures]
        answer = {"document": document_to_json(document), "pictures": pictures}
        return json.dumps(answer).encode()
    format_, bank = read_bank(name, data, format_code=told)
    return json.dumps({"format": format_.code, "bank": asdict(bank)}).encode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
