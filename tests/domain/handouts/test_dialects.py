"""Tests in the forms of test programs, inside handouts: read as tests, never shown as text."""

from typing import Any

import pytest

from lessons.domain.handouts.dialects.finding import take_tests
from lessons.domain.handouts.dialects.found import Told
from lessons.domain.handouts.dialects.registry import DIALECTS
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.registry import read_document
from tests.effort import effort_below

every_dialect = pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
TOLD = (
    Told(text="Елордасы қай қала?", options=[("Алматы", False), ("Астана", True), ("24", False)]),
    Told(
        text="Ең ұзын өзен қайсы?",
        options=[("Ертіс", True), ("Іле", False), ("12", False)],
        number=2,
    ),
)
KEYS = [[1], [0]]
HEAD = "№3 практикалық сабақ: Қазақстан географиясы\nМақсаты: картаны білу.\n"
THEORY = (
    "Теориялық мәлімет\nЕртіс – Қазақстандағы ең ұзын өзен. Ол Қытайдан басталып, Зайсан көліне "
    "құяды да, одан әрі Обь өзеніне қосылады.\n"
)


def written(dialect, told=TOLD) -> str:
    return "\n\n".join("\n".join(dialect.write(test)) for test in told) + "\n"


def read(text: str) -> dict[str, Any]:
    return to_json(read_document("class.txt", text.encode()))


def codes(document: dict[str, Any]) -> list[str]:
    return [warning["code"] for warning in document["warnings"]]


def shown(document: dict[str, Any]) -> str:
    """What students read beside the questions themselves."""
    return "\n".join(
        part["heading"] + part["text"] for lesson in document["lessons"] for part in lesson["body"]
    )


@every_dialect
def test_a_document_of_nothing_but_tests_is_a_lesson_of_tests(dialect):
    found = read(f"География пәнінен тест\n\n{written(dialect)}")
    (lesson,) = found["lessons"]
    assert found["verdict"] == "ok"
    assert lesson["title"] == "География пәнінен тест"
    assert [test["correct"] for test in lesson["tests"]] == KEYS
    assert all(test["key_confirmed"] for test in lesson["tests"])
    assert lesson["tests"][0]["stem"] == "Елордасы қай қала?"
    assert lesson["tests"][0]["options"] == ["Алматы", "Астана", "24"]
    assert lesson["body"] == []


@every_dialect
def test_tests_stand_inside_a_handout(dialect):
    found = read(f"{HEAD}{THEORY}Тест тапсырмалары\n\n{written(dialect)}")
    (lesson,) = found["lessons"]
    assert lesson["title"] == "Қазақстан географиясы"
    assert "Зайсан" in shown(found)
    assert [test["correct"] for test in lesson["tests"]] == KEYS
    assert "Алматы" not in shown(found)
    assert "key-missing" not in codes(found)


@every_dialect
def test_tests_of_several_lessons_go_to_their_own(dialect):
    first, second = (written(dialect, [one, one]) for one in TOLD)
    text = f"{HEAD}{THEORY}\n{first}\n№4 практикалық сабақ: Көлдер\nМақсаты: көлдер.\n{THEORY}\n"
    found = read(f"{text}{second}")
    stems = [[test["stem"] for test in lesson["tests"]] for lesson in found["lessons"]]
    assert stems == [["Елордасы қай қала?"] * 2, ["Ең ұзын өзен қайсы?"] * 2]


@every_dialect
def test_a_level_above_a_run_is_the_level_of_its_tests(dialect):
    found = read_document("class.txt", f"{HEAD}{THEORY}2-деңгей\n\n{written(dialect)}".encode())
    levels = [question.part.level for question in found.lessons[0].questions]
    assert levels == [2, 2]


@pytest.mark.parametrize(
    "text",
    [
        "? Неліктен су қатады\nЖауабы мәтінде.\n- бір тізім\n- екі тізім\n",
        "Формула\n====\nбөлім\n====\n",
        "S: ауданның белгісі, S = ab.\n",
        "* бірінші\n* екінші\n*!маңызды\n",
        "$$$ белгісі бағаны білдіреді.\n",
    ],
)
def test_one_accidental_line_is_no_test(text):
    rows = [Row(number, line) for number, line in enumerate(text.splitlines(), start=1)]
    assert take_tests(rows).tests == ()


def test_the_letter_beside_a_number_of_dollars_is_no_key():
    item = "$$$ {} A\nСұрақ {}?\nA) бір\nB) екі\nC) үш\n"
    found = read("Тест\n\n" + "".join(item.format(n, "абв"[n]) for n in range(3)))
    assert [test["key_confirmed"] for test in found["lessons"][0]["tests"]] == [False] * 3
    assert codes(found).count("key-missing") == 3


@pytest.mark.parametrize(
    "name", ["Дұрыс жауап", "Дурыс жауап", "Правильный ответ", "ОТВЕТ", "Кілт", "Answer"]
)
def test_the_key_of_dollars_has_many_names(name):
    item = "$$$ {}\nСұрақ {}?\nA) бір\nB) екі\nC) үш\n{{{}}}=С\n"
    found = read("Тест\n\n" + "".join(item.format(n, "аб"[n], name) for n in range(2)))
    assert [test["correct"] for test in found["lessons"][0]["tests"]] == [[2], [2]]
    assert all(test["key_confirmed"] for test in found["lessons"][0]["tests"])


@pytest.mark.parametrize(
    "statement",
    [
        "Әр сұрақтың бірінші жауабы дұрыс",
        "Во всех вопросах правильный ответ – первый.",
        "The first option of every question is correct.",
    ],
)
def test_a_document_may_say_that_every_first_option_is_right(statement):
    item = "$$$ {}\nСұрақ {}?\nA) бір\nB) екі\nC) үш\n"
    items = "".join(item.format(n, "абв"[n]) for n in range(3))
    found = read(f"Тест\n{statement}\n\n{items}")
    assert [test["key_confirmed"] for test in found["lessons"][0]["tests"]] == [True] * 3
    assert found["verdict"] == "ok"
    denied = read(f"Тест\nӘр сұрақтың бірінші жауабы дұрыс емес\n\n{items}")
    assert not any(test["key_confirmed"] for test in denied["lessons"][0]["tests"])


@pytest.mark.parametrize(
    ("below", "right"),
    [
        ("Кілт: 1-B, 2-C, 3-A", [1, 2, 0]),
        ("Кілт:\nB C A", [1, 2, 0]),
        ("Кілті: 1B 2C 3A", [1, 2, 0]),
        ("Дұрыс жауаптары:\n1) B 2) C 3) A", [1, 2, 0]),
        ("Кілт:\nB C A D E", None),
        ("Кілт: 1-B, 2-C, 7-A", None),
    ],
)
def test_a_list_below_is_the_key_where_it_fits_every_test(below, right):
    item = "$$$ {}\nСұрақ {}?\nA) бір\nB) екі\nC) үш\n"
    items = "".join(item.format(n, "абв"[n - 1]) for n in range(1, 4))
    found = read(f"Тест\n\n{items}\n{below}\n")
    tests = found["lessons"][0]["tests"]
    if right is None:
        assert not any(test["key_confirmed"] for test in tests)
    else:
        assert [test["correct"] for test in tests] == [[place] for place in right]
        assert all(test["key_confirmed"] for test in tests)
    assert "Кілт" not in shown(found)


def test_a_typed_answer_of_ast_is_a_short_answer():
    items = "".join(f"I:\nS: Өзен {n}?\n+: Ертіс\n+: Іртіш\n\n" for n in "аб")
    document = read_document("class.txt", f"Тест\n\n{items}".encode())
    question = document.lessons[0].questions[0]
    assert question.kind == "short-answer"
    assert list(question.payload["accepted"]) == ["Ертіс", "Іртіш"]


def test_an_item_that_is_not_understood_is_told_and_not_shown():
    items = written(DIALECTS["ast"]) + "\nI: 3\nS: Сәйкестендіріңіз\nL1: Ертіс\nR1: өзен\n"
    found = read(f"{HEAD}{THEORY}\n{items}")
    assert "tests-not-read" in codes(found)
    assert "R1" not in shown(found)


@pytest.mark.parametrize(
    "line",
    [
        "{Дұрыс жауап}=B",
        "ANSWER: B",
        "Эталон ответа: артериальная гипертензия.",
        "Үлгі жауап: артериялық гипертензия.",
        "+: Астана",
        "Елорда {=Астана ~Алматы}",
        "Кілт: 1-B, 2-C, 3-A",
    ],
)
def test_what_looks_like_an_answer_is_held_out_of_a_reading_and_told(line):
    text = "Ертіс – Қазақстандағы ең ұзын өзен. Ол Қытайдан басталады.\n" * 3
    found = read(f"Өзендер туралы\n\n{text}\n{line}\n\n{text}")
    assert line not in shown(found)
    assert line in "\n".join(warning["text"] for warning in found["warnings"])


def test_the_answer_of_a_worked_example_stays_in_the_theory():
    text = "Мысал. Жылдамдықты табыңыз?\nШешуі: v = s / t.\nЖауабы: 25 м/с\n"
    found = read(f"{HEAD}{THEORY}{text}Бақылау сұрақтары\n1. Жылдамдық деген не?\n")
    assert "25 м/с" in shown(found)


@every_dialect
def test_a_long_or_hostile_document_is_read_in_bounded_time(dialect):
    marks = "".join(dialect.write(TOLD[0])) * 10
    rows = [Row(number, marks) for number in range(1, 400)]
    lines = "\n".join(dialect.write(TOLD[0])).split("\n")
    rows += [Row(400 + number, lines[number % len(lines)]) for number in range(20_000)]
    with effort_below(500):
        take_tests(rows)
