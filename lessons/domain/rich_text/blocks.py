"""The blocks of a text. What is no markup stands as it always did: paragraphs, and plain lists.

Rules are strict where a plain text may hold the same signs: a list with numbers has two at least,
one behind the other; a heading has two ``#`` and a blank; a quote of a bare number is a comparison.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from lessons.domain.rich_text.inline import inlines
from lessons.domain.rich_text.lists import lists_of
from lessons.domain.rich_text.nodes import (
    Block,
    Blocks,
    Heading,
    Inlines,
    Items,
    Note,
    Paragraph,
    Program,
    Quote,
)
from lessons.domain.rich_text.source import Line, joined, lines_of
from lessons.domain.rich_text.tables import table_of

MOST_QUOTES = 3
_FENCE = re.compile(r"`{3,}([\w+#.-]{0,30})\s*")
_HEADING = re.compile(r"(#{2,4})\s+(?=\S)")
_QUOTED = re.compile(r">(?:\s|$)")
_COMPARED = re.compile(r">\s*[\d.,\s%‰]+")
_NOTE = re.compile(r"\[\^([\w-]{1,30})\]:\s+")

Lines = list[Line]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that stand together, and the blocks that they are."""

    lines: Sequence[Line]
    blocks: Blocks

    @property
    def are_lines(self) -> bool:
        """Words and lists only: they can be shown line by line too."""
        return all(isinstance(block, Paragraph | Items) for block in self.blocks)


def groups(text: str) -> list[Group]:
    """A text with empty lines only has none."""
    found = list(groups_of(lines_of(text)))
    labels = frozenset(label for lines in found for label in _labels(lines))
    return [Group(lines, tuple(_blocks(lines, labels, depth=0))) for lines in found]


def blocks(text: str) -> Blocks:
    return tuple(block for group in groups(text) for block in group.blocks)


def by_lines(found: Sequence[Group], labels: Set[str] = frozenset()) -> Inlines:
    """Groups of words and lists as the lines that they are, an empty one between two groups."""
    lines = [line for group in found for line in (*group.lines, Line("", group.lines[-1].start))]
    return inlines(joined(lines[:-1], by="\n"), labels)


def groups_of(lines: Iterator[Line] | Sequence[Line]) -> Iterator[Lines]:
    """Lines that an empty one parts; program text is one group with its empty lines."""
    group: Lines = []
    is_open = False
    for line in lines:
        is_fence = _FENCE.fullmatch(line.text) is not None
        if not is_open and (is_fence or not line.text.strip()) and group:
            yield group
            group = []
        if is_open or line.text.strip():
            group.append(line)
        if is_fence and is_open:
            yield group
            group = []
        is_open = is_open != is_fence
    if group:
        yield group


def _labels(lines: Lines) -> Iterator[str]:
    """Only a group that begins with a note holds notes."""
    found = [_NOTE.match(line.text) for line in lines]
    return (note[1] for note in found if note) if found[0] else iter(())


def _blocks(lines: Lines, labels: Set[str], depth: int) -> Iterator[Block]:
    headings = list(takewhile(lambda line: _HEADING.match(line.text), lines))
    yield from (_heading(line, labels) for line in headings)
    if len(headings) < len(lines):
        yield from _below_headings(lines[len(headings) :], labels, depth)


def _heading(line: Line, labels: Set[str]) -> Heading:
    marks = len(line.text) - len(line.text.lstrip("#"))
    return Heading(min(4, marks + 1), inlines(joined([line.cut(marks).stripped()]), labels))


def _below_headings(lines: Lines, labels: Set[str], depth: int) -> Iterator[Block]:
    first = lines[0].text
    if fence := _FENCE.fullmatch(first) if len(lines) > 1 else None:
        yield _program(lines, fence[1])
    elif table := table_of(lines, labels):
        yield table
    elif depth < MOST_QUOTES and is_quote(lines):
        yield _quote(lines, labels, depth)
    elif _NOTE.match(first):
        yield from _notes(lines, labels)
    else:
        yield from lists_of(lines, labels)


def _program(lines: Lines, language: str) -> Program:
    ends = _FENCE.fullmatch(lines[-1].text) is not None
    source = joined(lines[1:-1] if ends else lines[1:], by="\n")
    return Program(source.text, source.places, language.casefold())


def is_quote(lines: Lines) -> bool:
    return all(_QUOTED.match(line.text) for line in lines) and not all(
        _COMPARED.fullmatch(line.text) for line in lines
    )


def _quote(lines: Lines, labels: Set[str], depth: int) -> Quote:
    inner = [line.cut(2 if line.text[1:2].isspace() else 1) for line in lines]
    groups = groups_of(inner)
    return Quote(tuple(block for group in groups for block in _blocks(group, labels, depth + 1)))


def _notes(lines: Lines, labels: Set[str]) -> Iterator[Block]:
    groups: list[tuple[str, Lines]] = []
    for line in lines:
        if note := _NOTE.match(line.text):
            groups.append((note[1], [line.cut(note.end()).stripped()]))
        else:
            groups[-1][1].append(line.stripped())
    for label, group in groups:
        yield Note(label, inlines(joined(group), labels))
