"""The lesson that ships with the product, read by its own reader and saved by its own service."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from lessons.domain.documents.document import Judgement
from lessons.domain.documents.registry import read_document
from lessons.domain.parts import LEVELS, Part
from lessons.domain.questions.registry import REGISTRY
from lessons.services.importing import SourceFile, create_lessons, digest_of, publish_lesson
from tests import factories as f

FILE = Path(settings.BASE_DIR) / "fixtures" / "lesson-15.json"
KINDS = {"single-choice", "multiple-choice", "true-false", "short-answer", "open-answer"}
OPEN_QUESTIONS = [
    (Part.LEVEL_1, "", "Дипломатия сөзіне анықтама беріңіз?"),
    (Part.LEVEL_1, "", "Дипломатиялық қызмет ұғымына анықтама берсеңіз?"),
    (
        Part.LEVEL_2,
        "",
        "Шығыс пен Батыс елдерінің сыртқы саяси бағыттарының ұқсас тұстары мен ерекшеліктерін "
        "түсіндіріңіз?",
    ),
    (
        Part.LEVEL_2,
        "",
        "Мемлекеттің сыртқы саясаты оның ішкі саясатының негізгі құрамдас бөлігі деген пікірмен "
        "келісесіз бе?",
    ),
    (
        Part.LEVEL_3,
        "",
        "Дипломатияға тән болып табылатын саяси сипаттамаларды атаңыздар және олардың мәні мен "
        "мазмұнын ашып түсіндіріңіздер.",
    ),
    (Part.GUIDED, "ОБӨЖ", "Халықаралық қатынастардағы дипломатиялық құралдар."),
    (
        Part.INDEPENDENT,
        "БӨЖ",
        "Дипломатия мен дипломатиялық қызметтің негізгі айырмашылықтары мен саяси құраушы "
        "элементтері.",
    ),
]


@pytest.fixture(scope="module")
def document():
    return read_document(FILE.name, FILE.read_bytes())


@pytest.fixture
def lesson(document):
    [read] = document.lessons
    return read


def definition_of(question):
    return REGISTRY[question.kind].parse(question.payload)


def of_kind(lesson, kind):
    return [question for question in lesson.questions if question.kind == kind]


def test_the_file_is_read_without_a_doubt(document):
    assert (document.verdict, document.warnings) == (Judgement.OK, ())
    assert document.lessons[0].number == 15
    assert document.lessons[0].title == "Халықаралық қатынастар жүйесіндегі Қазақстан"


def test_the_seven_questions_of_the_handout_are_carried_over(lesson):
    asked = [(row.part, row.label, row.text) for row in of_kind(lesson, "open-answer")]

    assert asked == OPEN_QUESTIONS


def test_at_least_twelve_closed_questions_stand_at_all_three_levels(lesson):
    closed = [question for question in lesson.questions if question.kind != "open-answer"]

    assert len(closed) >= 12
    assert {question.part for question in closed} == set(LEVELS)


def test_closed_and_open_questions_of_five_kinds_are_met(lesson):
    assert {question.kind for question in lesson.questions} == KINDS


def test_every_payload_is_one_that_its_type_reads(lesson):
    assert all(definition_of(question) for question in lesson.questions)


def test_the_key_points_of_an_open_question_add_up_to_its_points(lesson):
    for question in of_kind(lesson, "open-answer"):
        definition = definition_of(question)
        assert sum(point.points for point in definition.key_points) == question.points
        assert len(definition.key_points) >= 3
        assert definition.model_answer


def test_every_question_explains_hints_and_names_its_section(lesson):
    for question in lesson.questions:
        assert question.explanation, question.text
        assert question.hints, question.text
        assert question.section is not None, question.text


def test_the_right_option_cannot_be_told_by_its_length(lesson):
    single = [definition_of(question) for question in of_kind(lesson, "single-choice")]
    longest = [max(one.options, key=lambda option: len(option.text)).id for one in single]
    given_away = sum(one.correct == option for one, option in zip(single, longest, strict=True))

    assert given_away / len(single) <= 0.3


def test_the_right_option_has_no_favourite_place(lesson):
    single = [definition_of(question) for question in of_kind(lesson, "single-choice")]
    places = [[option.id for option in one.options].index(one.correct) for one in single]

    assert set(places) == {0, 1, 2, 3}
    assert max(places.count(place) for place in places) <= len(places) / 2


def test_statements_are_both_true_and_false(lesson):
    assert {definition_of(one).correct for one in of_kind(lesson, "true-false")} == {True, False}


def test_no_latin_letter_hides_in_a_cyrillic_word():
    words = re.findall(r"\w+", FILE.read_text(encoding="utf-8").replace("\\n", " "))

    assert not [
        word for word in words if re.search("[a-zA-Z]", word) and re.search("[а-яә-ӿ]", word)
    ]


@pytest.mark.django_db
def test_the_lesson_can_be_saved_and_published(document, lesson):
    data = FILE.read_bytes()
    source = SourceFile(name=FILE.name, digest=digest_of(data), text="\n".join(document.lines))

    [saved] = create_lessons(
        [lesson], course=f.make_course(), source=source, created_by=None, now=f.NOW
    )

    assert publish_lesson(saved, now=f.NOW)
    assert saved.question_set.count() == len(lesson.questions)
    assert saved.section_set.count() == len(lesson.body) > 0
    assert not saved.question_set.filter(section=None).exists()
