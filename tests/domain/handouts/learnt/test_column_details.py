"""Cells under a column of forms or dates ask nothing, if another column does."""

import pytest

from lessons.domain.handouts.learnt.column_details import with_column_details
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.tagging import Tagged
from tests.domain.handouts.learnt.lines_of_text import table


def labels(*cells) -> dict[str, tuple[Label, bool]]:
    lines = [line for line in lines_of(table(*cells)) if line.row.place and line.row.place.row]
    read = with_column_details([Tagged(line, Label.TASK, 0.5, is_agreed=False) for line in lines])
    return {each.line.text: (each.label, each.is_agreed) for each in read}


@pytest.mark.parametrize("head", ["Есеп беру нысаны", "Форма отчётности", "Deadline"])
def test_a_form_beside_work_is_none(head):
    found = labels(["Тапсырма", head], ["Салыстыру кестесін жасау", "кесте"])

    assert found["кесте"] == (Label.OTHER, True)
    assert found["Салыстыру кестесін жасау"] == (Label.TASK, False)


def test_where_nothing_else_asks_the_column_stays():
    assert labels(["Форма"], ["Эссе жазу"])["Эссе жазу"] == (Label.TASK, False)


def test_a_question_under_such_a_head_stays():
    text = "Форма деген не?"

    assert labels(["Тапсырма", "Форма"], ["Эссе жазу", text])[text] == (Label.TASK, False)
