"""A repair of the reader, or a suggestion of it, done and undone beside the item it is about.

Whether it is done is read from the texts themselves, so that what a person typed always counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

from lessons.domain.handouts.document import Document
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.repair.taking_back import REPAIRS, mend, take_back


class Swap(StrEnum):
    """What a button does; its value on the page."""

    MEND = "mend"
    BACK = "back"


_SWAPS = {Swap.MEND: mend, Swap.BACK: take_back}


@dataclass(frozen=True, slots=True)
class ShownDoubt:
    line: int
    sentence: str
    before: str = ""
    after: str = ""
    code: str = ""
    offered: Swap | None = None
    is_repair: bool = False
    """Made by the reader, not only suggested."""


def doubt_code(doubt: Doubt) -> str:
    """Names a doubt of a document on its page."""
    words = f"{doubt.code}|{doubt.text}|{doubt.became}"
    return f"{doubt.line}-{crc32(words.encode('utf-8', 'replace')):08x}"


def find_doubt(document: Document, code: str) -> Doubt | None:
    return next((doubt for doubt in document.warnings if doubt_code(doubt) == code), None)


def shown_doubt(doubt: Doubt, *, sentence: str, source: str, texts: Sequence[str]) -> ShownDoubt:
    """``source`` is its line; ``texts`` are what stands in the fields of an item now."""
    return ShownDoubt(
        line=doubt.line,
        sentence=sentence,
        before=doubt.text,
        after=doubt.became,
        code=doubt_code(doubt),
        offered=_offered(doubt, source, texts) if doubt.became else None,
        is_repair=doubt.code in REPAIRS,
    )


def _offered(doubt: Doubt, source: str, texts: Sequence[str]) -> Swap | None:
    """Damage that stands there can be mended; only then is what looks mended taken for it."""
    for swap, change in _SWAPS.items():
        if any(change(text, doubt, line=source) is not None for text in texts if text):
            return swap
    return None


def swapped(
    row: Mapping[str, str], names: Iterable[str], *, doubt: Doubt, source: str, swap: Swap
) -> dict[str, str]:
    """The fields of ``row`` that change."""
    change = _SWAPS[swap]
    found = {name: change(row.get(name, ""), doubt, line=source) for name in names}
    return {name: text for name, text in found.items() if text is not None}
