from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.marking.key_points import Share, fraction_of
from lessons.domain.types.definition import KeyPoint

THREE = (
    KeyPoint(id="a", text="Сыртқы саясаттың құралы", points=3),
    KeyPoint(id="b", text="Кім айналысады", points=2),
    KeyPoint(id="c", text="Бейбіт әдістер", points=1),
)


@pytest.mark.parametrize(
    ("shares", "fraction"),
    [
        ("none none none", Fraction(0)),
        ("full full full", Fraction(1)),
        ("full none none", Fraction(1, 2)),
        ("half none none", Fraction(1, 4)),
        ("none half full", Fraction(1, 3)),
    ],
)
def test_each_key_point_counts_by_its_own_points(shares, fraction):
    decided = {point.id: Share(share) for point, share in zip(THREE, shares.split(), strict=True)}

    assert fraction_of(THREE, decided) == fraction


def test_an_answer_with_an_undecided_key_point_has_no_mark():
    with pytest.raises(KeyError):
        fraction_of(THREE, {"a": Share.FULL, "b": Share.NONE})


def test_a_share_of_a_key_point_that_was_dropped_changes_nothing():
    decided = dict.fromkeys("abc", Share.FULL)

    assert fraction_of(THREE[:2], decided) == 1


@given(st.lists(st.tuples(st.integers(1, 100), st.sampled_from(Share)), min_size=1, max_size=12))
def test_a_fraction_is_never_outside_0_to_1(decided):
    points = [KeyPoint(id=str(i), text="ой", points=worth) for i, (worth, _) in enumerate(decided)]
    shares = {str(i): share for i, (_, share) in enumerate(decided)}

    assert 0 <= fraction_of(points, shares) <= 1
