"""Rows that were pasted from a spreadsheet."""

import pytest

from lessons.domain.handouts.lines import read_rows
from lessons.domain.handouts.tabbed_tables import with_tabbed

HEAD = "№\tСұрақ\tБалл"


def read(*lines: str):
    return with_tabbed(read_rows(lines), lines)


def test_bars_between_cells_are_as_good_as_tabs():
    found = read("№ | Сұрақ | Балл", "1 | Су деген не? | 2", "2 | Мұз неге жүзеді? | 3")

    placed = {(row.place.row, row.place.column): row.text for row in found if row.place}
    assert placed[2, 2] == "3"


def test_cells_between_tabs_stand_in_rows_and_columns():
    found = read("Сұрақтар банкі", HEAD, "1\tСу деген не?\t2", "2\tМұз неге жүзеді?\t3", "Соңы")
    placed = {(row.place.row, row.place.column): row.text for row in found if row.place}

    assert [row.text for row in found if not row.place] == ["Сұрақтар банкі", "Соңы"]
    assert placed[2, 1] == "Мұз неге жүзеді?"
    assert {row.line for row in found} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    "lines",
    [
        (HEAD, "1\tСу деген не?\t2"),
        ("Сұрақ\tБалл", "1\tСу деген не?", "2\tМұз деген не?"),
        (HEAD, "Су\tне?\t2", "Мұз\tне?\t2"),
        ("№", "1\tСу деген не?", "2\tМұз деген не?"),
    ],
)
def test_other_lines_with_tabs_are_left_as_they_are(lines):
    assert read(*lines) == read_rows(lines)
