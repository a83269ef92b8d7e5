"""The lessons that ship with the product: the countable rules that each of them keeps."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from lessons.domain.handouts.document import Judgement
from lessons.domain.handouts.registry import read_document
from lessons.domain.parts import Part
from lessons.domain.terms.finding import TermFinder
from lessons.domain.types.registry import REGISTRY
from lessons.services.importing import SourceFile, create_lessons, digest_of, publish_lesson
from tests import factories as f

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
NUMBERS = range(11, 16)
NAMES = [f"lesson-{number}{language}.json" for number in NUMBERS for language in ("", ".ru")]
LEAST = {
    Part.LEVEL_1: 12,
    Part.LEVEL_2: 8,
    Part.LEVEL_3: 4,
    Part.GUIDED: 1,
    Part.INDEPENDENT: 1,
}
COMMON_KINDS = {
    *("single-choice", "multiple-choice", "true-false", "short-answer", "open-answer"),
    *("numeric", "gaps", "matching", "ordering"),
}
"""A kind that comes later needs no question in every lesson."""
CARRIED_OVER = [
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


@pytest.fixture(scope="module", params=NAMES)
def document(request):
    return read(request.param)


def read(name):
    return read_document(name, (FIXTURES / name).read_bytes())


@pytest.fixture(scope="module")
def lesson(document):
    [found] = document.lessons
    return found


def definition_of(question):
    return REGISTRY[question.kind].parse(question.payload)


def of_kind(lesson, kind):
    return [question for question in lesson.questions if question.kind == kind]


def test_the_file_is_read_without_a_doubt(document, lesson):
    assert (document.verdict, document.warnings) == (Judgement.OK, ())
    assert lesson.number in NUMBERS
    assert lesson.goal
    assert lesson.outcomes


def test_the_seven_questions_of_the_handout_are_carried_over():
    [lesson] = read("lesson-15.json").lessons
    asked = [(row.part, row.label, row.text) for row in of_kind(lesson, "open-answer")]

    assert [row for row in asked if row in CARRIED_OVER] == CARRIED_OVER


def test_each_part_has_enough_questions(lesson):
    parts = [question.part for question in lesson.questions]

    assert {part: parts.count(part) >= least for part, least in LEAST.items()} == dict.fromkeys(
        LEAST, True
    )


def test_every_common_kind_of_question_is_met(lesson):
    assert {question.kind for question in lesson.questions} >= COMMON_KINDS


def test_the_text_is_of_a_length_to_read_in_one_go(lesson):
    words = re.findall(r"\w+", " ".join(section.text for section in lesson.body))

    assert 900 <= len(words) <= 1800
    assert 4 <= len(lesson.body) <= 7
    assert all(section.heading for section in lesson.body)


def test_terms_sources_and_a_figure_go_with_the_text(lesson):
    assert 8 <= len(lesson.terms) <= 14
    assert lesson.sources
    assert any(section.figure for section in lesson.body)


def test_every_term_is_found_in_the_text(lesson):
    finder, seen = TermFinder(lesson.terms, language=lesson.language), set()
    for section in lesson.body:
        finder.pieces(section.text, seen)

    names = [term.name(lesson.language) for term in lesson.terms]
    assert [name for place, name in enumerate(names) if place not in seen] == []


def test_every_payload_is_one_that_its_type_reads(lesson):
    assert all(definition_of(question) for question in lesson.questions)


def test_an_open_question_has_key_points_in_several_wordings(lesson):
    for question in of_kind(lesson, "open-answer"):
        definition = definition_of(question)
        assert 3 <= len(definition.key_points) <= 6, question.text
        assert sum(point.points for point in definition.key_points) == question.points
        assert all(point.wordings for point in definition.key_points), question.text
        assert definition.model_answer


def test_every_question_explains_hints_and_names_its_section(lesson):
    for question in lesson.questions:
        assert question.explanation, question.text
        assert question.hints, question.text
        assert question.section is not None, question.text


def test_every_wrong_option_has_its_own_feedback(lesson):
    for question in of_kind(lesson, "single-choice"):
        definition = definition_of(question)
        wrong = [option for option in definition.options if option.id != definition.correct]
        assert len(wrong) == 3, question.text
        assert len({option.feedback for option in wrong} - {""}) == 3, question.text


def test_the_right_option_cannot_be_told_by_its_length(lesson):
    single = [definition_of(question) for question in of_kind(lesson, "single-choice")]
    longest = [max(one.options, key=lambda option: len(option.text)).id for one in single]
    given_away = sum(one.correct == option for one, option in zip(single, longest, strict=True))

    assert given_away / len(single) <= 0.3


def test_the_right_option_has_no_favourite_place(lesson):
    single = [definition_of(question) for question in of_kind(lesson, "single-choice")]
    places = [[option.id for option in one.options].index(one.correct) for one in single]
    counts = [places.count(place) for place in range(4)]

    assert max(counts) - min(counts) <= 2


def test_statements_are_both_true_and_false(lesson):
    assert {definition_of(one).correct for one in of_kind(lesson, "true-false")} == {True, False}


@pytest.mark.parametrize("name", NAMES)
def test_no_latin_letter_hides_in_a_cyrillic_word(name):
    text = (FIXTURES / name).read_text(encoding="utf-8")
    words = re.findall(r"\w+", text.replace("\\n", " "))

    assert not [
        word for word in words if re.search("[a-zA-Z]", word) and re.search("[а-яә-ӿ]", word)
    ]


@pytest.mark.parametrize("number", NUMBERS)
def test_both_languages_ask_the_same(number):
    [kazakh] = read(f"lesson-{number}.json").lessons
    [russian] = read(f"lesson-{number}.ru.json").lessons
    asked = [
        [(row.part, row.kind, row.points, row.section, len(row.hints)) for row in lesson.questions]
        for lesson in (kazakh, russian)
    ]

    assert (kazakh.language, russian.language) == ("kk", "ru")
    assert asked[0] == asked[1]
    assert len(kazakh.body) == len(russian.body)
    assert len(kazakh.terms) == len(russian.terms)


@pytest.mark.django_db
def test_the_lesson_can_be_saved_and_published(document, lesson):
    data = (FIXTURES / document.file).read_bytes()
    source = SourceFile(name=document.file, digest=digest_of(data), text="\n".join(document.lines))

    [saved] = create_lessons(
        [lesson], course=f.make_course(), source=source, created_by=None, now=f.NOW
    )

    assert publish_lesson(saved, now=f.NOW)
    assert saved.question_set.count() == len(lesson.questions)
    assert saved.section_set.count() == len(lesson.body) > 0
    assert not saved.question_set.filter(section=None).exists()
