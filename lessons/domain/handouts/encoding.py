"""Bytes to text: Unicode where the bytes say so, else the code page that gives real words.

A code page is told by the letter pairs of the text it gives (see letter_pairs), never by a file's
name; where no code page gives Kazakh or Russian for sure, the file is refused.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.letter_pairs import Likeness, likeness
from lessons.domain.text.characters import BYTE_ORDER_MARK, CONTROLS, TYPOGRAPHY
from lessons.domain.text.normalising import has_pile_of_accents

MAX_BYTES = 2 * 1024 * 1024
"""The largest text file; class 15 is 60 kB, a whole textbook in plain text under 2 MiB."""
MOST_LINES = 50_000
"""A textbook has 35,000; 700,000 very short ones take half a minute to read and fill 100 MB of
review page."""

CODE_PAGES = {
    "cp1251": "Windows-1251",
    "ptcp154": "PT154",
    "kz1048": "KZ-1048",
    "koi8_u": "KOI8",
    "mac_cyrillic": "MacCyrillic",
    "cp866": "CP866",
    "iso8859_5": "ISO 8859-5",
}
"""Codec and the name a person knows; of two that give equally good text the first is taken.

PT154 and KZ-1048 are what the old Kazakh fonts are: each holds its own Kazakh letters in the
places of CP1251 (Ќ ѓ є ‰ ¤ µ ± and Ќ є ј ї Ґ ґ ў).
"""

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
_CONTROL = re.compile(f"[{CONTROLS}]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_PUNCTUATION = re.compile(f"[\x00-\x7f{TYPOGRAPHY}]*")
_NO_CODE_PAGES = frozenset({"utf-7", "idna", "punycode", "raw_unicode_escape", "unicode_escape"})
_FEWEST_PAIRS = 4
"""Fewer say nothing: "Су" is a word in more than one code page."""
_JUDGED = 50_000
"""Characters that tell the code page; the rest of a large file would say the same."""
_MOST_BROKEN = 200
"""One letter in so many may be broken in a file that is UTF-8 otherwise."""


@dataclass(frozen=True, slots=True)
class Decoded:
    lines: tuple[str, ...]
    """In NFC and without line ends; index 0 is line 1 of an editor."""
    is_cut: bool
    """The last bytes were only the beginning of a letter."""
    code_page: str = ""
    """The name of the code page where the bytes did not say what they are."""


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    is_cut: bool = False
    code_page: str = ""


def decode(data: bytes, *, declared: str = "", most_lines: int = MOST_LINES) -> Decoded:
    """``declared`` is the code page that the file itself names, believed where the bytes are no
    Unicode.

    Raises DocumentError: empty-file, not-text, encoding-unknown or too-many-lines.
    """
    if data.startswith(_MAGIC):
        raise DocumentError(code=Code.NOT_TEXT)
    found = _decode_bytes(data, declared)
    text = _without_controls(found.text.removeprefix(BYTE_ORDER_MARK))
    if has_pile_of_accents(text):
        raise DocumentError(code=Code.NOT_TEXT)
    if not text.strip():
        raise DocumentError(code=Code.EMPTY_FILE)
    lines = split_lines(unicodedata.normalize("NFC", text))
    if len(lines) > most_lines:
        raise DocumentError(code=Code.TOO_MANY_LINES, line=most_lines)
    return Decoded(lines, found.is_cut, found.code_page)


def split_lines(text: str) -> tuple[str, ...]:
    """Lines as an editor counts them: str.splitlines would also break at \\f and U+2028."""
    lines = re.split("\r\n|\r|\n", text)
    return tuple(lines[:-1] if lines[-1] == "" else lines)


def _decode_bytes(data: bytes, declared: str) -> _Text:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _decode_as("utf-32", data)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_as("utf-16", data)
    if b"\x00" in data:
        return _decode_unmarked_utf16(data)
    try:
        return _decode_as("utf-8", data)
    except DocumentError:
        return _decode_declared(data, declared) or _decode_code_page(data)


def _decode_declared(data: bytes, name: str) -> _Text | None:
    """None where the name is unknown or cannot be true."""
    try:
        codec = codecs.lookup(name).name
        return _Text(data.decode(codec)) if codec not in _NO_CODE_PAGES else None
    except (LookupError, ValueError):
        return None


def _decode_as(encoding: str, data: bytes) -> _Text:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(data, final=False)
    except UnicodeDecodeError as error:
        raise DocumentError(code=Code.ENCODING_UNKNOWN) from error
    return _Text(text, bool(decoder.getstate()[0]))


def _decode_unmarked_utf16(data: bytes) -> _Text:
    """Zero bytes stand in UTF-16 or in a binary file: only real words tell them apart."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            found = _decode_as(encoding, data)
        except DocumentError:
            continue
        if "\x00" not in found.text and _is_written(found.text):
            return found
    raise DocumentError(code=Code.NOT_TEXT)


def _is_written(text: str) -> bool:
    """Kazakh, Russian, or plain Latin text."""
    found = _judge(text)
    is_latin = text.isascii() and _CONTROL.search(text) is None
    return is_latin or (found.pairs >= _FEWEST_PAIRS and found.is_sure)


def _judge(text: str) -> Likeness:
    first = _NOT_ASCII.search(text)
    return likeness(text[first.start() :][:_JUDGED]) if first else Likeness(0, 0)


def _decode_code_page(data: bytes) -> _Text:
    candidates = list(_candidates(data))
    if not candidates:
        raise DocumentError(code=_unreadable(data))
    best, text = max(candidates, key=lambda candidate: candidate[0].share)
    is_latin = text.code_page == CODE_PAGES["cp1251"] and _PUNCTUATION.fullmatch(text.text)
    if is_latin or (best.is_sure and best.pairs >= _FEWEST_PAIRS):
        return text
    raise DocumentError(code=_unreadable(data))


def _candidates(data: bytes) -> Iterator[tuple[Likeness, _Text]]:
    """What each code page makes of the bytes, and UTF-8 with a few bytes broken."""
    for codec, name in CODE_PAGES.items():
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        yield _judge(text), _Text(text, code_page=name)
    patched = data.decode("utf-8", "replace")
    if patched.count("\ufffd") * _MOST_BROKEN <= len(patched):
        yield _judge(patched), _Text(patched)


def _unreadable(data: bytes) -> Code:
    """Control characters tell a binary file from text in an encoding we do not know."""
    controls = sum(byte < 9 or 13 < byte < 32 for byte in data)
    return Code.NOT_TEXT if controls * 100 > len(data) else Code.ENCODING_UNKNOWN


def _without_controls(text: str) -> str:
    """Word leaves a stray control character now and then; many mean a binary file."""
    if "\x00" in text or len(_CONTROL.findall(text)) * 500 > len(text):
        raise DocumentError(code=Code.NOT_TEXT)
    return _CONTROL.sub("", text)
