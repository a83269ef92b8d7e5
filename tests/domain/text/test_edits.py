import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.text.edits import edits, is_slip

WORDS = st.text("абв", max_size=7)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("тараз", "тараз", 0),
        ("тараз", "тарз", 1),
        ("тараз", "тараза", 1),
        ("тараз", "тораз", 1),
        ("тараз", "тарза", 1),
        ("тараз", "атарз", 2),
        ("тараз", "алматы", 3),
        ("", "ан", 2),
    ],
)
def test_slips_are_counted_up_to_a_limit(one, other, count):
    assert edits(one, other, most=2) == count


@given(WORDS, WORDS)
def test_slips_are_as_many_in_both_directions_whatever_the_limit(one, other):
    exact = edits(one, other, most=20)

    assert edits(other, one, most=20) == exact
    assert [edits(one, other, most=most) for most in range(4)] == [
        min(exact, most + 1) for most in range(4)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("memleket", "memlket"), ("saiasat", "saisaat"), ("kural", "kurla"), ("elshiler", "elshleer")],
)
def test_a_slip_in_a_long_word_is_seen(one, other):
    assert is_slip(one, other)


@pytest.mark.parametrize(("one", "other"), [("ishki", "sirtki"), ("bar", "bir")])
def test_another_word_is_no_slip(one, other):
    assert not is_slip(one, other)


def test_short_words_allow_none():
    assert not is_slip("el", "er")
