"""Rows as JSON and back; a table is written once, however many rows stand in it."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from lessons.domain.handouts.lines import Grid, Place, Row

_PLAIN = tuple(each for each in fields(Row) if each.name != "place")


def rows_to_json(rows: Sequence[Row]) -> dict[str, Any]:
    """What a row has by default is left out."""
    grids = list(dict.fromkeys(row.place.grid for row in rows if row.place))
    return {
        "rows": [_row_to_json(row, grids) for row in rows],
        "grids": [_grid_to_json(grid) for grid in grids],
    }


def rows_from_json(kept: Mapping[str, Any]) -> tuple[Row, ...]:
    """Raises KeyError, TypeError or ValueError for what ``rows_to_json`` did not make."""
    grids = [_grid_from_json(grid) for grid in kept["grids"]]
    return tuple(_row_from_json(row, grids) for row in kept["rows"])


def _row_to_json(row: Row, grids: Sequence[Grid]) -> dict[str, Any]:
    values = {each.name: getattr(row, each.name) for each in _PLAIN}
    told = {each.name: values[each.name] for each in _PLAIN if values[each.name] != each.default}
    if row.place is None:
        return told
    place = row.place
    return {**told, "place": [grids.index(place.grid), place.row, place.column]}


def _row_from_json(kept: Mapping[str, Any], grids: Sequence[Grid]) -> Row:
    told = {**kept}
    place = told.pop("place", None)
    if place is None:
        return Row(**told)
    grid, row, column = place
    return Row(**told, place=Place(grids[grid], row, column))


def _grid_to_json(grid: Grid) -> dict[str, Any]:
    cells = [[row, column, text] for (row, column), text in grid.cells.items()]
    return {"cells": cells, "height": grid.height, "width": grid.width}


def _grid_from_json(kept: Mapping[str, Any]) -> Grid:
    cells = {(row, column): text for row, column, text in kept["cells"]}
    return Grid(cells=cells, height=kept["height"], width=kept["width"])
