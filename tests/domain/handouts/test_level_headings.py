"""Which lines open a level of questions, and which level."""

import pytest

from tests.domain.handouts.short_handout import asked, read


@pytest.mark.parametrize(
    ("level_line", "level"),
    [
        ("А деңгейінің сұрақтары", 1),
        ("В деңгейінің сұрақтары", 2),
        ("Вопросы уровня А", 1),
        ("Вопросы уровня С:", 3),
        ("А тобының тапсырмалары", 1),
        ("2-деңгей бойынша тапсырмалар", 2),
        ("І. Оқушылық деңгей:", 1),
        ("1. Бірінші деңгей", 1),
        ("1) 1-деңгей", 1),
        ("2) 2-деңгей", 2),
        ("1. Репродуктивный уровень", 1),
        ("а) 1-деңгей тапсырмалары", 1),
        ("◆ 3-деңгей", 3),
        ("➢ І деңгей", 1),
        ("2-денгей", 2),
        ("Өнімді деңгей", 2),
        ("Негізгі деңгей", 2),
        ("Оңай тапсырмалар", 1),
        ("Орташа тапсырмалар:", 2),
        ("Қиын тапсырмалар", 3),
        ("Сложные задания", 3),
    ],
)
def test_a_line_opens_a_level(level_line, level):
    text = f"Деңгейлік тапсырмалар\n{level_line}\n1. Су деген не?\n2. Бу деген не?\n"

    assert asked(text) == [(f"level-{level}", "Су деген не?"), (f"level-{level}", "Бу деген не?")]


def levels_of(*names: str) -> list[str]:
    blocks = [f"{name}\n1. Судың {place}-қасиетін атаңыз.\n" for place, name in enumerate(names, 1)]
    return [part for part, _ in asked("Деңгейлік тапсырмалар\n" + "".join(blocks))]


@pytest.mark.parametrize(
    "names",
    [
        ("Базовый уровень", "Повышенный уровень", "Высокий уровень"),
        ("Репродуктивті деңгей", "Өнімді деңгей", "Шығармашылық деңгей"),
        ("Бастапқы деңгей", "Негізгі деңгей", "Жоғары деңгей"),
        ("Негізгі деңгей", "Орташа деңгей", "Күрделі деңгей"),
        ("Оңай тапсырмалар", "Орташа тапсырмалар", "Қиын тапсырмалар"),
        ("Начальный уровень", "Средний уровень", "Повышенный уровень"),
        ("★", "★★", "★★★"),
        ("★ деңгей", "★★ деңгей", "★★★ деңгей"),
    ],
)
def test_three_names_are_three_levels(names):
    assert levels_of(*names) == ["level-1", "level-2", "level-3"]


def test_four_names_behind_roman_numbers_end_in_a_fourth_level():
    names = ("Оқушылық", "Алгоритмдік", "Эвристикалық", "Шығармашылық")
    signs = ("І", "ІІ", "ІІІ", "ІV")

    levels = levels_of(
        *(f"{sign}. {name} деңгей:" for sign, name in zip(signs, names, strict=True))
    )

    assert levels == ["level-1", "level-2", "level-3", "level-3"]


@pytest.mark.parametrize(
    "line",
    [
        "1. Жоғары деңгей дамыған елдерге тән.",
        "2) орта деңгей",
        "а) төмен деңгей",
        "А деңгейінің ерекшелігі",
        "Қиын тапсырмалар көп болады.",
    ],
)
def test_a_line_of_theory_or_an_option_opens_no_level(line):
    assert asked(f"{line}\n1-деңгей\n1. Су деген не?\n") == [("level-1", "Су деген не?")]


def test_levels_that_a_theory_lists_by_name_and_number_stay_theory():
    text = "Сананың деңгейлері:\n1. Төмен деңгей\n2. Жоғары деңгей\nОлар байланысты.\n"

    lesson = read(f"{text}БӨЖ: эссе жазыңыз.\n").lessons[0]

    assert [question.text for question in lesson.questions] == ["эссе жазыңыз."]


@pytest.mark.parametrize(
    "names",
    [
        ("Төмен деңгей", "Білімдік деңгей", "Жоғары деңгей"),
        ("Репродуктивті деңгей", "Түсіну деңгейі:", "Шығармашылық деңгей"),
        ("1-деңгей", "Ерекше деңгей", "3-деңгей"),
        ("Базовый уровень", "Особый уровень", "Высокий уровень"),
    ],
)
def test_an_unknown_name_between_two_levels_is_the_one_between(names):
    assert levels_of(*names) == ["level-1", "level-2", "level-3"]


def test_an_unknown_name_is_no_level_where_none_is_left_out():
    assert levels_of("1-деңгей", "Ерекше деңгей", "2-деңгей") == ["level-1", "level-1", "level-2"]
