"""Bytes to text: UTF-8, UTF-16 with a byte-order mark, or CP1251 that is clearly Cyrillic."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from lessons.domain.documents.codes import Code
from lessons.domain.documents.document import DocumentError

MAX_BYTES = 2 * 1024 * 1024
"""The largest text file; class 15 is 60 kB, a whole textbook in plain text under 2 MiB."""
MOST_LINES = 50_000
"""A textbook has 35,000; 700,000 very short ones take half a minute to read and fill 100 MB of
review page."""

_MAGIC = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_CYRILLIC = re.compile("[А-Яа-яЁёІі]")
_CYRILLIC_PUNCTUATION = re.compile("[№«»“”„’‘–—…•§°\u00a0\u00ad]")
_CAPITAL_INSIDE_WORD = re.compile("[а-яёі][А-ЯЁІ]")
# Accents stand here, and so do rules of dashes: which of the two is told by ``combining``.
_MOST_ACCENTS = 100
_NO_LETTERS = re.compile(r"[^\w\s\x00-\u02ff]{100,}")


@dataclass(frozen=True, slots=True)
class Decoded:
    lines: tuple[str, ...]
    """In NFC and without line ends; index 0 is line 1 of an editor."""
    is_cut: bool
    """The last bytes were only the beginning of a letter."""


def decode(data: bytes) -> Decoded:
    """Raises DocumentError: empty-file, not-text, encoding-unknown or too-many-lines."""
    if data.startswith(_MAGIC):
        raise DocumentError(code=Code.NOT_TEXT)
    text, is_cut = _decode_bytes(data)
    text = _without_controls(text.removeprefix("\ufeff"))
    if has_pile_of_accents(text):
        raise DocumentError(code=Code.NOT_TEXT)
    if not text.strip():
        raise DocumentError(code=Code.EMPTY_FILE)
    lines = split_lines(unicodedata.normalize("NFC", text))
    if len(lines) > MOST_LINES:
        raise DocumentError(code=Code.TOO_MANY_LINES, line=MOST_LINES)
    return Decoded(lines, is_cut)


def has_pile_of_accents(text: str) -> bool:
    """A hundred accents in a row and more, which no writing has: to put them into the order of
    NFC costs their number squared, hours for a megabyte.
    """
    runs = (match.group() for match in _NO_LETTERS.finditer(text))
    return any(sum(map(bool, map(unicodedata.combining, run))) >= _MOST_ACCENTS for run in runs)


def split_lines(text: str) -> tuple[str, ...]:
    """Lines as an editor counts them: str.splitlines would also break at \\f and U+2028."""
    lines = re.split("\r\n|\r|\n", text)
    return tuple(lines[:-1] if lines[-1] == "" else lines)


def _decode_bytes(data: bytes) -> tuple[str, bool]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_as("utf-16", data)
    if b"\x00" in data:
        raise DocumentError(code=Code.NOT_TEXT)
    try:
        return _decode_as("utf-8", data)
    except DocumentError:
        return _decode_cp1251(data), False


def _decode_as(encoding: str, data: bytes) -> tuple[str, bool]:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(data, final=False)
    except UnicodeDecodeError as error:
        raise DocumentError(code=Code.ENCODING_UNKNOWN) from error
    return text, bool(decoder.getstate()[0])


def _decode_cp1251(data: bytes) -> str:
    try:
        text = data.decode("cp1251")
    except UnicodeDecodeError as error:
        raise DocumentError(code=_unreadable(data)) from error
    if not _is_cyrillic(text):
        raise DocumentError(code=_unreadable(data))
    return text


def _unreadable(data: bytes) -> Code:
    """Control characters tell a binary file from text in an encoding we do not know."""
    controls = sum(byte < 9 or 13 < byte < 32 for byte in data)
    return Code.NOT_TEXT if controls * 100 > len(data) else Code.ENCODING_UNKNOWN


def _is_cyrillic(text: str) -> bool:
    """Any bytes decode as CP1251, so the result must look like Cyrillic prose.

    KOI8 and broken UTF-8 also give Cyrillic letters, but with capitals inside the words.
    """
    high = sum(character > "\x7f" for character in text)
    letters = len(_CYRILLIC.findall(text))
    known = letters + len(_CYRILLIC_PUNCTUATION.findall(text))
    capitals = len(_CAPITAL_INSIDE_WORD.findall(text))
    return letters * 2 > high and known * 100 >= high * 95 and capitals * 50 < letters


def _without_controls(text: str) -> str:
    """Word leaves a stray control character now and then; many mean a binary file."""
    if "\x00" in text or len(_CONTROL.findall(text)) * 500 > len(text):
        raise DocumentError(code=Code.NOT_TEXT)
    return _CONTROL.sub("", text)
