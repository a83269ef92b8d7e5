"""The fit by what makes it one: where its own gradient is nothing."""

import pytest

from lessons.domain.marking.regression import fit, probability, solve

ROWS = [(0.1, -1.0), (0.4, 0.5), (0.5, 2.0), (0.9, -0.5), (0.7, 1.0)]
TARGETS = [0.0, 0.5, 1.0, 1.0, 0.0]
PRIOR, STRENGTH = (-1.0, 3.0, 0.5), (2.0, 0.5, 4.0)


def test_a_probability_is_that_of_the_logistic_curve():
    assert probability((0.0,), ()) == 0.5
    assert probability((1.0, 2.0), (-0.5,)) == 0.5
    assert probability((0.0, 1.0), (1.0,)) == pytest.approx(0.731058578)
    assert probability((0.0, 1.0), (5000.0,)) == pytest.approx(1.0)
    assert 0 < probability((0.0, 1.0), (-5000.0,)) < 1e-12


def test_a_system_is_solved_whatever_stands_first():
    matrix = [[0.0, 2.0, 1.0], [1.0, -1.0, 3.0], [4.0, 1.0, -2.0]]
    wanted = [1.5, -2.0, 0.25]
    right = [sum(a * b for a, b in zip(row, wanted, strict=True)) for row in matrix]
    assert solve(matrix, right) == pytest.approx(wanted)


def test_a_row_that_helps_least_is_no_pivot():
    assert solve([[1e-17, 1.0], [1.0, 1.0]], [1.0, 2.0]) == pytest.approx([1.0, 1.0])


def test_at_the_fitted_weights_rows_and_prior_pull_equally():
    weights = fit(ROWS, TARGETS, prior=PRIOR, strength=STRENGTH)
    pulls = [s * (p - w) for s, p, w in zip(STRENGTH, PRIOR, weights, strict=True)]
    for row, target in zip(ROWS, TARGETS, strict=True):
        for at, x in enumerate((1.0, *row)):
            pulls[at] += (target - probability(weights, row)) * x
    assert pulls == pytest.approx([0.0] * 3, abs=1e-9)
    assert weights != PRIOR


def test_without_rows_the_prior_stands():
    assert fit([], [], prior=PRIOR, strength=STRENGTH) == PRIOR
