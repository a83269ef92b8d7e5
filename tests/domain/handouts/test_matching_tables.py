"""Tables to be matched, with and without the author's key."""

import pytest

from lessons.domain.content.parsing import parse
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.joining import Joiner
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.segmenting import segment
from lessons.domain.handouts.learnt.shown_lists import with_shown_lists
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.lesson_reader import LessonReader
from lessons.domain.handouts.matching_tables import read_pairs
from tests.domain.handouts.learnt.lines_of_text import rows, table

HALVES = (("1) сын есім", "А) қимыл"), ("2) сан есім", "Ә) рет"), ("3) етістік", "Б) түс"))
KEY = "Жауабы: 1-Б, 2-Ә, 3-А"


def pairs(*cells):
    return read_pairs(table(*cells))


def read(*below: tuple[Label, str], cells=HALVES, label=Label.OTHER):
    """A lesson of one heading, the table and what stands below it."""
    given = [
        (Label.TITLE, rows("Сөз таптары")[0]),
        (label, rows("Сәйкестендіріңіз")[0]),
        *((Label.OTHER, row) for row in table(*cells)),
        *((label, rows(text)[0]) for label, text in below),
    ]
    tagged = [Tagged(lines_of([row])[0], label, 0.9) for label, row in given]
    (blocks,) = segment(with_shown_lists(tagged))
    reader = LessonReader(blocks, Joiner(()))
    return reader.read(), {doubt.code for doubt in reader.doubts}


@pytest.mark.parametrize("label", [Label.OTHER, Label.QUESTION, Label.ASK_HEAD])
def test_a_key_below_the_table_matches_its_halves(label):
    lesson, codes = read((Label.KEY, KEY), label=label)
    (question,) = lesson.questions

    assert (question.kind, question.text) == ("matching", "Сәйкестендіріңіз")
    assert parse(question).definition.correct == ("m2", "m1", "m0")
    assert question.is_key_confirmed
    assert Code.KEY_MISSING not in codes


@pytest.mark.parametrize("key", [(), ((Label.KEY, "Жауабы: 1-Б, 2-Ә"),)])
def test_without_a_whole_key_it_is_asked_about(key):
    lesson, codes = read(*key)

    assert not lesson.questions[0].is_key_confirmed
    assert Code.KEY_MISSING in codes


def test_a_table_without_numbers_and_letters_stays_text():
    lesson, _ = read(cells=[("сын есім", "түс"), ("етістік", "қимыл")])

    assert lesson.questions == ()


def test_a_head_on_top_is_passed_over():
    found = pairs(("Ұғым", "Анықтама"), *HALVES)

    assert found is not None
    assert found.items[0] == (1, "сын есім")


def test_both_halves_may_stand_in_one_cell():
    found = pairs(("1 prove – a seem",), ("2 be – b support",))

    assert found is not None
    assert found.matches == (("a", "seem"), ("b", "support"))


@pytest.mark.parametrize(
    "cells",
    [
        [("1) сын есім", "А) қимыл")],
        [*HALVES, ("4) үстеу", "")],
        [*HALVES, ("3) үстеу", "В) амал")],
        [*HALVES, ("4) үстеу", "Ә) амал")],
        [*HALVES, ("үстеу", "В) амал")],
        [(f"{n}) сөз", f"{letter}) мағына") for n, letter in enumerate("АӘБВГҒДЕЖЗИЙКҚ", 1)],
    ],
)
def test_what_has_no_match_twice_one_mark_or_too_many_is_none(cells):
    assert pairs(*cells) is None
