"""Tables of HTML and RTF as they are met, read as those of Word.

The formats tell where tables, rows and cells begin and end; the paragraphs between two such
places belong to the innermost cell that is open.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.office.entries import Entry
from lessons.domain.handouts.office.manuscript import Block, Cell, Paragraph, Stretch, Table
from lessons.domain.handouts.office.tables import entries_of

_MOST_COLUMNS = 32
"""That cells may reach across, and the columns in which they may reach down."""
_MOST_ROWS = 1000
"""That a cell may reach down."""
_ENOUGH_CELLS = 2
_MOST_NESTED = 10
"""Tables inside each other; a cell's text is weighed once for each table around it, so what is
deeper is read as paragraphs. Pages laid out with tables reach about five."""


@dataclass(slots=True)
class _Open:
    """A table that is still being read."""

    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    cells: list[Cell] | None = None
    """Of the open row."""
    blocks: list[Block] | None = None
    """Of the open cell."""
    column: int = 0
    """Where the open cell begins."""
    next_column: int = 0
    reach: dict[int, int] = field(default_factory=dict)
    """By column, the first row below the cell that reaches down there."""
    has_merged: bool = False
    met: int = 0
    """Rows begun, empty ones too."""


class TableGrid:
    """``rows`` grows as paragraphs end; whoever fills it ends the open one before each call."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._taken = 0
        self._blocks: list[Block] = []
        self._tables: list[_Open] = []
        self._too_deep = 0

    @property
    def is_in_row(self) -> bool:
        return bool(self._tables) and self._tables[-1].cells is not None

    def open_table(self) -> None:
        if self._too_deep or len(self._tables) >= _MOST_NESTED:
            self._too_deep += 1
            return
        self._take()
        self._tables.append(_Open())

    def close_table(self) -> None:
        if self._too_deep:
            self._too_deep -= 1
        elif self._tables:
            self.close_row()
            table = self._tables.pop()
            if table.rows:
                self._container.append(Table(tuple(table.rows), has_merged=table.has_merged))

    def open_row(self) -> None:
        if self._tables and not self._too_deep:
            self.close_row()
            table = self._tables[-1]
            table.cells, table.next_column = [], 0
            table.met += 1

    def close_row(self) -> None:
        if not self._tables or self._too_deep:
            return
        self.close_cell()
        table = self._tables[-1]
        if table.cells and any(cell.blocks for cell in table.cells):
            table.rows.append(tuple(table.cells))
        table.cells = None

    def open_cell(self, *, across: int = 1, down: int = 1) -> None:
        if not self._tables or self._too_deep:
            return
        table = self._tables[-1]
        if table.cells is None:
            self.open_row()
        self.close_cell()
        table.has_merged = table.has_merged or across > 1 or down > 1
        column = table.next_column
        while table.reach.get(column, 0) > table.met:
            column += 1
        table.column, table.next_column = column, column + max(1, min(across, _MOST_COLUMNS))
        end = min(table.next_column, _MOST_COLUMNS) if down > 1 else column
        for below in range(column, end):
            table.reach[below] = table.met + min(down, _MOST_ROWS)
        table.blocks = []

    def close_cell(self, *, column: int | None = None) -> None:
        """``column`` where it shows at the end only."""
        if not self._tables or self._too_deep:
            return
        self._take()
        table = self._tables[-1]
        if table.cells is not None and table.blocks is not None:
            place = table.column if column is None else column
            # Empty cells only tell whether a cell has others beside it.
            if table.blocks or len(table.cells) < _ENOUGH_CELLS:
                table.cells.append(Cell(tuple(table.blocks), place))
        table.blocks = None

    def drop_cell(self) -> None:
        """A cell that only goes on with the one beside or above it, where it holds no text."""
        self._take()
        if self._tables and not self._tables[-1].blocks:
            self._tables[-1].blocks = None

    def extracted(self) -> Extracted:
        """Raises nothing; call it once, when all is read."""
        self._too_deep = 0
        while self._tables:
            self.close_table()
        self._take()
        return _extracted(entries_of(self._blocks))

    @property
    def _container(self) -> list[Block]:
        for table in reversed(self._tables):
            if table.blocks is not None:
                return table.blocks
        return self._blocks

    def _take(self) -> None:
        """What stands between cells (a caption) makes a row of its own."""
        found = self._rows[self._taken :]
        self._taken = len(self._rows)
        if found and self._tables and self._tables[-1].blocks is None:
            self._tables[-1].rows.append((Cell(tuple(map(_paragraph, found)), 0),))
            return
        container = self._container
        for row in found:
            # Above the first paragraph of a cell there is none that it could go on with.
            goes_on = not row.starts and bool(container)
            container.append(replace(_paragraph(row), goes_on=goes_on))


def _paragraph(row: Row) -> Paragraph:
    stretch = Stretch(row.text, row.is_strong, row.is_marked)
    return Paragraph(lines=((stretch,),), heading=row.heading, program=row.program)


def _extracted(entries: Iterable[Entry]) -> Extracted:
    """The lines in order of reading, as the person sees them beside the lesson."""
    lines: list[str] = []
    rows: list[Row] = []
    doubts: list[Doubt] = []
    for entry in entries:
        paragraph = entry.paragraph
        text = paragraph.text
        lines.append(text)
        line = len(lines)
        if entry.note:
            doubts.append(Doubt(line=line, code=entry.note))
        if not entry.is_used:
            doubts.append(Doubt(line=line, code=Code.NOT_USED, text=text))
            continue
        stretch = paragraph.lines[0][0]
        rows.append(
            Row(
                line=line,
                text=text,
                starts=entry.starts and not paragraph.goes_on,
                heading=paragraph.heading,
                is_strong=stretch.is_strong,
                is_marked=stretch.is_marked,
                place=paragraph.place,
                program=paragraph.program,
            )
        )
    return Extracted(lines=tuple(lines), rows=tuple(rows), doubts=tuple(doubts))
