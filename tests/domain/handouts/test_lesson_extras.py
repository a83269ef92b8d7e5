"""Literature, glossaries, hours and plans of a handout, and how its tasks are to be done."""

import pytest

from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.detail_lines import split_task_details
from lessons.domain.handouts.document import ReadLesson
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.registry import read_document
from lessons.domain.parts import Part

HEAD = "№4 тәжірибелік сабақ: Су\nМақсаты: суды білу.\n"
ASKED = "1-деңгей\nСу деген не?\n"
RUSSIAN = "Практическое занятие № 4. Вода\nЦель: знать воду.\n"


def read(text: str) -> ReadLesson:
    [lesson] = read_document("text.txt", text.encode()).lessons
    return lesson


def tasks_of(lesson: ReadLesson) -> list[tuple[str, dict[str, str]]]:
    return [(each.text, dict(each.details)) for each in lesson.questions if each.part.is_task]


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Әдебиеттер:", "Серіков А. Су. Алматы, 2018.", "Көл туралы. – Астана: Фолиант, 2020."),
        ("Список литературы", "Иванов И. Реки. М., 2005.", "Вода и мы. СПб., 2011. 210 с."),
        ("References", "Smith J. Rivers. London, 2001.", "https://example.org/water"),
    ],
)
def test_literature_becomes_sources_without_its_numbers(heading, first, second):
    lesson = read(f"{HEAD}{ASKED}БӨЖ: Эссе жазу.\n{heading}\n1. {first}\n2. {second}\n")

    assert lesson.sources == (first, second)
    assert tasks_of(lesson) == [("Эссе жазу.", {})]


def test_terms_with_their_meanings_become_a_glossary():
    lesson = read(f"{HEAD}Тірек ұғымдар:\n1. Нота – ресми хат.\n2. Елші: өкіл адам.\n{ASKED}")

    assert [(term.kk, term.meaning) for term in lesson.terms] == [
        ("Нота", "ресми хат."),
        ("Елші", "өкіл адам."),
    ]
    assert "key-words" not in lesson.details


def test_terms_of_a_russian_lesson_have_russian_names():
    lesson = read(
        f"{RUSSIAN}Глоссарий:\nНота – официальное письмо.\nПосол – представитель.\n{ASKED}"
    )

    assert [term.ru or term.kk for term in lesson.terms] == ["Нота", "Посол"]


@pytest.mark.parametrize("heading", ["Тірек сөздер", "Ключевые слова", "Keywords"])
def test_a_bare_list_of_words_is_no_glossary_and_kept(heading):
    lesson = read(f"{HEAD}{heading}: су, мұз, бу\n{ASKED}")

    assert lesson.terms == ()
    assert lesson.details == {"key-words": "су, мұз, бу"}


def test_a_meaning_longer_than_a_glossary_holds_stays_in_the_text():
    meaning = "ұзақ түсіндірме " * 50
    lesson = read(f"{HEAD}Тірек ұғымдар:\n1. Нота – {meaning}\n2. Елші – өкіл.\n{ASKED}")

    told = " ".join(
        [*(part.text for part in lesson.body), *(each.meaning for each in lesson.terms)]
    )
    assert "ұзақ түсіндірме" in told


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("Тапсыру мерзімі: 7-апта", "deadline", "7-апта"),
        ("Мерзімі: 5 мамыр", "deadline", "5 мамыр"),
        ("Срок сдачи: 5 мая", "deadline", "5 мая"),
        ("Deadline: 5 May", "deadline", "5 May"),
        ("Көлемі: 2–3 бет", "volume", "2–3 бет"),
        ("Объём: 3 страницы", "volume", "3 страницы"),
        ("Есеп беру түрі: баяндама", "form", "баяндама"),
        ("Форма отчётности: доклад", "form", "доклад"),
        ("Бағалау критерийлері: мазмұны, тілі", "criteria", "мазмұны, тілі"),
        ("Критерии оценивания: полнота", "criteria", "полнота"),
    ],
)
def test_how_a_task_is_to_be_done_is_a_field_of_the_task(line, kind, text):
    lesson = read(f"{HEAD}{ASKED}БӨЖ: Су туралы эссе жазу.\n{line}\n")

    assert tasks_of(lesson) == [("Су туралы эссе жазу.", {kind: text})]


def test_a_detail_without_a_task_above_it_is_not_lost():
    document = read_document("a.txt", f"{HEAD}{ASKED}БӨЖ:\nКөлемі: 2 бет\n".encode())
    asked = [question.text for question in document.lessons[0].questions]

    assert any("2 бет" in text for text in [*asked, *(note.text for note in document.warnings)])


def test_criteria_are_a_list_and_belong_to_all_tasks_above():
    lesson = read(
        f"{HEAD}{ASKED}БӨЖ тапсырмалары:\n1. Эссе жазу.\n2. Сызба сызу.\n"
        "Бағалау критерийлері:\n– мазмұны – 5 балл\n– тілі – 5 балл\n"
    )

    criteria = {"criteria": "– мазмұны – 5 балл\n– тілі – 5 балл"}
    assert tasks_of(lesson) == [("Эссе жазу.", criteria), ("Сызба сызу.", criteria)]


def test_the_hours_and_the_plan_are_kept():
    lesson = read(f"{HEAD}Сағат саны: 2\nЖоспары:\n1. Бұлт\n2. Жауын\n{ASKED}")

    assert lesson.details == {"hours": "2", "plan": "1. Бұлт\n2. Жауын"}


def test_outcomes_of_several_lines_stay_lines():
    lesson = read(f"{HEAD}Күтілетін нәтижелер:\n1. суды біледі;\n2. мұзды таниды.\n{ASKED}")

    assert len(lesson.outcomes.splitlines()) == 2


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("1-деңгей\nСу деген не? (5 балл)\n", 5),
        ("1-деңгей – 4 балл\nСу деген не?\n", 4),
        ("1 уровень\nЧто такое вода? (3 балла)\n", 3),
        ("Level 1\nWhat is water? [2 points]\n", 2),
    ],
)
def test_points_behind_a_question_or_its_level_are_its_points(text, points):
    [question] = read(f"{HEAD}{text}").questions

    assert question.points == points
    assert str(points) not in question.text


def test_points_behind_the_stem_of_a_test_are_its_points():
    lesson = read(
        f"{HEAD}Тест\n1. Су – ол (2 балл)\nA) сұйық\nB) тас\nC) ағаш\n"
        "2. Мұз – ол (3 балл)\nA) бу\nB) қатты су\nC) тас\nЖауаптары: 1A, 2B\n"
    )

    assert [(each.text, each.points) for each in lesson.questions] == [
        ("Су – ол", 2),
        ("Мұз – ол", 3),
    ]


def test_points_of_a_task_are_counted_and_its_text_stays_the_authors_own():
    [_, task] = read(f"{HEAD}{ASKED}БӨЖ: Картаны сызу. (10 балл)\n").questions

    assert (task.points, task.part) == (10, Part.INDEPENDENT)


def test_work_done_in_the_class_is_a_question_without_a_level():
    lesson = read(
        f"{HEAD}Сабақта орындалатын тапсырмалар:\n1. Картаны бояңыз.\n2. Сызба сызыңыз.\n"
    )

    assert [(each.is_class_work, each.is_level_given) for each in lesson.questions] == [
        (True, False),
        (True, False),
    ]


def test_every_line_that_is_kept_elsewhere_has_its_place():
    text = (
        f"{HEAD}Сағат саны: 2\n{ASKED}БӨЖ: Эссе жазу.\nКөлемі: 2 бет\nӘдебиеттер:\n1. Су. 2018.\n"
    )
    lesson = read(text)
    spans = [*lesson.spans.values(), *(each.span for each in lesson.questions if each.span)]
    lines = {line for span in spans for line in range(span.first, span.last + 1)}

    assert {3, 7, 9} <= lines


def test_a_long_paragraph_is_not_divided_where_it_has_an_own_heading_and_is_short():
    rows = (Row(1, "Өзен", heading=1), Row(2, "Өзен ағады. " * 20))
    document = compose("a.docx", Extracted(lines=tuple(row.text for row in rows), rows=rows))

    assert len(document.lessons[0].body) == 1


@pytest.mark.parametrize(
    ("text", "task", "details"),
    [
        ("Эссе жазу. Көлемі – 2 бет.", "Эссе жазу.", {"volume": "2 бет"}),
        (
            "Описать урок. Срок – 5 неделя. Объём: 2 страницы.",
            "Описать урок.",
            {"deadline": "5 неделя", "volume": "2 страницы"},
        ),
        ("One detail, 1:20 (week 5)", "One detail, 1:20", {"week": "week 5"}),
        (
            "Fill in a form. Due before session 9.",
            "Fill in a form.",
            {"deadline": "before session 9"},
        ),
        ("Сызба салу. Мысал келтіру.", "Сызба салу. Мысал келтіру.", {}),
        ("Көлемі – 2 бет.", "Көлемі – 2 бет.", {}),
    ],
)
def test_sentences_behind_a_task_that_tell_its_form_are_none_of_it(text, task, details):
    assert split_task_details(text) == (task, details)
