"""The words of RTF about rows and cells: ``\\trowd\\cellx…\\intbl … \\cell … \\cell\\row``."""

from bisect import bisect_left, insort
from collections.abc import Sequence

from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.table_grid import TableGrid

_CONTINUED = frozenset({"clmrg", "clvmrg"})
_NEAR = 150
"""Twips (2.6 mm): edges that a person sees as one differ by some twips from row to row."""
_MOST_EDGES = 64
"""Word has 63 cells in a row."""


class RtfCells:
    """``rows`` grows as paragraphs end: told of each word before it does, and after."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._grid = TableGrid(rows)
        self._is_table = False
        self._is_inside = False
        """The paragraph says that it stands in a table."""
        self._index = 0
        """Of the cell in its row."""
        self._edges: list[int] = []
        """The right edges that the row has, and which of its cells only go on with another."""
        self._continued: set[int] = set()
        self._known: list[int] = []
        """The left edges met in this table."""

    def begins_row(self, name: str) -> bool:
        return name in {"trowd", "intbl"} and not self._grid.is_in_row

    def before(self, name: str, value: int | None) -> None:
        if self.begins_row(name):
            self._begin_row()
        if name == "trowd":
            self._edges, self._continued = [], set()
        elif name == "intbl":
            self._is_inside = True
        elif name == "pard":
            self._is_inside = False
        elif name == "cellx":
            self._edges.append(value or 0)
        elif name in _CONTINUED:
            self._continued.add(len(self._edges))
        elif name in {"par", "sect", "page"} and self._is_outside():
            self._end_table()

    def after(self, name: str) -> None:
        if not self._grid.is_in_row:
            return
        if name == "cell":
            if self._index in self._continued:
                self._grid.drop_cell()
            self._grid.close_cell(column=self._column())
            self._index += 1
            self._grid.open_cell()
        elif name == "row":
            self._grid.drop_cell()
            self._grid.close_row()

    def extracted(self) -> Extracted:
        self._end_table()
        return self._grid.extracted()

    def _is_outside(self) -> bool:
        """Between rows, or in a row that was announced and never came."""
        return not self._grid.is_in_row or (self._index == 0 and not self._is_inside)

    def _begin_row(self) -> None:
        if not self._is_table:
            self._grid.open_table()
            self._is_table, self._known = True, []
        self._grid.open_row()
        self._grid.open_cell()
        self._index = 0

    def _end_table(self) -> None:
        if self._is_table:
            if self._grid.is_in_row:
                self._grid.drop_cell()
            self._grid.close_table()
            self._is_table = False

    def _column(self) -> int:
        """The left edge in twips; a place behind them where the row does not tell it."""
        if self._index == 0:
            return 0
        if self._index > len(self._edges):
            return max(self._edges, default=0) + self._index
        edge = self._edges[self._index - 1]
        place = bisect_left(self._known, edge - _NEAR)
        if place < len(self._known) and self._known[place] <= edge + _NEAR:
            return self._known[place]
        if len(self._known) < _MOST_EDGES:
            insort(self._known, edge)
        return edge
