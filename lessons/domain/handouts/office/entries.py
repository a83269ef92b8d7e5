"""Paragraphs in order of reading, out of their tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.headings import Heading, find_heading
from lessons.domain.handouts.level_lines import LevelLine, find_level_line
from lessons.domain.handouts.office.manuscript import Paragraph, Stretch
from lessons.domain.handouts.repair.look_alikes import in_one_alphabet


@dataclass(frozen=True, slots=True)
class Entry:
    paragraph: Paragraph
    is_used: bool = True
    """Else it is shown and noted, but not read."""
    starts: bool = True
    is_mid_sentence: bool = False
    is_in_table: bool = False
    note: Code | None = None


Entries = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell with text in it; its own tables are already laid out."""

    entries: Entries
    column: int
    is_only: bool
    """The row has no other cell at all, not even an empty one."""

    @property
    def text(self) -> str:
        return " ".join(text for entry in self.entries if (text := entry.paragraph.text))

    @property
    def is_single(self) -> bool:
        """One paragraph."""
        return sum(bool(entry.paragraph.text) for entry in self.entries) == 1


Boxes = Sequence[Box]


def unused(box: Box) -> Entries:
    return tuple(replace(entry, is_used=False) for entry in box.entries)


def labelled(label: str, box: Box) -> Entries:
    """The label set before the first paragraph with text."""
    entries = list(box.entries)
    for index, entry in enumerate(entries):
        paragraph = entry.paragraph
        if paragraph.text:
            whole = f"{label} {paragraph.label}".strip()
            entries[index] = replace(entry, paragraph=replace(paragraph, label=whole))
            break
    return tuple(entries)


def rewritten(box: Box, text: str) -> Entries:
    """The same place with other words in it."""
    first = box.entries[0]
    is_strong, is_marked = _look(first.paragraph)
    paragraph = replace(first.paragraph, lines=((Stretch(text, is_strong, is_marked),),), label="")
    return (replace(first, paragraph=paragraph),)


def _look(paragraph: Paragraph) -> tuple[bool, bool]:
    stretches = [stretch for line in paragraph.lines for stretch in line]
    return (
        bool(stretches) and all(stretch.is_strong for stretch in stretches),
        any(stretch.is_marked for stretch in stretches),
    )


def heading_of(text: str) -> Heading | None:
    """``find_heading``, though letters of the other alphabet may hide it: how a table is read is
    settled before they are set right."""
    return find_heading(in_one_alphabet(text))


def level_line_of(text: str) -> LevelLine | None:
    return find_level_line(in_one_alphabet(text))


def bare_heading(text: str) -> Heading | None:
    """A heading with nothing after it."""
    heading = heading_of(text)
    return heading if heading is not None and not heading.rest else None


def is_bare_level(text: str) -> bool:
    level_line = level_line_of(text)
    return level_line is not None and not level_line.rest


def has_structure(text: str) -> bool:
    return heading_of(text) is not None or level_line_of(text) is not None
