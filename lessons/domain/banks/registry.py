"""The formats of question banks: a new one is one file and one line here."""

from collections.abc import Mapping
from pathlib import PurePath

from lessons.domain.banks.aiken import Aiken
from lessons.domain.banks.bank import BankFormat
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.comma_separated import CommaSeparated
from lessons.domain.banks.gift import Gift
from lessons.domain.banks.moodle_xml import MoodleXml
from lessons.domain.banks.qti import Qti
from lessons.domain.banks.qti_names import QTI_2_1, QTI_3_0
from lessons.domain.banks.spreadsheet import Spreadsheet
from lessons.domain.banks.tagged import Tagged
from lessons.domain.documents.codes import Code
from lessons.domain.documents.document import DocumentError

__all__ = ["REGISTRY", "TEMPLATES", "check_size", "format_of", "suffixes"]

_FORMATS: tuple[BankFormat, ...] = (
    Tagged(),
    Gift(),
    Aiken(),
    MoodleXml(),
    CommaSeparated(),
    Spreadsheet(),
    Qti(QTI_2_1),
    Qti(QTI_3_0),
)
REGISTRY: Mapping[str, BankFormat] = {format_.code: format_ for format_ in _FORMATS}

TEMPLATES = {"csv": CommaSeparated(), "xlsx": Spreadsheet()}
"""The formats that are filled in by hand, from a template."""


def suffixes() -> list[str]:
    return sorted({suffix for format_ in _FORMATS for suffix in format_.suffixes})


def check_size(name: str, size: int, *, format_code: str = "") -> None:
    """Before a byte is read. Raises DocumentError: format-unknown, empty-file, file-too-large.

    Where ``format_code`` is given the suffix makes no difference.
    """
    suffix = PurePath(name).suffix
    fitting = [REGISTRY[format_code]] if format_code else _fitting(suffix)
    if not fitting:
        raise DocumentError(code=Code.FORMAT_UNKNOWN, detail=suffix)
    if not size:
        raise DocumentError(code=Code.EMPTY_FILE)
    if size > max(one.max_bytes for one in fitting):
        raise DocumentError(code=Code.FILE_TOO_LARGE, detail=str(size))


def _fitting(suffix: str) -> list[BankFormat]:
    return [one for one in _FORMATS if suffix.lower() in one.suffixes]


def format_of(name: str, data: bytes) -> BankFormat:
    """The format by suffix and content: a .txt may hold three of them.

    Raises DocumentError: format-unknown, empty-file, file-too-large, bank-format-unclear.
    """
    check_size(name, len(data))
    fitting = _fitting(PurePath(name).suffix)
    if len(fitting) == 1:
        # Its own reader says best what is wrong with it.
        return fitting[0]
    for format_ in fitting:
        if format_.recognises(data):
            return format_
    raise DocumentError(code=BankCode.FORMAT_UNCLEAR)
