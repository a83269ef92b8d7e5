"""Options whose letters have no sign behind them, as English papers set them."""

import pytest

from lessons.domain.handouts.lettered_lines import with_lettered_lines
from lessons.domain.handouts.lines import Row


def texts(*lines: str) -> list[str]:
    rows = [Row(number, text) for number, text in enumerate(lines, start=1)]
    return [row.text for row in with_lettered_lines(rows)]


def test_three_letters_below_a_number():
    found = texts("1. Ice is", "A solid", "B liquid", "C gas", "2. Steam is")

    assert found == ["1. Ice is", "A) solid", "B) liquid", "C) gas", "2. Steam is"]


@pytest.mark.parametrize(
    "lines",
    [
        ["1. Ice is", "A solid", "B liquid"],
        ["Ice is", "A solid", "B liquid", "C gas"],
        ["1. Ice is", "A solid", "A liquid", "A gas"],
        ["1. Су", "А ол қатты", "Ал бу", "Бұл мұз"],
    ],
)
def test_anything_less_is_text(lines):
    assert texts(*lines) == lines
