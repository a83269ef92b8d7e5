"""Items counted in one cell are asked together."""

import pytest

from lessons.domain.handouts.learnt.cell_runs import with_cell_runs
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.lines import Grid, Place, Row


@pytest.mark.parametrize(
    ("text", "column", "surety", "label"),
    [
        ("1. Неге жауын жауады?", 0, 0.5, Label.QUESTION),
        ("1. Неге жауын жауады?", 0, 0.9, Label.OTHER),
        ("1. Неге жауын жауады?", 1, 0.5, Label.OTHER),
        ("1. Сәлемдеседі.", 0, 0.5, Label.OTHER),
        ("Неге жауын жауады?", 0, 0.5, Label.OTHER),
    ],
)
def test_a_doubted_question_goes_with_a_known_one_of_its_cell(text, column, surety, label):
    grid = Grid({}, height=2, width=2)
    rows = [
        Row(line=1, text=text, place=Place(grid, 1, column)),
        Row(line=2, text="2. Бу қайдан келеді?", place=Place(grid, 1, 0)),
    ]
    given = zip(lines_of(rows), ((Label.OTHER, surety), (Label.QUESTION, 0.9)), strict=True)

    assert with_cell_runs([Tagged(line, *told) for line, told in given])[0].label is label
