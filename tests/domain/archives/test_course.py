"""A course written into a file and read from it."""

import json
from dataclasses import fields

import pytest

from lessons.domain.archives.course import (
    ArchivedCourse,
    ArchivedLesson,
    read_course,
    write_course,
)
from lessons.domain.content.question import CONTENT_FIELDS
from lessons.domain.content.whole_lesson import WholeLesson
from lessons.domain.handouts.document import ReadLesson, ReadQuestion, ReadSection
from lessons.domain.parts import Part
from lessons.domain.terms.term import Term
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.registry import REGISTRY

QUESTIONS = tuple(
    ReadQuestion(
        part=Part.LEVEL_2,
        section=0,
        kind=kind,
        text=f" {kind}\n\tмәтін ",
        payload=dict(type_.examples()[0].payload),
        points=3,
        explanation="Себебі",
        hints=("Бірінші", "Екінші"),
        details={"week": "3"},
    )
    for kind, type_ in REGISTRY.items()
)
LESSON = ReadLesson(
    title="Елшілік",
    number=7,
    goal="Танысу",
    equipment="Карта",
    outcomes="Түсіндіреді",
    methods="Пікірталас",
    language="ru",
    body=(ReadSection(heading="", text="Кіріспе\n\n$x^2$", figure={"kind": "timeline"}),),
    questions=QUESTIONS,
    terms=(Term(ru="посольство", kk="елшілік", meaning="Өкілдік"),),
    sources=("Конвенция", "", "Оқулық"),
    details={"hours": "2"},
)
COURSE = ArchivedCourse(
    title="Дипломатия",
    lessons=(
        ArchivedLesson(whole=WholeLesson(read=LESSON, uses=("test",) + ("",) * len(QUESTIONS[1:]))),
        ArchivedLesson(
            whole=WholeLesson(read=ReadLesson(title="Аударма", number=8), uses=()), original=7
        ),
    ),
)


def test_what_is_read_is_what_was_written_with_questions_of_every_kind():
    assert read_course(write_course(COURSE)) == COURSE


def test_no_field_of_a_lesson_or_a_question_is_left_out():
    """A field that is added to one of them fails here until it travels too."""
    [first, _second] = json.loads(write_course(COURSE))["lessons"]

    of_lesson = {each.name for each in fields(ReadLesson)} - {"body", "spans"} | {"sections"}
    assert of_lesson <= set(first)
    assert set(CONTENT_FIELDS) <= set(first["questions"][0])


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ({"format": "zip"}, "not-an-archive", ""),
        ({"version": 2}, "archive-too-new", ""),
        ({"lessons": []}, "too-few", "lessons"),
        ({"lessons": [{}]}, "key-missing", "lessons.1.details"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(change, code, place):
    with pytest.raises(PayloadError) as refused:
        read_course(json.dumps({**json.loads(write_course(COURSE)), **change}))

    assert (refused.value.code, refused.value.key) == (code, place)


@pytest.mark.parametrize(
    ("name", "value"),
    [("part", "level-9"), ("section", 5), ("payload", []), ("text", "a\0"), ("use", "never")],
)
def test_a_question_that_is_none_is_refused_where_it_stands(name, value):
    whole = json.loads(write_course(COURSE))
    whole["lessons"][0]["questions"][1][name] = value

    with pytest.raises(PayloadError) as refused:
        read_course(json.dumps(whole))

    assert refused.value.key == f"lessons.1.questions.2.{name}"


@pytest.mark.parametrize("text", ["\\u0000", "\\ud800"])
def test_what_no_database_takes_is_refused_in_a_key_too(text):
    whole = json.loads(write_course(COURSE))
    whole["lessons"][0]["questions"][1]["payload"]["more"] = json.loads(f'"{text}"')

    with pytest.raises(PayloadError):
        read_course(json.dumps(whole))


def test_a_text_that_is_no_json_is_refused():
    with pytest.raises(PayloadError):
        read_course("[" * 100_000)
