"""Lines that were read with the wrong code page and saved like that (``åò³ñò³ê``, ``Т›Р°Р·Р°Т›``).

The bytes are made again with the code page they were wrongly read with, and read with the right
one. Which two those are is judged for the whole document by the words that come out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.encoding import CODE_PAGES
from lessons.domain.handouts.letter_pairs import likeness, likeness_of
from lessons.domain.handouts.lines import Row, tidy
from lessons.domain.handouts.repair.repairs import Mended, Repair
from lessons.domain.text.characters import OWN_KAZAKH

_WRONG = ("cp1252", "cp1251", "cp866", "koi8_r")
_FONTS = ("ptcp154", "kz1048")
# Kazakh fonts shown as CP1251 are mended by letters: "±" and "‰" may also be meant.
_MISREADINGS = tuple(
    (wrong, right)
    for wrong in _WRONG
    for right in ("utf-8", *CODE_PAGES)
    if wrong != right and not (wrong == "cp1251" and right in _FONTS)
)
_ODD = 0.5
"""Real lines have a larger share of common pairs; short ones may fall below, so that it takes
``_FEWEST_PAIRS`` over the whole document to believe in a misreading."""
_FEWEST_PAIRS = 8
_MENDABLE = re.compile("[^\x00-\x7f]")
_LATIN_RUN = re.compile("[À-ÿ]{2}")
_KAZAKH = re.compile(f"[{OWN_KAZAKH}]")
_FOREIGN = re.compile("[ЂЃѓЉЊЋЏђљњћџ]")
"""Cyrillic letters of other languages, in which the capitals of MacCyrillic end."""
# A byte that no character stood for, and two that white space was made of, are known by the byte
# before: UTF-8 has Ә and И only with 98, Р only with A0, х only with 85.
_LOST_BYTES = (
    (re.compile(rb"([\xd0\xd3])(?:\?|(?=[\xd0-\xd3\x00-\x1f!-~])|$)"), b"\\1\x98"),
    (re.compile(rb"(\xd0) "), b"\\1\xa0"),
    (re.compile(rb"(\xd1) "), b"\\1\x85"),
)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A line, or one word of a line that is sound otherwise."""

    row: int
    text: str
    is_word: bool = False


@dataclass(frozen=True, slots=True)
class _Misreading:
    wrong: str
    right: str

    def undo(self, text: str) -> str | None:
        """None where the text cannot have come about like this."""
        table = _BYTES[self.wrong]
        codes = [table.get(character, -1) for character in text]
        if -1 in codes:
            return None
        data = bytes(codes)
        try:
            return (_whole(data) if self.right == "utf-8" else data).decode(self.right)
        except UnicodeDecodeError:
            return None


def mend_misread(rows: Sequence[Row], lines: Sequence[str]) -> Mended:
    """``lines`` are the source: a row has lost the odd blanks that a letter was made of."""
    units = list(_units(rows, lines))
    misreading = _misreading([unit.text for unit in units if _is_odd(unit.text)])
    if misreading is None:
        return Mended(tuple(rows))
    mended, repairs = list(rows), list[Repair]()
    for unit in units:
        after = misreading.undo(unit.text)
        if after is None or not _is_better(after, unit.text):
            continue
        row = mended[unit.row]
        if unit.is_word:
            text = row.text.replace(unit.text, after)
        else:
            text = after if unit.text == row.text else tidy(after)
        before = unit.text if unit.is_word else row.text
        mended[unit.row] = replace(row, text=text)
        repairs.append(Repair(row.line, Code.TEXT_REPAIRED, before.strip(), after.strip()))
    return Mended(tuple(mended), tuple(repairs))


def _units(rows: Sequence[Row], lines: Sequence[str]) -> Iterator[_Unit]:
    for index, row in enumerate(rows):
        if _MENDABLE.search(row.text) is None:
            continue
        if _KAZAKH.search(row.text) is None:
            raw = lines[row.line - 1] if 0 < row.line <= len(lines) else ""
            yield _Unit(index, raw.strip(" \t") if tidy(raw) == row.text else row.text)
        else:
            words = dict.fromkeys(row.text.split())
            yield from (
                _Unit(index, word, is_word=True) for word in words if _LATIN_RUN.search(word)
            )


def _is_odd(text: str) -> bool:
    found = likeness(text)
    return (found.pairs > 0 and found.share < _ODD) or _FOREIGN.search(text) is not None


def _misreading(texts: Sequence[str]) -> _Misreading | None:
    """The one that gives the most real words, if it gives them for sure."""
    best, chosen = likeness_of(texts), None
    if best.pairs < _FEWEST_PAIRS:
        return None
    for wrong, right in _MISREADINGS:
        misreading = _Misreading(wrong, right)
        undone = [after for text in texts if (after := misreading.undo(text)) is not None]
        found = likeness_of(undone)
        is_sure = found.is_sure and found.pairs >= _FEWEST_PAIRS
        if is_sure and found.common > best.common and found.share > best.share:
            best, chosen = found, misreading
    return chosen


def _is_better(after: str, before: str) -> bool:
    """Capitals may be all that was wrong (MacCyrillic): then the share was good before, too."""
    new, old = likeness(after), likeness(before)
    return not new.pairs or (new.common > old.common and new.share * 1.1 > old.share)


def _whole(data: bytes) -> bytes:
    for lost, found in _LOST_BYTES:
        data = lost.sub(found, data)
    return data


def _bytes_of(codec: str) -> Mapping[str, int]:
    """Characters to bytes; what the code page leaves open stands for its own number, as where
    the text went through Latin-1."""
    table = {chr(code): code for code in range(256) if code < 0x80 or code < 0xA0}
    for code in range(0x80, 0x100):
        character = bytes([code]).decode(codec, "ignore")
        if character:
            table[character] = code
    return {**table, "\ufffd": ord("?")}


_BYTES = {codec: _bytes_of(codec) for codec in _WRONG}
