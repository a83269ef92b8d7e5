"""Numbered lines of a table that ask nothing: steps to be ticked off, cases beside questions."""

from dataclasses import replace

from lessons.domain.handouts.learnt.form_tables import with_forms
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.tagging import Tagged
from tests.domain.handouts.learnt.lines_of_text import table

HEAD = ("№", "Қадам", "Орындады", "Жартылай", "Орындамады")


def labels(*cells) -> list[Label]:
    found = [Tagged(line, Label.QUESTION, 0.5, asked=0.5) for line in lines_of(table(*cells))]
    return [each.label for each in with_forms(found)]


def test_steps_to_be_ticked_off_ask_nothing():
    assert labels(HEAD, ("", "1. Қолды жуу"), ("", "2. Инені салу"))[-2:] == [Label.OTHER] * 2


def test_statements_beside_yes_and_no_are_judged():
    assert labels(("№", "Тұжырым", "Иә", "Жоқ"), ("", "1. Су – зат."))[-1] is Label.QUESTION


def test_a_case_stands_above_what_is_asked_about_it():
    cells = (("№", "Оқиға", "Сұрақ"), ("", "1. Әкім қаржыны ауыстырды.", "а) Бұл заңды ма?"))

    assert labels(*cells)[-2:] == [Label.ASK_HEAD, Label.QUESTION]


def test_a_case_that_asks_itself_is_asked():
    cells = (("№", "Оқиға", "Сұрақ"), ("", "1. Кім кінәлі?", "а) Бұл заңды ма?"))

    assert labels(*cells)[-2:] == [Label.QUESTION, Label.QUESTION]


def test_outside_of_tables_nothing_changes():
    (line,) = lines_of(table(("1. Қолды жуу",)))
    each = Tagged(replace(line, row=replace(line.row, place=None)), Label.QUESTION, 0.5)

    assert list(with_forms([each])) == [each]
