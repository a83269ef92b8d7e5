"""The weights of marking are made by one command, and the same answers give the same weights."""

import json
from fractions import Fraction

import pytest

from benchmarks.marking.fit import learned, read_all, written
from benchmarks.marking.regression import fit, fit_beyond, scaled, solve, standardised
from lessons.domain.marking.chances import WEIGHTS, weights, weights_from
from lessons.domain.marking.features import NAMES
from lessons.domain.marking.learning import LEARNED
from lessons.domain.marking.marked import MarkedAnswer
from tests.domain.marking.rubrics import FULL_ANSWER, MARKET, PHOTOSYNTHESIS

WEAK = "Гүлдер көктемде ашылады, бұл өте әдемі көрініс."


def marked(rubric: str, number: int, answer: str, points) -> MarkedAnswer:
    given = {id_: Fraction(value) for id_, value in points.items()}
    return MarkedAnswer(id=f"{rubric}-{number}", rubric=rubric, answer=answer, points=given)


def answers():
    full, nothing = {"a": 3, "b": 2, "c": 1}, {"a": 0, "b": 0, "c": 0}
    for number in range(28):
        answer = FULL_ANSWER if number % 2 else WEAK
        yield marked(
            "x", number, f"{answer} {number}-сөз айтылды.", full if number % 2 else nothing
        )
    yield marked("y", 0, "Сатушылар жоғары баға мен пайда іздейді.", {"a": 2, "b": 0})


def test_the_same_answers_give_the_same_weights_and_each_question_its_own_without_it():
    sets = {"set": ({"x": PHOTOSYNTHESIS, "y": MARKET}, list(answers()))}
    first, apart = learned(read_all(sets))
    again, _ = learned(read_all(sets))
    assert written(first) == written(again)
    assert apart["x"].features != apart["y"].features
    assert weights_from(json.loads(written(first))).chance((0.0,) * len(NAMES)) < 1


def test_the_weights_of_the_product_are_whole():
    told = weights()
    assert len(told.features) == len(NAMES)
    assert all(len(row) == len(LEARNED) for _, row in told.after)
    assert json.loads(WEIGHTS.read_text(encoding="utf-8"))["after_names"] == list(LEARNED)


def test_a_logistic_finds_what_tells_rows_apart():
    columns, means, spreads = standardised([[0.0, 1.0, 2.0, 3.0], [5.0, 5.0, 5.0, 5.0]])
    found = fit(columns, [0.0, 0.0, 1.0, 1.0], [1.0] * 4, ridge=0.1)
    assert (means, spreads[1]) == ([1.5, 5.0], 1.0)
    assert found[1] > 1
    assert found[2] == pytest.approx(0.0)


def test_what_is_added_to_known_sums_is_found_without_a_constant():
    rows, targets = [[-1.0, 0.0, 0.0, 1.0]], [0.0, 0.5, 0.5, 1.0]
    nothing = fit_beyond([0.0] * 4, [[0.0] * 4], targets, [1.0] * 4, ridge=0.1)
    known = fit_beyond([-9.0, 0.0, 0.0, 9.0], rows, targets, [1.0] * 4, ridge=0.1)
    found = fit_beyond([0.0] * 4, rows, targets, [1.0] * 4, ridge=0.1)
    assert nothing == [0.0]
    assert found[0] > 1 > known[0]


def test_a_scaled_column_keeps_its_zeros():
    assert scaled([[0.0, 4.0, 0.0, 0.0], [0.0] * 4]) == (
        [[0.0, 2.0, 0.0, 0.0], [0.0] * 4],
        [2.0, 1.0],
    )


def test_a_stronger_ridge_leaves_smaller_weights():
    rows = [[-1.0, -1.0, 1.0, 1.0]]
    strong, light = (fit(rows, [0.0, 0.0, 1.0, 1.0], [1.0] * 4, ridge=r)[1] for r in (10.0, 0.1))
    assert 0 < strong < light


def test_equations_are_solved_whatever_row_comes_first():
    assert solve([[0.0, 2.0], [1.0, 1.0]], [4.0, 3.0]) == pytest.approx([1.0, 2.0])
