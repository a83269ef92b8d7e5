"""Statements to be called true or false: found by their heading or by the choice behind them."""

import pytest

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.statements import Statement, find_statement_to_judge
from tests.domain.handouts.short_handout import read

HEADING = "Дұрыс па, бұрыс па?"


@pytest.mark.parametrize(
    ("text", "heading", "answer", "found"),
    [
        ("Су – зат. ____", HEADING, "", Statement("Су – зат.")),
        ("Ice sinks. T / F", "", "", Statement("Ice sinks.")),
        ("Мұз жүзеді (Д/Б)", "", "", Statement("Мұз жүзеді")),
        ("Ice sinks. (F)", "True or false?", "", Statement("Ice sinks.", is_true=False)),
        ("Мұз жүзеді.", HEADING, "дұрыс", Statement("Мұз жүзеді.", is_true=True)),
        ("Мұз неге жүзеді?", HEADING, "", None),
        ("Мұз жүзеді.", HEADING, "Тығыздығы аз.", None),
        ("Мұз ____ жүзеді.", "Бақылау сұрақтары", "", None),
        ("Жылдамдықты табыңыз, км/сағ", "", "", None),
    ],
)
def test_a_statement_is_told_from_what_is_asked(text, heading, answer, found):
    assert find_statement_to_judge(text, heading, answer) == found


def test_a_statement_without_a_key_is_asked_about():
    document = read("1-деңгей\n1. Су деген не?\n2. Мұз батады. (Д/Б)\n3. Су – зат. (Д/Б)\n")
    asked = document.lessons[0].questions

    assert [(each.kind, each.text) for each in asked[1:]] == [
        ("true-false", "Мұз батады."),
        ("true-false", "Су – зат."),
    ]
    assert not any(each.is_key_confirmed for each in asked[1:])
    assert [each.code for each in document.warnings].count(Code.KEY_MISSING) == 2
