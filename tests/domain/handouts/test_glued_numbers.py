"""A question's number that is glued to a figure."""

import pytest

from lessons.domain.handouts.glued_numbers import with_glued_numbers
from tests.domain.handouts.learnt.lines_of_text import rows


def read(*texts: str) -> list[str]:
    return [row.text for row in with_glued_numbers(rows(*texts))]


def test_between_its_neighbours_it_is_a_number():
    texts = ("1.Бит деген не?", "A) белгі", "2.8 бит неге тең?", "A) байт", "3.Байт деген не?")

    assert read(*texts)[2] == "2. 8 бит неге тең?"


def test_two_in_a_row_lack_the_one_between_them():
    texts = ("1.Бит?", "2.8 бит неге тең?", "3.5 % 2 неге тең?", "4.Байт?")

    assert read(*texts) == list(texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("1.Бит?", "2.8 бит неге тең?"),
        ("2.8 бит неге тең?", "3.Байт?"),
        ("1. Бит", "1.5 бит бар ма?", "2. Байт"),
        ("1. Бит", "2.1. Байт", "3. Сөз"),
        ("1. Бит", "2.5.2023 жылы", "3. Сөз"),
        ("1. Бит", "2. Байт", "2.5 байт – кесімді сан", "3. Сөз"),
    ],
)
def test_elsewhere_it_is_a_fraction_a_date_or_a_section(texts):
    assert read(*texts) == list(texts)
