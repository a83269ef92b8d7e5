"""A repair of the reader, or a suggestion of it, done and undone beside the item it is about.

Whether it is done is read from the texts themselves, so that what a person typed always counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from zlib import crc32

from lessons.domain.drafts.draft import Draft, Edited, FieldPlace, ItemPlace, NotDone
from lessons.domain.handouts.codes import Code
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
    is_two_ways: bool = False
    """A person says whether the line is asked or text."""


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
        is_two_ways=doubt.code == Code.READ_TWO_WAYS,
    )


def _offered(doubt: Doubt, source: str, texts: Sequence[str]) -> Swap | None:
    """Damage that stands there can be mended; only then is what looks mended taken for it."""
    for swap, change in _SWAPS.items():
        if any(change(text, doubt, line=source) is not None for text in texts if text):
            return swap
    return None


def swap_in_item(draft: Draft, place: ItemPlace, *, code: str, swap: Swap) -> Edited:
    """In every text of the item; ``code`` names the doubt."""
    item = draft.item(place)
    changed = _swapped(draft, item.texts, code=code, swap=swap)
    if not changed:
        return Edited(draft, place, NotDone.WORDS_CHANGED)
    return Edited(draft.put(place, replace(item, **changed)), place)


def swap_in_field(draft: Draft, place: FieldPlace, *, code: str, swap: Swap) -> Edited:
    lesson = draft.lessons[place.lesson]
    changed = _swapped(draft, {place.name: getattr(lesson, place.name)}, code=code, swap=swap)
    if not changed:
        return Edited(draft, place, NotDone.WORDS_CHANGED)
    return Edited(draft.with_lesson(place.lesson, replace(lesson, **changed)), place)


def _swapped(draft: Draft, texts: Mapping[str, str], *, code: str, swap: Swap) -> dict[str, Any]:
    """The texts that change."""
    doubt = find_doubt(draft.document, code)
    if doubt is None or not 1 <= doubt.line <= len(draft.lines):
        return {}
    source, change = draft.lines[doubt.line - 1], _SWAPS[swap]
    found = {name: change(text, doubt, line=source) for name, text in texts.items()}
    return {name: text for name, text in found.items() if text is not None}
