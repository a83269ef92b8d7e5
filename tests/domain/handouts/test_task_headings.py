"""Headings of independent work: which lines are, which are sentences, and what stands in them."""

import pytest

from lessons.domain.handouts.headings import find_heading
from tests.domain.handouts.test_handout_layout import HEAD, asked, read, read_one

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
    "Оқытушымен бірге орындалатын жұмыс (ОБӨЖ):",
    "Работа с преподавателем (СРОП)",
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
    "Аудиториядан тыс жұмыс (БӨЖ):",
    "Домашняя работа (СРО)",
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
        ("Задания для самостоятельной работы", "самостоятельной работы"),
        ("Өзіндік жұмысқа арналған тапсырмалар", "Өзіндік жұмысқа"),
        ("Студенттің өзіндік жұмысына арналған тапсырмалар", "Студенттің өзіндік жұмысына"),
        ("Темы рефератов (СРС)", "СРС"),
    ],
)
def test_the_label_of_a_task_is_found_among_the_other_words(heading, label):
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


@pytest.mark.parametrize("word", ["Тапсырмалар:", "Тапсырма", "Задание:"])
def test_the_topic_above_a_list_of_tasks_is_told_and_no_task(word):
    text = f"{ASKED}ОБӨЖ №8\nТақырыбы: Өзен\n{word}\n1) Сызба салу.\n2) Эссе жазу.\n"

    assert asked(text)[1:] == [("guided", "Сызба салу."), ("guided", "Эссе жазу.")]
    assert "Тақырыбы: Өзен" in [note.text for note in read(text).warnings]


def test_a_topic_and_its_single_task_are_one():
    text = f"{ASKED}СРСП\nТема: Инфляция.\nЗадание: подготовить доклад.\n"

    assert asked(text)[1:] == [("guided", "Тема: Инфляция. Задание: подготовить доклад.")]


def test_a_bare_word_right_under_a_task_heading_is_no_part_of_the_task():
    assert asked(f"{ASKED}БӨЖ\nТапсырма: сызба салу.\n")[-1] == ("independent", "сызба салу.")


def test_tasks_of_levels_may_follow_a_task():
    text = f"{HEAD}БӨЖ: эссе жазу.\nТапсырмалар:\n1-деңгей\n1. Су деген не?\n"

    assert asked(text) == [("independent", "эссе жазу."), ("level-1", "Су деген не?")]


def test_two_tasks_may_share_a_line():
    text = f"{ASKED}ОБӨЖ: 1. Сызба салу. 2. Есеп шығару. БӨЖ: эссе жазу.\n"

    assert asked(text)[1:] == [
        ("guided", "Сызба салу."),
        ("guided", "Есеп шығару."),
        ("independent", "эссе жазу."),
    ]


def test_a_label_explained_in_theory_divides_no_line():
    text = f"{HEAD}Оқудың түрлері бар. СӨЖ: студенттің жұмысы.\n1-деңгей\nСу деген не?\n"

    assert asked(text) == [("level-1", "Су деген не?")]


@pytest.mark.parametrize(
    "line",
    [
        "Отчёт должен содержать:",
        "Қорытынды: су – өмір көзі.",
        "Бағалау: 10 балл.",
        "Бағалау шкаласы",
        "Мерзімі: 6-апта.",
        "Тапсыру уақыты: дүйсенбі.",
        "Есеп беру формасы: жазбаша.",
        "Құрастырған: А. Асанов",
        "Кафедра меңгерушісі:",
        "Баға: ____",
        "Қолы ____",
        "Негізгі:",
        "Қосымша:",
        "Оқу құралдары:",
        "Дереккөздер:",
        "Интернет көздері:",
    ],
)
def test_what_follows_the_tasks_is_told_and_no_task(line):
    text = f"{ASKED}СӨЖ тапсырмалары: эссе жазу.\n{line}\n1. Иванов И. Реки.\n"

    assert asked(text)[1:] == [("independent", "эссе жазу.")]
    [lesson] = read(text).lessons
    told = [*lesson.sources, *(note.text for note in read(text).warnings)]
    assert any("Иванов" in each for each in told)


def test_a_conclusion_ends_the_questions_too():
    assert asked(f"{ASKED}Қорытынды: су – өмір көзі.\n") == [("level-3", "Су деген не?")]


@pytest.mark.parametrize("line", ["Қорытынды: су – өмір.", "Негізгі: су.", "Бағалау: маңызды."])
def test_such_words_stay_in_the_theory(line):
    lesson = read_one(f"{HEAD}{line}\nБу – газ.\n1-деңгей\nСу деген не?\n")

    assert lesson.body[0].text.endswith(f"{line}\n\nБу – газ.")


def test_the_step_of_judging_in_a_ladder_of_questions_is_no_end():
    assert asked(f"{ASKED}Бағалау: өзенге баға беріңіз.\n")[-1][1].startswith("Су деген не?")


def test_a_compulsory_task_may_stand_first():
    assert asked(f"{ASKED}СӨЖ:\nҚосымша: сызба салу.\n")[-1] == (
        "independent",
        "Қосымша: сызба салу.",
    )


@pytest.mark.parametrize("week", ["6-апта", "№6 апта", "6 неделя", "Апта 6", "6-апта:"])
def test_a_week_above_the_next_class_is_no_task_of_this_one(week):
    text = f"{ASKED}СӨЖ:\nЭссе жазу.\n{week}\n№5 тәжірибелік сабақ: Бу\nБу – газ.\nСӨЖ: сызба.\n"
    first, second = read(text).lessons

    assert [question.text for question in first.questions] == ["Су деген не?", "Эссе жазу."]
    assert second.number == 5
    assert first.details == {}
    told = [second.details.get("week"), *(note.text for note in read(text).warnings)]
    assert week.rstrip(":") in told


def test_tasks_without_questions_are_doubted():
    document = read(f"{HEAD}СӨЖ: эссе жазу.\n")

    assert document.verdict == "warn"
    assert "questions-missing" in [note.code for note in document.warnings]


@pytest.mark.parametrize(
    ("intro", "is_doubted"),
    [
        ("Өзенді сипаттаңыз.\nМысалы:", True),
        ("Өзен не үшін керек?\nТалдау жоспары:", True),
        ("Сұрақтарға жауап беріңіз:", False),
        ("Жазбаша түрде.\nМыналарды салыстырыңыз:", False),
    ],
)
def test_a_question_above_a_list_is_not_lost_in_silence(intro, is_doubted):
    document = read(f"{HEAD}1-деңгей\n{intro}\n1. Су мен бу\n2. Бу мен мұз\n")

    doubted = {"intro-left-out", "read-two-ways"} & {note.code for note in document.warnings}
    assert doubted or not is_doubted


def test_a_sentence_above_a_list_under_a_task_heading_is_doubted_not_lost_in_silence():
    document = read(f"{ASKED}БӨЖ: эссе жазу.\nҚосымша кітаптар мен жинақтар:\n1. Судың сыры.\n")

    asked = [question.text for question in document.lessons[0].questions]
    doubted = {"intro-left-out", "read-two-ways"} & {one.code for one in document.warnings}
    assert "эссе жазу." in asked or doubted
