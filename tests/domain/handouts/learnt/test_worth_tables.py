"""What a table gives a level or points to is asked, where the models saw nothing in it."""

import pytest

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import Line
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.worth_tables import with_worth_tables
from tests.domain.handouts.learnt.lines_of_text import table

ROWS = [["1", "Үлкен санды тап", "жеңіл"], ["2", "Массивті сұрыпта", "қиын"]]


def asked(*cells: list[str], label: Label = Label.OTHER) -> list[str]:
    given = [Tagged(Line(row), label, 0.5) for row in table(*cells)]
    return [each.line.row.text for each in with_worth_tables(given) if each.asked]


@pytest.mark.parametrize("head", ["Күрделілігі", "Балл"])
def test_below_a_head_of_exercises_and_their_worth(head):
    assert asked(["№", "Тапсырма", head], *ROWS) == ["Үлкен санды тап", "Массивті сұрыпта"]


@pytest.mark.parametrize(
    "head", [["№", "Тапсырма", "Апта"], ["№", "Атауы", "Балл"], ["Тапсырма", "Критерий", "Балл"]]
)
def test_of_other_columns_nothing_is_known(head):
    assert asked(head, *ROWS) == []


def test_what_the_models_found_stays():
    assert asked(["№", "Тапсырма", "Балл"], *ROWS, label=Label.TASK) == []
