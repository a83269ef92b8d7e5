"""Each figure beside one that is reckoned by hand, in another way."""

from math import log, sqrt
from statistics import NormalDist, correlation, covariance, fmean, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.items.answered import Answered, rest_of
from lessons.domain.items.commonest import commonest
from lessons.domain.items.fifths import NO_ANSWER, option_figures
from lessons.domain.items.figures import item_figures
from lessons.domain.items.histogram import histogram
from lessons.domain.items.intervals import correlation_figure, median_figure, share_figure
from lessons.domain.items.reliability import reliability, whole_table
from tests.properties import examples

NEAR = 1e-9
# Ten students, four questions worth 1, 2, 1 and 3 points.
POINTS = {1: 1, 2: 2, 3: 1, 4: 3}
TABLE = [
    (1, 2, 1, 3),
    (1, 1, 0, 3),
    (0, 2, 1, 1.5),
    (1, 0, 1, 2),
    (0, 1, 0, 0),
    (1, 2, 1, 2.5),
    (0, 0, 0, 1),
    (1, 1, 1, 3),
    (0, 2, 0, 0.5),
    (1, 1, 0, 2),
]


def rows_of(question: int) -> list[Answered]:
    points = POINTS[question]
    rows = []
    for earned in TABLE:
        own = earned[question - 1] / points
        rest = rest_of(earned=sum(earned), marked=7, own=own, points=points)
        rows.append(Answered(own=own, rest=rest))
    return rows


@pytest.mark.parametrize("question", POINTS)
def test_the_figures_of_a_question_are_those_reckoned_by_hand(question):
    own = [earned[question - 1] / POINTS[question] for earned in TABLE]
    rest = [sum(earned) - earned[question - 1] for earned in TABLE]

    found = item_figures(rows_of(question))

    assert found.facility.value == pytest.approx(fmean(own), abs=NEAR)
    assert found.discrimination.value == pytest.approx(correlation(own, rest), abs=NEAR)
    by_hand = covariance(own, rest) / covariance(sorted(own), sorted(rest))
    assert found.efficiency == pytest.approx(by_hand, abs=NEAR)
    assert (found.count, found.waiting, found.time) == (10, 0, None)


def test_the_interval_of_a_share_is_where_its_normal_test_just_holds():
    """Wilson's ends solve |p - π| = z √(π (1 - π) / n)."""
    found = share_figure(0.32, 118)
    z = NormalDist().inv_cdf(0.975)
    for end in (found.low, found.high):
        assert abs(0.32 - end) == pytest.approx(z * sqrt(end * (1 - end) / 118), abs=NEAR)
    assert (round(found.low, 2), round(found.high, 2)) == (0.24, 0.41)


def test_the_interval_of_a_correlation_is_even_on_the_scale_of_fisher():
    found = correlation_figure(-0.21, 118)
    z = NormalDist().inv_cdf(0.975)
    scaled = [0.5 * log((1 + r) / (1 - r)) for r in (found.low, found.value, found.high)]
    assert scaled[1] - scaled[0] == pytest.approx(z / sqrt(115), abs=NEAR)
    assert scaled[2] - scaled[1] == pytest.approx(z / sqrt(115), abs=NEAR)


def test_where_all_pairs_lie_on_a_line_the_interval_still_has_a_width():
    found = correlation_figure(-1.0, 60)
    assert (found.low, found.value) == (-1, -1)
    assert -1 < found.high < -0.9
    assert correlation_figure(1.0, 3) is None


def test_the_interval_of_a_median_lies_between_values_that_were_measured():
    """Of ten values the second and the ninth: P(B(10, ½) ≤ 1) = 11 / 1024."""
    found = median_figure([9, 1, 2, 8, 3, 7, 4, 6, 5, 100])
    assert (found.value, found.low, found.high) == (5.5, 2, 9)
    assert median_figure([1, 2, 3, 4, 5]) is None


def test_alpha_is_the_mean_covariance_of_two_questions_over_that_of_any_two():
    """α = k c̄ / (v̄ + (k - 1) c̄), and its error is that of the total."""
    columns = list(zip(*TABLE, strict=True))
    pairs = [covariance(a, b) for i, a in enumerate(columns) for b in columns[i + 1 :]]
    between, within = fmean(pairs), fmean([variance(column) for column in columns])
    by_hand = 4 * between / (within + 3 * between)
    totals = [sum(row) for row in TABLE]

    found = reliability(tuple(POINTS), TABLE, points=POINTS)

    assert found.alpha.value == pytest.approx(by_hand, abs=NEAR)
    assert found.standard_error == pytest.approx(sqrt(variance(totals) * (1 - by_hand)), abs=NEAR)
    assert found.points == 7
    assert found.alpha.low < by_hand < found.alpha.high
    without_first = reliability((2, 3, 4), [row[1:] for row in TABLE], points=POINTS)
    assert found.without[1] == pytest.approx(without_first.alpha.value, abs=NEAR)


def test_where_all_have_the_same_marks_nothing_is_said_of_how_they_differ():
    rows = [Answered(own=1.0, rest=0.5) for _ in range(9)]
    found = item_figures(rows)
    assert (found.discrimination, found.efficiency) == (None, None)
    assert reliability((1, 2), [(1, 1)] * 9, points={1: 1, 2: 1}) is None
    assert item_figures([]).facility is None


def test_an_answer_that_waits_is_in_no_figure_and_is_told():
    rows = [*rows_of(1), Answered(own=None, rest=0.5)]
    assert item_figures(rows) == item_figures(rows[:-1]).__class__(
        **{**_fields(item_figures(rows[:-1])), "waiting": 1}
    )


def _fields(found):
    return {name: getattr(found, name) for name in found.__dataclass_fields__}


def test_a_question_that_few_were_asked_leaves_the_table_whole():
    sittings = [{1: 1.0, 2: 0.0} for _ in range(9)] + [{1: 1.0, 3: 1.0}]
    assert whole_table(sittings) == ((1, 2), [(1.0, 0.0)] * 9)


def test_options_stand_by_fifths_from_the_lowest_marks_to_the_highest():
    rows = [
        Answered(own=None, rest=i / 10, chosen=frozenset("a" if i > 5 else "b")) for i in range(10)
    ]
    first, second = option_figures(rows, ["a", "b"])
    assert first.fifths == (0, 0, 0, 1, 1)
    assert second.fifths == (1, 1, 1, 0, 0)
    assert first.share.value == 0.4
    chosen = [float(i > 5) for i in range(10)]
    by_hand = correlation(chosen, [i / 10 for i in range(10)])
    assert first.discrimination.value == pytest.approx(by_hand, abs=NEAR)


ROWS = st.lists(
    st.builds(
        Answered,
        own=st.sampled_from([None, 0.0, 0.5, 1.0]),
        rest=st.sampled_from([None, 0.0, 0.25, 0.5, 1.0]),
        chosen=st.frozensets(st.sampled_from("abc")),
    ),
    min_size=1,
    max_size=30,
)


@examples(40)
@given(rows=ROWS, chance=st.randoms(use_true_random=False))
def test_the_order_of_a_list_tells_nothing(rows, chance):
    mixed = chance.sample(rows, len(rows))
    for one, other in zip(option_figures(rows, "abc"), option_figures(mixed, "abc"), strict=True):
        assert one.fifths == pytest.approx(other.fifths)
    assert item_figures(rows).facility == pytest.approx(item_figures(mixed).facility)


@examples(40)
@given(rows=ROWS)
def test_the_fifths_of_an_option_add_up_to_those_who_chose_it(rows):
    placed = [row for row in rows if row.rest is not None]
    for found in option_figures(rows, "abc"):
        chosen = [
            row
            for row in placed
            if (found.option in row.chosen or not (found.option or row.chosen))
        ]
        assert sum(found.fifths) * len(placed) / 5 == pytest.approx(len(chosen))
    shown = {found.option for found in option_figures(rows, "abc")}
    assert (NO_ANSWER in shown) == any(not row.chosen for row in rows)


@examples(40)
@given(rows=ROWS)
def test_every_interval_holds_its_value(rows):
    found = item_figures(rows)
    for figure in (found.facility, found.discrimination):
        if figure is not None:
            assert figure.low - NEAR <= figure.value <= figure.high + NEAR
            assert -1 <= figure.low <= figure.high <= 1
    if found.efficiency is not None:
        assert found.efficiency <= 1 + NEAR


def test_marks_stand_in_ten_bars_with_the_full_one_in_the_last():
    bars = histogram([0, 9, 10, 55, 90, 100, 100])
    assert [bar.count for bar in bars] == [2, 1, 0, 0, 0, 1, 0, 0, 0, 3]
    assert (bars[-1].low, bars[-1].high) == (90, 100)


def test_answers_that_say_the_same_are_one_with_the_usual_spelling():
    given_ = [("ткұ", "ТКҰ", 1.0), ("ткұ", "ткұ", 1.0), ("ткұ", "ТКҰ", 0.0), ("б", "Б", None)] * 2
    first, second = commonest([*given_, ("в", "В", 1.0), ("", "", 0.0), ("", "", 0.0)], most=5)
    assert (first.text, first.count) == ("ТКҰ", 6)
    assert first.mark == pytest.approx(2 / 3, abs=NEAR)
    assert (second.text, second.count, second.mark) == ("Б", 2, None)
