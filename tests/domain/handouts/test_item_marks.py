"""What stands before a question or task and is no part of it."""

import pytest

from lessons.domain.handouts.item_marks import Kind, find_mark
from tests.domain.handouts.short_handout import asked, read

NUMBERED = [
    "1. ",
    "1) ",
    "1 ) ",
    "№1. ",
    "№1 ",
    "1- ",
    "1 – ",
    "1/ ",
    "1: ",
    "[1] ",
    "(1) ",
    "1 ",
    "1-сұрақ. ",
    "1-ші сұрақ: ",
    "Сұрақ 1. ",
    "Сұрақ №1: ",
    "1-тапсырма. ",
    "Тапсырма №1. ",
    "Задание 1. ",
    "Вопрос 1. ",
    "Вопрос № 1 ",
    "Q1. ",
    "Question 1: ",
    "1-тапсырма (жұппен). ",
]
LETTERED = [("а) ", "ә) "), ("а) ", "б) "), ("a) ", "b) "), ("а. ", "б. "), ("I. ", "II. ")]
BULLETS = ["· ", "➢ ", "✓ ", "◆ ", "o ", "§ ", "> ", "\uf0b7 ", "\uf0d8"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        *((mark, mark.replace("1", "2")) for mark in NUMBERED),
        *LETTERED,
        *((mark, mark) for mark in BULLETS),
    ],
)
def test_the_mark_of_an_item_is_no_part_of_its_text(first, second):
    found = asked(f"1-деңгей\n{first}Су деген не?\n{second}Бу деген не?\n")

    assert found == [("level-1", "Су деген не?"), ("level-1", "Бу деген не?")]


@pytest.mark.parametrize(
    "first", ["1. 1993 жылғы", "1) 2 және 3", "- 20 градустағы", "№1. 4, 6, 8"]
)
def test_a_digit_may_follow_the_mark(first):
    found = asked(f"2-деңгей\n{first} мәндерді салыстырыңыз.\n")

    text = first.split(" ", 1)[1]
    assert found == [("level-2", f"{text} мәндерді салыстырыңыз.")]


@pytest.mark.parametrize(
    "text",
    [
        "Мыналарды салыстырыңыз:\nа) су\nә) бу",
        "Мыналарды салыстырыңыз:\na) су\nb) бу",
        "Мыналарды салыстырыңыз:\nI. су\nII. бу",
    ],
)
def test_letters_under_a_numbered_question_are_part_of_it(text):
    found = asked(f"1-деңгей\n1. {text}\n2. Мұз деген не?\n")

    assert found == [("level-1", " ".join(text.split("\n"))), ("level-1", "Мұз деген не?")]


@pytest.mark.parametrize("text", ["5 Су және бу.", "А. Маслоу кім?", "I. Кеплер кім?", "1 кг су?"])
def test_what_does_not_count_on_is_part_of_the_text(text):
    assert asked(f"1-деңгей\n{text}\n") == [("level-1", text)]


def test_a_single_letter_with_a_bracket_on_the_first_row_is_a_mark():
    assert asked("2-деңгей\nа) Суды сипаттаңыз.\n") == [("level-2", "Суды сипаттаңыз.")]


def test_a_number_on_a_line_of_its_own_belongs_to_the_text_below():
    found = asked("1-деңгей\n1-сұрақ.\nСу деген не?\n2-сұрақ.\nБу деген не?\n")

    assert found == [("level-1", "Су деген не?"), ("level-1", "Бу деген не?")]


def test_the_next_number_may_stand_behind_the_end_of_a_wrapped_item():
    found = asked(
        "ОБӨЖ тапсырмалары: 1. Судың айналымын бес кезеңге бөліп, әрқайсысын мысалмен\n"
        "түсіндіру. 2. Жағдаяттық есеп шығару.\n"
    )

    texts = [text for _, text in found]
    assert texts[0].endswith("мысалмен түсіндіру.")
    assert texts[1:] == ["Жағдаяттық есеп шығару."]


def test_letters_under_a_question_without_a_number_are_part_of_it():
    found = asked("1-деңгей\nСу мен буды салыстырыңыз:\nа) құрамы\nә) күйі\nМұз деген не?\n")

    assert [text for _, text in found] == [
        "Су мен буды салыстырыңыз: а) құрамы ә) күйі",
        "Мұз деген не?",
    ]


def test_a_week_of_the_plan_is_no_task():
    document = read("БӨЖ: эссе жазу.\n6-апта\n№5 практикалық сабақ\nТақырыбы: Бу\nБӨЖ: жоба.\n")

    assert [question.text for question in document.lessons[0].questions] == ["эссе жазу."]
    assert "6-апта" in [note.text for note in document.warnings if note.code == "not-used"]


@pytest.mark.parametrize(("text", "number"), [("VIII. Су", 8), ("IX. Су", 9), ("XIV) Су", 14)])
def test_roman_numbers_count_beyond_eight(text, number):
    mark = find_mark(text, Kind.ROMAN)

    assert mark is not None
    assert (mark.number, mark.rest) == (number, "Су")


def test_the_sign_of_a_paragraph_of_a_book_stays():
    assert find_mark("§ 24 оқу", Kind.BULLET) is None
    assert find_mark("§ Су деген не?", Kind.BULLET) is not None
