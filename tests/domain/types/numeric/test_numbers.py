"""Numbers as people write them, and what a numeric question makes of them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.types.numeric.numbers import LONGEST, read_number
from lessons.domain.types.registry import REGISTRY

NUMERIC = REGISTRY["numeric"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3,14", "3.14"),
        ("3.14", "3.14"),
        (" 42 ", "42"),
        ("1 000", "1000"),
        ("1\u00a0000\u202f000,5", "1000000.5"),
        ("−5", "-5"),
        ("– 5", "-5"),
        ("+5", "5"),
        (",5", "0.5"),
        ("5.", "5"),
        ("1/2", "1/2"),
        ("−3 / 4", "-3/4"),
        ("2·10^3", "2000"),
        ("2*10^-3", "0.002"),
        ("2x10³", "2000"),
        ("2 × 10⁻³", "0.002"),
        ("6,02е23", "602000000000000000000000"),
        ("1e-2", "0.01"),
        ("10^3", "1000"),
        ("−10⁻¹", "-0.1"),
    ],
)
def test_a_number_is_read_however_it_is_written(typed, value):
    read = read_number(typed)
    assert read is not None
    assert (read.value, read.rest) == (Fraction(value), "")


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "-", ",", "бес", "1 00", "1 0000", "1.000,5", "1,2,3", "1/0", "1/", "3 1/2"),
        *("2^3", "10^", "10^9999", "9" * (LONGEST + 1), "٣", "½", "π", "∞", "nan"),
    ],
)
def test_what_is_no_number_is_not_guessed_at(typed):
    assert read_number(typed) is None


def test_what_follows_a_number_is_left_to_the_caller():
    read = read_number("9,8 м/с²")
    assert read is not None
    assert (read.text, read.rest) == ("9,8", "м/с²")


@given(st.text("0123456789 .,/^·eE+-−м", max_size=30))
def test_any_text_is_read_or_not_and_nothing_else(typed):
    read = read_number(typed)
    assert read is None or typed.strip().startswith(read.text)


@given(st.decimals(-(10**6), 10**6, places=3, allow_nan=False))
def test_a_decimal_is_the_same_with_comma_and_point(number):
    plain = read_number(str(number))
    comma = read_number(str(number).replace(".", ","))
    assert plain is not None
    assert comma is not None
    assert plain.value == comma.value == Fraction(number)


def share_of(key: str, typed: str) -> Fraction:
    return NUMERIC.grade(NUMERIC.parse(NUMERIC.from_text(key)), (typed,)).fraction


@pytest.mark.parametrize(
    ("key", "typed", "share"),
    [
        ("9,8 ± 0,1", "9.7", 1),
        ("9,8 ± 0,1", "9,9", 1),
        ("9,8 ± 0,1", "9,91", 0),
        ("0,3", "0,30", 1),
        ("0,3", "0,3000001", 0),
        ("1/3 ± 1 %", "0,333", 1),
        ("-40 ± 5 %", "-42", 1),
        ("-40 ± 5 %", "40", 0),
        ("0 ± 5 %", "0", 1),
        ("0 ± 5 %", "0,01", 0),
        ("1822\n50 % | 1822 ± 2", "1822", 1),
        ("1822\n50 % | 1822 ± 2", "1824", Fraction(1, 2)),
        ("1822\n1823", "1823", 1),
        ("9,8 м/с²", "9,8", 1),
        ("9,8 м/с²", "9,8м/с²", 1),
        ("25 кг", "25 KГ", 1),
        ("50 %", "50%", 1),
        ("2000", "2·10^3", 1),
    ],
)
def test_a_number_is_right_within_its_tolerance(key, typed, share):
    assert share_of(key, typed) == share


@pytest.mark.parametrize("typed", ["9,8 км", "тоғыз", "9,8 немесе 9,9", "≈9,8"])
def test_what_is_not_one_number_in_the_right_unit_is_not_valid(typed):
    definition = NUMERIC.parse(NUMERIC.from_text("9,8 м/с²"))
    assert not NUMERIC.is_valid(definition, (typed,))
    assert NUMERIC.grade(definition, (typed,)).fraction == 0


def test_the_solution_shows_what_earns_everything():
    definition = NUMERIC.parse(NUMERIC.from_text("9,8 м/с² ± 0,1\n50 % | 10 м/с²"))
    assert NUMERIC.solution(definition).texts == ("9,8 м/с² ± 0,1",)
