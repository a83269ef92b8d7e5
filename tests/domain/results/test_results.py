"""Cells, orders and figures of a class's results."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.marks import mark_of, percent
from lessons.domain.mastery import USUAL, Limits
from lessons.domain.parts import Part
from lessons.domain.progress import ResponseMark, best_of, score_of
from lessons.domain.results.cells import (
    AttemptSum,
    CellState,
    ResultCell,
    cell_of,
    cells_by,
    counted,
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


def summed(responses, *, attempt=1, part=Part.LEVEL_1, assignment=1):
    score = score_of(responses)
    return AttemptSum(
        assignment=assignment,
        student=7,
        part=part,
        attempt=attempt,
        is_submitted=True,
        earned=int(score.earned * 100),
        checked=score.marked,
        waiting=score.waiting,
        waiting_count=score.waiting_count,
    )


marks = st.lists(
    st.builds(
        ResponseMark,
        points=st.integers(1, 12),
        fraction=st.none() | st.decimals(0, 1, places=5),
    ),
    min_size=1,
    max_size=5,
)


@given(st.lists(marks, min_size=1, max_size=4))
@examples(50)
def test_the_attempt_that_counts_is_the_one_that_progress_counts(attempts):
    best = best_of([score_of(responses) for responses in attempts])
    rows = [summed(responses, attempt=number) for number, responses in enumerate(attempts)]
    cell = cell_of(counted(rows))
    assert (cell.mark, cell.checked, cell.waiting) == (best.earned, best.marked, best.waiting)
    assert cell.percent == best.percent


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


def test_parts_add_up_by_lesson_and_lessons_by_level():
    full = ResponseMark(points=4, fraction=Decimal(1))
    half = ResponseMark(points=4, fraction=Decimal("0.5"))
    rows = [
        summed([full], assignment=1, part=Part.LEVEL_1),
        summed([half], assignment=1, part=Part.GUIDED),
        summed([half], assignment=2, part=Part.LEVEL_1),
    ]
    by_lesson = {key: cell.percent for key, cell in cells_by(rows, by_part=False)[7].items()}
    by_level = {key: cell.percent for key, cell in cells_by(rows, by_part=True)[7].items()}
    assert by_lesson == {"1": 75, "2": 50}
    assert by_level == {"level-1": 75, "guided": 50}


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


def test_a_mark_in_hundredths_is_that_of_the_marks():
    assert summed([ResponseMark(points=5, fraction=Decimal("0.33333"))]).earned == int(
        mark_of(Decimal("0.33333"), 5) * 100
    )


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
