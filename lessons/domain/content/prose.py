"""A section's text as its writer sees it: paragraphs, tables and program text in plain signs.

Paragraphs are parted by an empty line. A table is a block of ``| cell | cell |`` lines, the second
of them a rule; program text stands between two lines of three back-ticks, its empty lines kept.
Readers of handouts write it so; ``rich_text`` shows it, with all else that a text may hold.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessons.domain.rich_text.blocks import groups_of
from lessons.domain.rich_text.source import lines_of

FENCE = "```"
_FENCE_LINE = re.compile(r"`{3,}[\w+#.-]{0,30}\s*")
_CELL_BREAK = re.compile(r"(?<!\\)\|")
_RULE_CELL = re.compile(r"\s*:?-{3,}:?\s*")
_FEWEST_LINES = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    """Its lines as they were typed."""


@dataclass(frozen=True, slots=True)
class Table:
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """As many cells each as the head has."""


@dataclass(frozen=True, slots=True)
class ProgramText:
    text: str


Part = Paragraph | Table | ProgramText


def parts_of(text: str) -> Iterator[Part]:
    return (_part(block) for block in blocks_of(text))


def blocks_of(text: str) -> list[str]:
    """The text of each part; a text with empty lines only has none."""
    return ["\n".join(line.text for line in lines) for lines in groups_of(lines_of(text))]


def table_text(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = f"| {' | '.join('---' for _ in head)} |"
    return "\n".join([_row_text(head), rule, *map(_row_text, rows)])


def program_text(lines: Sequence[str]) -> str:
    """A line of back-ticks inside would end it too soon."""
    kept = (f" {line}" if _FENCE_LINE.fullmatch(line) else line for line in lines)
    return "\n".join([FENCE, *kept, FENCE])


def _row_text(cells: Sequence[str]) -> str:
    return f"| {' | '.join(' '.join(cell.replace('|', chr(92) + '|').split()) for cell in cells)} |"


def _part(block: str) -> Part:
    lines = block.split("\n")
    if _FENCE_LINE.fullmatch(lines[0]) and len(lines) > 1:
        ends = _FENCE_LINE.fullmatch(lines[-1]) is not None
        return ProgramText("\n".join(lines[1:-1] if ends else lines[1:]))
    return _table(lines) or Paragraph(block)


def _table(lines: Sequence[str]) -> Table | None:
    if len(lines) < _FEWEST_LINES or not all(map(_is_row, lines)):
        return None
    head, rule, *rows = map(_cells, lines)
    if len(rule) != len(head) or not all(map(_RULE_CELL.fullmatch, rule)):
        return None
    width = len(head)
    filled = (tuple([*row, *[""] * width][:width]) for row in rows)
    return Table(tuple(head), tuple(filled))


def _is_row(line: str) -> bool:
    return len(line.strip()) > 1 and line.strip()[0] == line.strip()[-1] == "|"


def _cells(line: str) -> list[str]:
    cells = _CELL_BREAK.split(line.strip())[1:-1]
    return [cell.replace("\\|", "|").strip() for cell in cells]
