"""One field under two headings, and lines of a title page that look like a field."""

import pytest

from lessons.domain.handouts.document import Document, ReadLesson
from lessons.domain.handouts.handout import read_handout
from lessons.domain.handouts.registry import read_document

BODY = "Теориялық бөлім\nСу ағады.\n1-деңгей\n1. Су не?\n"


def read(text: str) -> Document:
    return read_document("class.txt", text.encode())


def read_one(text: str) -> ReadLesson:
    (lesson,) = read(text).lessons
    return lesson


@pytest.mark.parametrize(
    ("head", "methods"),
    [
        ("Оқыту формасы: топтық\nОқыту әдістері: әңгіме, талдау.", "топтық\nәңгіме, талдау."),
        ("Оқыту түрі: топтық\nМақсаты: білу.\nӘдістері: әңгіме.", "топтық\nәңгіме."),
        ("Форма занятия: семинар\nМетоды обучения: беседа.", "семинар\nбеседа."),
        ("Сабақ түрі: практикалық", "практикалық"),
        ("Сабақ түрі: практикалық\nОқыту әдістері: әңгіме, талдау.", "әңгіме, талдау."),
        ("Тип занятия: семинар\nЦель: знать.\nМетоды обучения: беседа.", "беседа."),
        ("Оқыту әдістері / Методы: әңгіме.\nСабақтың түрі: практикалық", "әңгіме."),
    ],
)
def test_two_headings_of_the_methods_are_one_field(head, methods):
    lesson = read_one(f"№3 практикалық сабақ: Су\n{head}\n{BODY}")

    assert lesson.methods == methods
    assert lesson.goal in {"", "білу.", "знать."}


def test_the_kind_of_the_class_is_noted_beside_the_methods():
    document = read(
        f"№3 практикалық сабақ: Су\nМақсаты: білу.\nСабақ түрі: семинар\nӘдістері: әңгіме.\n{BODY}"
    )

    assert [(note.code, note.text) for note in document.warnings] == [("not-used", "семинар")]


@pytest.mark.parametrize("again", ["Нәтижесі: бу түзіледі.", "нәтижесі: бу түзіледі."])
def test_in_the_theory_the_words_of_a_field_are_a_sentence(again):
    lesson = read_one(
        "№3 практикалық сабақ: Су\nКүтілетін нәтиже: біледі.\n"
        f"Теориялық бөлім\nСу ағады.\n{again}\n1-деңгей\n1. Су не?\n"
    )

    assert lesson.outcomes == "біледі."
    assert "бу түзіледі." in lesson.body[0].text


@pytest.mark.parametrize(
    "page",
    [
        "ӘДІСТЕМЕЛІК НҰСҚАУ\nОрал, 2024",
        "Әдістемелік нұсқаулар\nОрал, 2024",
        "ПРАКТИКАЛЫҚ САБАҚТЫҢ ӘДІСТЕМЕЛІК ӘЗІРЛЕМЕСІ",
        "МЕТОДИЧЕСКИЕ УКАЗАНИЯ\nк практическим занятиям",
        "МЕТОДЫ ОБУЧЕНИЯ ХИМИИ\nАлматы",
    ],
)
def test_a_title_page_in_capitals_holds_no_field_and_no_section(page):
    lesson = read_one(
        f"{page}\n\n№3 практикалық сабақ: Су\nМақсаты: білу.\nОқыту әдістері: әңгіме.\n{BODY}"
    )

    assert (lesson.title, lesson.methods) == ("Су", "әңгіме.")
    assert [section.heading for section in lesson.body] == ["Теориялық бөлім"]


@pytest.mark.parametrize("heading", ["САБАҚТЫҢ МАҚСАТЫ: СУДЫ БІЛУ", "САБАҚТЫҢ МАҚСАТЫ Суды білу"])
def test_a_heading_in_capitals_needs_a_colon_or_a_text_that_is_not(heading):
    assert read_one(f"ТАҚЫРЫБЫ СУ\n{heading}\n{BODY}").goal.lower() == "суды білу"
    assert read_one(f"ТАҚЫРЫБЫ СУ\n{heading}\n{BODY}").title == "СУ"


def test_numbered_paragraphs_behind_a_finished_field_are_theory():
    """For the rules; in so small a document the models take them for questions."""
    document = read(
        "№3 практикалық сабақ: Су\nМақсаты: білу.\nӘдістері: әңгіме.\n"
        "1. Жауын бұлттан жауады. Бұлт будан түзіледі.\n2. Өзен теңізге құяды. Теңіз буланады.\n"
        "1-деңгей\n1. Су не?\n"
    )
    handout = read_handout(document.rows)
    assert handout is not None
    (lesson,) = handout.lessons

    assert lesson.methods == "әңгіме."
    assert "Теңіз буланады." in " ".join(section.text for section in lesson.body)


def test_a_list_of_single_sentences_stays_with_its_field():
    lesson = read_one(
        "№3 практикалық сабақ: Су\nМақсаты: суды білу.\n1. Айналымын сипаттау.\n"
        "2. Бу мен мұзды салыстыру.\n1-деңгей\n1. Су не?\n"
    )

    assert "салыстыру." in lesson.goal
