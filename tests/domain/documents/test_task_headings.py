"""Headings of independent work: which lines are, which are sentences, and what stands in them."""

import pytest

from lessons.domain.documents.headings import find_heading
from tests.domain.documents.test_handout_layout import HEAD, asked, read_one

ASKED = f"{HEAD}Деңгейлік тапсырмалар\n3-деңгей\n1. Су деген не?\n"

GUIDED = (
    "ОБӨЖ-8",
    "5-СОӨЖ",
    "№5 СОӨЖ тапсырмасы",
    "8-ОБӨЖ тапсырмасы",
    "СРСП-5",
    "СРСП №5.",
    "СОӨЖ/СӨЖ бойынша тапсырмалар",
    "СОӨЖ үшін тапсырмалар",
    "СОӨЖ-ге тапсырма",
    "СОӨЖ мазмұны:",
    "СОӨЖ жоспары:",
    "Тапсырма (СОӨЖ):",
    "Тапсырмалар (СОӨЖ)",
    "Задание на СРСП №5",
    "Тематика заданий СРСП",
    "Содержание СРСП",
    "Вопросы для самоконтроля на СРСП:",
    "Задания для самостоятельной работы студентов под руководством преподавателя (СРСП)",
    "Оқытушының басшылығымен орындалатын білім алушының өзіндік жұмысы (ОБӨЖ):",
    "Студенттің оқытушы жетекшілігімен орындайтын өзіндік жұмысы (СОӨЖ)",
    "БОӨЖ тапсырмалары",
    "ОЖСӨЖ:",
    "ОӨЖ",
)
INDEPENDENT = (
    "БӨЖ-8",
    "СРС-5",
    "СӨЖ-ге берілетін тапсырмалар",
    "БӨЖ тапсырмаларының тақырыптары",
    "СӨЖ рефераттарының тақырыптары",
    "Реферат тақырыптары (СӨЖ)",
    "Үйге тапсырма (СӨЖ)",
    "Темы рефератов (СРС)",
    "Задания для самостоятельной работы студентов (СРС)",
    "Білім алушының өзіндік жұмысына (БӨЖ) арналған тапсырмалар:",
    "БӨЖ тапсырмалары (тапсыру мерзімі – 6-апта):",
)


@pytest.mark.parametrize(
    ("heading", "part"),
    [*((line, "guided") for line in GUIDED), *((line, "independent") for line in INDEPENDENT)],
)
def test_a_task_heading_ends_the_question_above_it(heading, part):
    assert asked(f"{ASKED}{heading}\nСызба салу.\n") == [
        ("level-3", "Су деген не?"),
        (part, "Сызба салу."),
    ]


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("Задания для самостоятельной работы", "Самостоятельная работа"),
        ("Өзіндік жұмысқа арналған тапсырмалар", "Өзіндік жұмыс"),
        ("Студенттің өзіндік жұмысына арналған тапсырмалар", "Студенттің өзіндік жұмысы"),
        ("Темы рефератов (СРС)", "СРС"),
    ],
)
def test_the_label_of_a_task_stands_in_the_nominative(heading, label):
    assert read_one(f"{ASKED}{heading}\nСызба салу.\n").questions[-1].label == label


@pytest.mark.parametrize("heading", ["СӨЖ –", "СӨЖ тапсырмасы —", "ОБӨЖ-8:", "СРС по теме:"])
def test_the_task_may_stand_on_the_line_of_its_heading(heading):
    assert asked(f"{ASKED}{heading} эссе жазу.\n")[-1][1] == "эссе жазу."


def test_a_definition_in_theory_is_no_task():
    text = f"{HEAD}СӨЖ – студенттің өзіндік жұмысы.\n1-деңгей\nСу деген не?\n"

    assert asked(text) == [("level-1", "Су деген не?")]


@pytest.mark.parametrize(
    "line",
    [
        "Студенттің өзіндік жұмысы оқу үдерісінің бөлігі.",
        "СӨЖ тапсырмасы студенттің білім деңгейін көрсетеді.",
        "Тапсырмалар мен СӨЖ туралы ереже бар.",
        "Тапсырма беру – мұғалімнің міндеті.",
        "Самостоятельная работа студентов важна.",
        "СӨЖ 2020 жылы енгізілді.",
    ],
)
def test_a_sentence_about_tasks_is_no_heading(line):
    assert find_heading(line) is None
