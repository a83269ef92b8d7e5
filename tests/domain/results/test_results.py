"""Cells, orders and figures of a class's results."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.marks import percent
from lessons.domain.mastery import USUAL, Limits
from lessons.domain.results.cells import (
    CellState,
    ResultCell,
    shade_of,
    shades,
)
from lessons.domain.results.plots import histogram, line, median
from lessons.domain.results.table import (
    Order,
    ResultColumn,
    ResultRow,
    ResultTable,
    Show,
    arranged,
)
from tests.properties import examples


@given(st.integers(0, 5000), st.integers(1, 50))
@examples(50)
def test_a_percent_is_rounded_as_everywhere(earned, checked):
    cell = ResultCell(earned=min(earned, checked * 100), checked=checked)
    assert cell.percent == percent(Fraction(cell.earned, checked * 100))


def test_a_mark_has_its_full_maximum_and_what_is_checked():
    cell = ResultCell(earned=1167, checked=19, waiting=28, waiting_count=3, handed_in=1)
    assert (cell.mark, cell.full, cell.checked) == (Decimal("11.67"), 47, 19)
    assert cell.state(USUAL) is CellState.WAITING


@pytest.mark.parametrize(
    ("cell", "state", "band"),
    [
        (ResultCell(), CellState.NOT_BEGUN, None),
        (ResultCell(is_open=True), CellState.UNDER_WAY, None),
        (ResultCell(waiting=5, waiting_count=1), CellState.WAITING, None),
        (ResultCell(earned=494, checked=10), CellState.BELOW, 0),
        (ResultCell(earned=495, checked=10), CellState.PASSED, 1),
        (ResultCell(earned=800, checked=10), CellState.MASTERED, 3),
        (ResultCell(earned=1000, checked=10), CellState.MASTERED, 4),
    ],
)
def test_a_cell_says_its_state(cell, state, band):
    assert (cell.state(USUAL), cell.band(USUAL)) == (state, band)


# --- Rows ---------------------------------------------------------------------------------------


def row(name, *percents):
    cells = [
        ResultCell() if percent is None else ResultCell(earned=percent, checked=1, handed_in=1)
        for percent in percents
    ]
    return ResultRow(student=hash(name), name=name, cells=tuple(cells))


TABLE = ResultTable(
    columns=(
        ResultColumn(key="1", short="1", title="1", is_due=True),
        ResultColumn(key="2", short="2", title="2"),
    ),
    rows=(row("Ә", 90, 20), row("Б", 40, None), row("В", None, 60), row("Г", 40, 80)),
    limits=USUAL,
)


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("name", "ӘБВГ"),
        ("-name", "ГВБӘ"),
        ("mean", "БӘВГ"),
        ("-mean", "ВГӘБ"),
        ("1", "БГӘВ"),
        ("-2", "ГВӘБ"),
        ("nothing", "ӘБВГ"),
    ],
)
def test_rows_are_sorted_and_what_is_empty_stands_last(sort, names):
    found = arranged(TABLE, order=Order.read(sort, TABLE.columns), show=Show.ALL)
    assert "".join(one.name for one in found) == names


@pytest.mark.parametrize(
    ("show", "names"), [(Show.BELOW, "ӘБГ"), (Show.NOT_BEGUN, "В"), (Show.WAITING, "")]
)
def test_rows_are_filtered(show, names):
    found = arranged(TABLE, order=Order(), show=show)
    assert "".join(one.name for one in found) == names


def test_a_mean_is_of_the_numbers_that_are_there():
    assert [one.mean for one in TABLE.rows] == [55, 40, 60, 60]


# --- Plots --------------------------------------------------------------------------------------


def test_a_histogram_counts_every_number_once():
    bins = histogram([0, 9, 10, 99, 100, None])
    assert [one.count for one in bins] == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert (bins[-1].low, bins[-1].high) == (90, 100)


@pytest.mark.parametrize(
    ("values", "middle"),
    [([], None), ([None], None), ([3, 1, 2], 2), ([1, 2], 2), ([1, 2, None, 4, 4], 3)],
)
def test_the_median_is_whole(values, middle):
    assert median(values) == middle


def test_a_line_is_broken_where_nothing_is():
    pieces = line([100, None, 50, 0], width=300, height=100)
    assert [[(point.x, point.y) for point in piece] for piece in pieces] == [
        [(0, 0)],
        [(200, 50), (300, 100)],
    ]


@pytest.mark.parametrize("passed", [1, 50, 65, 70, 95])
def test_the_shades_of_the_legend_are_those_of_the_cells(passed):
    """Also where the university's pass mark lies beyond the floor of a shade."""
    limits = Limits(passed=passed, mastered=100)
    told = {
        percent: shade.band
        for shade in shades(limits)
        for percent in range(shade.first, shade.last + 1)
    }
    assert told == {percent: shade_of(percent, limits) for percent in range(101)}
