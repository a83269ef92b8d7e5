"""The formats of question banks: a new one is one file and one line here."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from lessons.domain.banks.aiken import Aiken
from lessons.domain.banks.bank import Bank, BankFormat
from lessons.domain.banks.blackboard import Blackboard
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.comma_separated import CommaSeparated
from lessons.domain.banks.dialect_text import DialectText
from lessons.domain.banks.gift import Gift
from lessons.domain.banks.google_forms import GoogleForms
from lessons.domain.banks.h5p import H5p
from lessons.domain.banks.kahoot import Kahoot
from lessons.domain.banks.moodle_xml import MoodleXml
from lessons.domain.banks.numbered import Numbered, bank_of
from lessons.domain.banks.open_sheet import OpenSheet
from lessons.domain.banks.qti import Qti
from lessons.domain.banks.qti_1_2 import Qti12
from lessons.domain.banks.qti_names import QTI_2_1, QTI_3_0
from lessons.domain.banks.quizizz import Quizizz
from lessons.domain.banks.spreadsheet import Spreadsheet
from lessons.domain.banks.tagged import Tagged
from lessons.domain.banks.text2qti import Text2Qti
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.dialects.registry import DIALECTS
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.registry import REGISTRY as DOCUMENTS
from lessons.domain.handouts.registry import Reader

__all__ = ["REGISTRY", "TEMPLATES", "check_size", "read_bank", "suffixes"]

_OWN_FORMATS = frozenset({Tagged.code, Aiken.code})
"""Dialects that a format of their own reads, with everything that it holds."""
_FORMATS: tuple[BankFormat, ...] = (
    Tagged(),
    Gift(),
    Aiken(),
    *(DialectText(dialect) for code, dialect in DIALECTS.items() if code not in _OWN_FORMATS),
    Text2Qti(),
    Blackboard(),
    Numbered(),
    MoodleXml(),
    CommaSeparated(),
    Kahoot(),
    Quizizz(),
    Spreadsheet(),
    OpenSheet(),
    H5p(),
    GoogleForms(),
    Qti12(),
    Qti(QTI_2_1),
    Qti(QTI_3_0),
)
REGISTRY: Mapping[str, BankFormat] = {format_.code: format_ for format_ in _FORMATS}

TEMPLATES: Mapping[str, CommaSeparated | Spreadsheet] = {
    "csv": CommaSeparated(),
    "xlsx": Spreadsheet(),
}
"""The formats that are filled in by hand, from a template."""


_NO_BANKS = frozenset({".json"})
"""Documents that are no text."""


def suffixes() -> list[str]:
    """Of the formats, and of the documents whose text may be a bank."""
    own = {suffix for format_ in _FORMATS for suffix in format_.suffixes}
    return sorted(own | (set(DOCUMENTS) - _NO_BANKS))


def check_size(name: str, size: int, *, format_code: str = "") -> None:
    """Before a byte is read. Raises DocumentError: format-unknown, empty-file, file-too-large.

    Where ``format_code`` is given the suffix of a document or of a format makes no difference.
    """
    suffix = PurePath(name).suffix.lower()
    if format_code:
        most = REGISTRY[format_code].max_bytes
    elif fitting := _fitting(suffix):
        most = max(one.max_bytes for one in fitting)
    elif _is_document(name):
        most = DOCUMENTS[suffix].max_bytes
    else:
        raise DocumentError(code=Code.FORMAT_UNKNOWN, detail=suffix)
    if not size:
        raise DocumentError(code=Code.EMPTY_FILE)
    if size > most:
        raise DocumentError(code=Code.FILE_TOO_LARGE, detail=str(size))


def read_bank(
    name: str,
    data: bytes,
    *,
    format_code: str = "",
    readers: Mapping[str, Reader] = DOCUMENTS,
) -> tuple[BankFormat, Bank]:
    """The file by the format it is in; a Word file or the like may hold a bank as its text.

    ``readers`` may be those of the documents with outside programs put in.

    Raises DocumentError: the format's own codes, format-unknown, empty-file, file-too-large,
    bank-format-unclear.
    """
    check_size(name, len(data), format_code=format_code)
    if _is_document(name):
        # The document's own reader knows paragraphs, encodings and its bombs.
        document = readers[PurePath(name).suffix.lower()].read(name, data)
        name, data = "bank.txt", "\n".join(document.lines).encode()
        if not format_code and _recognised(name, data) is None:
            return REGISTRY[Numbered.code], _known(lambda: bank_of(document))
    format_ = REGISTRY[format_code] if format_code else _format_of(name, data)
    if format_.code == Numbered.code and not format_code:
        return format_, _known(lambda: format_.read(data))
    return format_, format_.read(data)


def _known(read: Callable[[], Bank]) -> Bank:
    """Tests of a document, where it holds any; else nobody knows what the file is."""
    try:
        bank = read()
    except DocumentError as error:
        if error.code not in {BankCode.NO_QUESTIONS, Code.NO_LESSON_FOUND}:
            raise
        raise DocumentError(code=BankCode.FORMAT_UNCLEAR) from error
    if not bank.questions:
        raise DocumentError(code=BankCode.FORMAT_UNCLEAR)
    return bank


def _fitting(suffix: str) -> list[BankFormat]:
    return [one for one in _FORMATS if suffix in one.suffixes]


def _is_document(name: str) -> bool:
    suffix = PurePath(name).suffix.lower()
    return suffix in DOCUMENTS and suffix not in _NO_BANKS and not _fitting(suffix)


def _format_of(name: str, data: bytes) -> BankFormat:
    """By suffix and content: a .txt may hold many of them, and numbered tests at last."""
    found = _recognised(name, data)
    if found is not None:
        return found
    numbered = REGISTRY[Numbered.code]
    if numbered in _fitting(PurePath(name).suffix.lower()) and len(data) <= numbered.max_bytes:
        return numbered
    raise DocumentError(code=BankCode.FORMAT_UNCLEAR)


def _recognised(name: str, data: bytes) -> BankFormat | None:
    fitting = _fitting(PurePath(name).suffix.lower())
    if len(fitting) == 1:
        # Its own reader says best what is wrong with it.
        return fitting[0]
    return next((format_ for format_ in fitting if format_.recognises(data)), None)
