"""Rows that nobody would write are read in steps in proportion to them, and raise nothing."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.learnt.reading import read_learnt
from lessons.domain.handouts.lines import Row, read_rows
from tests.domain.handouts.learnt.lines_of_text import rows, table
from tests.effort import effort_below
from tests.properties import examples

OFTEN: dict[str, Callable[[int], Sequence[Row]]] = {
    "questions": lambda n: rows(*(f"{i}. Су {i} деген не?" for i in range(1, n + 1))),
    "tests": lambda n: rows(*(["1. Су не?", "A) бу", "B) мұз", "C) қар"] * (n // 4))),
    "keys": lambda n: rows(*(["1. Су не?", "A) бу", "B) мұз", "Кілт: 1-A, 2-B"] * (n // 4))),
    "answers": lambda n: rows(*(["1. Су не?", "Эталон жауап:", "сұйық"] * (n // 3))),
    "headings": lambda n: rows(*(["№1 сабақ", "Мақсаты:", "1-деңгей", "СӨЖ: эссе"] * (n // 4))),
    "bullets": lambda n: rows(*(["– Су деген не?"] * n)),
    "marks": lambda n: rows(*(["A) а", "1. б", "– в", "І. г", "а) д"] * (n // 5))),
    "table": lambda n: table(
        ["№", "Сұрақ", "Деңгей", "Балл"],
        *([f"{i}", f"Су {i} деген не?", str(i % 3 + 1), "5"] for i in range(n // 4)),
    ),
}
LONG = 40_000
LINES = {
    "sentences": "Су деген не? " * (LONG // 13),
    "one word": "су" * (LONG // 2),
    "digits": "1 " * (LONG // 2),
    "brackets": "1. " + "(" * LONG,
    "dashes": "1. " + "а - " * (LONG // 4),
    "stops": "1. " + "а. " * (LONG // 3),
    "questions": " ".join(f"{i}. Су?" for i in range(1, LONG // 10)),
    "letters": "Кілт: 1-A, 2-B " * (LONG // 15),
    "keys": "Жауаптары: " + " ".join(f"{i}-A" for i in range(LONG // 8)),
    "words": "Дұрыс жауаптары: " + " ".join(f"{i}. су" for i in range(1, LONG // 10)),
    "scopes": "1-нұсқа: 1-A; " * (LONG // 14),
    "endings": "1. у" + "!у" * (LONG // 2),
    "gaps": "Су ____ " * (LONG // 8),
}
PIECES = st.sampled_from(
    (
        *("1.", "2)", "A)", "б)", "–", "№4", "1-деңгей", "(5 балл)", "Жауабы:", "Кілт: 1-A, 2-B"),
        *("Су деген не?", "Мақсаты:", "СӨЖ:", "бу", "«4» бағасына", "|", "$$$", "+", "*", "___"),
    )
)


def calls_of(read: Callable[[], object]) -> int:
    """How many functions of Python are called: the machine's speed does not count."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read()
    finally:
        sys.setprofile(before)
    return calls


def whole(given: Sequence[Row]) -> object:
    lines = tuple(row.text for row in given)
    try:
        return compose("a.txt", Extracted(lines=lines, rows=tuple(given)))
    except DocumentError as error:
        return error.code


@pytest.mark.parametrize("name", OFTEN)
def test_twice_as_many_rows_take_about_twice_as_many_steps(name):
    few, many = OFTEN[name](200), OFTEN[name](400)
    whole(few)  # What is made once and kept.

    assert calls_of(lambda: whole(many)) < 2.6 * calls_of(lambda: whole(few))


def test_lines_of_all_kinds_together_are_read():
    given = [row for make in OFTEN.values() for row in make(150)]

    assert whole([replace(row, line=line) for line, row in enumerate(given, 1)])


@pytest.mark.parametrize("name", LINES)
def test_a_line_of_forty_thousand_characters_is_read(name):
    """A pattern that tries each beginning with each end would take hours; the list of questions
    took 600 yardsticks when each of them was looked through for the whole line."""
    with effort_below(150):
        assert whole(read_rows([LINES[name], "1. Су деген не?", "2. Мұз деген не?"]))


@examples(50)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=5).map(" ".join), max_size=25))
def test_any_lines_are_read_and_what_is_asked_is_there(texts):
    found = read_learnt(rows(*texts))

    assert set(found.asked) <= set(range(1, len(texts) + 1))
    for lesson in found.handout.lessons if found.handout else ():
        assert all(question.text.strip() for question in lesson.questions)
