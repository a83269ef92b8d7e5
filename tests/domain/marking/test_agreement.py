import pytest

from lessons.domain.marking.agreement import agreement, quadratic_kappa, whole
from lessons.domain.marking.key_points import Share
from lessons.domain.types.definition import KeyPoint

POINTS = (KeyPoint(id="a", text="Бейбіт", points=2), KeyPoint(id="b", text="Құрал", points=1))


def shares(a, b):
    return {"a": Share(a), "b": Share(b)}


def test_full_agreement_has_kappa_one():
    assert quadratic_kappa([(0, 0), (3, 3), (5, 5)]) == 1


def test_a_far_mark_costs_more_than_a_near_one():
    near = quadratic_kappa([(0, 1), (5, 5), (10, 10)])
    far = quadratic_kappa([(0, 10), (5, 5), (10, 10)])
    assert near > 0.9 > far


def test_kappa_is_that_of_the_formula():
    # By hand: Σ observed d² = 1, Σ expected d² = (8 + 1 + 2 + 4) / 3.
    assert quadratic_kappa([(0, 0), (1, 2), (2, 2)]) == pytest.approx(1 - 1 / 5)


def test_marks_that_are_all_the_same_agree_or_not():
    assert quadratic_kappa([(3, 3), (3, 3)]) == 1
    assert quadratic_kappa([]) is None


def test_missed_and_false_points_are_told_apart():
    told = agreement(
        POINTS,
        [
            (shares("none", "full"), shares("full", "full")),
            (shares("half", "full"), shares("half", "none")),
        ],
    )
    assert (told.missed, told.false) == (1.0, 0.5)
    assert (told.exact, told.unchanged, told.mean_error) == (0, 0, 1.5)


def test_no_confirmed_answers_have_no_agreement():
    assert agreement(POINTS, []) is None


def test_marks_that_are_all_the_same_and_differ_agree_in_nothing():
    assert quadratic_kappa([(3, 2), (3, 2)]) == 0
    assert quadratic_kappa([(0, 5), (5, 0)]) == -1


def test_figures_are_means_over_the_answers():
    told = agreement(
        POINTS,
        [
            (shares("full", "full"), shares("full", "full")),
            (shares("full", "none"), shares("none", "full")),
            (shares("none", "half"), shares("none", "full")),
            (shares("half", "half"), shares("full", "none")),
        ],
    )
    assert told.answers == 4
    assert (told.missed, told.false) == (0.625, 0.625)
    assert (told.exact, told.unchanged) == (0.75, 0.25)
    assert told.mean_error == 0.5


@pytest.mark.parametrize(("points", "expected"), [(1.5, 2), (1.49, 1), (0, 0), (2, 2)])
def test_half_a_point_is_rounded_up(points, expected):
    assert whole(points) == expected
