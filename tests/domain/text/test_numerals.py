from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.text.numerals import numbers_in
from lessons.domain.text.words import words_of


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("мың тоғыз жүз тоқсан бірінші жыл", [1991]),
        ("екі мың жиырма төрт", [2024]),
        ("10 мыңнан астам", [10_000]),
        ("6,5 млн гектар", [6_500_000]),
        ("жүз елу мың", [150_000]),
        ("он жетінші", [17]),
        ("бір, екі, үш", [1, 2, 3]),
        ("XIV ғ. мен ХШ ғ.", [14, 13]),
        ("745 – 840", [745, 840]),
        ("ondyq emes, on bes", [15]),
        ("қала мен дала", []),
    ],
)
def test_numbers_are_read_from_digits_numerals_and_words(text, values):
    assert [number.value for number in numbers_in(words_of(text))] == values


@given(st.text("0123456789 бірекіүшонжүзмыңIVXІХ-,.", max_size=60))
def test_numbers_stand_in_their_order_and_do_not_overlap(text):
    words = words_of(text)
    places = [(number.first, number.last) for number in numbers_in(words)]

    assert all(first < last <= len(words) for first, last in places)
    assert places == sorted(places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
