import pytest

from lessons.domain.marking.agreement import quadratic_kappa
from lessons.domain.marking.intervals import kappa_interval, wilson


def test_the_interval_of_a_share_is_that_of_the_formula():
    """Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E, table I:
    81 of 263."""
    found = wilson(81, 263)

    assert (found.low, found.high) == (
        pytest.approx(0.2553, abs=1e-4),
        pytest.approx(0.3662, abs=1e-4),
    )


def test_full_agreement_of_few_leaves_much_open():
    assert wilson(15, 15).low == pytest.approx(0.796, abs=1e-3)
    assert (wilson(15, 15).high, wilson(0, 15).low) == (1, 0)


@pytest.mark.parametrize(("right", "count"), [(1, 0), (0, 0), (-1, 3), (4, 3)])
def test_no_share_has_no_interval(right, count):
    with pytest.raises(ValueError, match="of"):
        wilson(right, count)


PAIRS = [(0, 0), (1, 2), (2, 2), (3, 3), (3, 2), (0, 1), (3, 3), (1, 1)]


def test_kappa_lies_within_its_interval_and_more_answers_make_it_narrower():
    few, many = kappa_interval(PAIRS), kappa_interval(PAIRS * 10)

    assert few.low < quadratic_kappa(PAIRS) < few.high
    assert many.high - many.low < (few.high - few.low) / 2


def test_equal_pairs_are_left_out_as_often_as_they_are_there():
    """By hand, each answer left out by itself."""
    without = [quadratic_kappa(PAIRS[:at] + PAIRS[at + 1 :]) for at in range(len(PAIRS))]
    mean = sum(without) / len(without)
    spread = sum((one - mean) ** 2 for one in without) * (len(PAIRS) - 1) / len(PAIRS)
    found = kappa_interval(PAIRS)

    assert quadratic_kappa(PAIRS) - found.low == pytest.approx(1.96 * spread**0.5)


@pytest.mark.parametrize("pairs", [[], [(1, 1)], [(1, 1)] * 20, [(0, 0), (3, 3)] * 10])
def test_full_agreement_claims_no_narrow_interval(pairs):
    assert kappa_interval(pairs) is None
