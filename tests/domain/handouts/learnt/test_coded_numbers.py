"""Numbers behind a letter that stays the same."""

import pytest

from lessons.domain.handouts.learnt.coded_numbers import with_coded_numbers
from tests.domain.handouts.learnt.lines_of_text import rows


def texts(*lines: str) -> list[str]:
    return [row.text for row in with_coded_numbers(rows(*lines))]


@pytest.mark.parametrize(
    "codes", [("A1.", "A2.", "A3."), ("С-1)", "С-2)", "С-3)"), ("QA.", "QB.", "QC.")]
)
def test_they_count_on(codes):
    first, second, third = (f"{code} Су деген не?" for code in codes)

    assert texts(first, second, "Талқылау", third) == [
        "1. Су деген не?",
        "2. Су деген не?",
        "Талқылау",
        "3. Су деген не?",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("A1. Су", "A2. Бу"),
        ("A1. Су", "A3. Бу", "A4. Мұз"),
        ("В1. Су не?", "О1. Зат", "В2. Бу не?", "О2. Газ", "В3. Мұз не?", "О3. Дене"),
        ("B12 дәрумені", "B13 қосылысы", "B14 заты"),
    ],
)
def test_too_few_gaps_and_letters_in_turns_are_left(lines):
    assert texts(*lines) == list(lines)
