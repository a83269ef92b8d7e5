"""Rows of short texts as a person types them: one row a line, its cells parted by ``|``.

A bar of a text's own is written with a backslash before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lessons.domain.types.lines import filled_lines, one_line

_BAR = re.compile(r"(?<!\\)\|")

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """``line`` counts every line of the text, from 1."""

    line: int
    cells: Cells

    @property
    def place(self) -> str:
        """The key of a PayloadError about this line."""
        return str(self.line)


def write_rows(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(one_line(" | ".join(map(_escaped, cells))) for cells in rows)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


def read_rows(text: str) -> list[Row]:
    """Empty lines are passed over; empty cells are not."""
    return [
        Row(line.number, tuple(_plain(cell) for cell in _BAR.split(line.text)))
        for line in filled_lines(text)
    ]


def _plain(cell: str) -> str:
    return cell.strip().replace("\\|", "|")
