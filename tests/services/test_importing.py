from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lessons.domain.handouts.document import ReadLesson, ReadQuestion, ReadSection, Span
from lessons.domain.parts import Part
from lessons.models import Course, Lesson, Question, QuestionVersion, Section, Source
from lessons.services.importing import (
    ImportRefused,
    SourceFile,
    create_lessons,
    digest_of,
    loaded_before,
    publish_lesson,
)
from tests import factories as f

pytestmark = pytest.mark.django_db
FILE = SourceFile(name="15.txt", digest=digest_of(b"15"), text="№15\nДипломатия\nМәтін")
OPTIONS = [{"id": "a", "text": "Вена"}, {"id": "b", "text": "Гаага"}]
CLOSED = ReadQuestion(
    part=Part.LEVEL_1,
    kind="single-choice",
    text="1961 жылғы конвенция қай қалада қабылданды?",
    payload={"options": OPTIONS, "correct": "a"},
    points=2,
    explanation="Конвенция Венада қабылданды.",
    hints=("Бұл – Австрияның астанасы.",),
    section=1,
    span=Span(3, 4),
)
TASK = ReadQuestion(part=Part.GUIDED, label="ОБӨЖ", text="Дипломатиялық құралдар.")
LESSON = ReadLesson(
    title="Дипломатия",
    number=15,
    goal="Танысу",
    outcomes="Түсіндіре алады",
    body=(
        ReadSection(heading="", text="Кіріспе."),
        ReadSection(heading="Дипломатия ұғымы", text="Мәтін.", span=Span(2, 3)),
    ),
    questions=(CLOSED, TASK),
)


@pytest.fixture
def course():
    return f.make_course()


def load(course, *lessons, source=FILE, created_by=None) -> list[Lesson]:
    return create_lessons(lessons, course=course, source=source, created_by=created_by, now=f.NOW)


def refusal(course, *lessons, source=FILE) -> ImportRefused:
    before = counts()
    with pytest.raises(ImportRefused) as refused:
        load(course, *lessons, source=source)
    assert counts() == before
    return refused.value


def counts() -> list[int]:
    kept = (Lesson, Section, Question, QuestionVersion, Source)
    return [model.objects.count() for model in kept]


def test_a_confirmed_reading_becomes_a_draft_lesson(course):
    [lesson] = load(course, LESSON)

    assert (lesson.number, lesson.title, lesson.status) == (15, "Дипломатия", "draft")
    assert (lesson.goal, lesson.outcomes, lesson.methods) == ("Танысу", "Түсіндіре алады", "")
    assert lesson.source.text == FILE.text


def test_sections_keep_their_order_and_their_place_in_the_source(course):
    [lesson] = load(course, LESSON)

    assert list(
        lesson.section_set.values_list("position", "heading", "source_first", "source_last")
    ) == [(1, "", None, None), (2, "Дипломатия ұғымы", 2, 3)]


def test_questions_come_with_everything_that_was_confirmed(course):
    admin = f.make_admin()

    [lesson] = load(course, LESSON, created_by=admin)

    closed, task = lesson.question_set.order_by("position")
    assert (closed.part, closed.section.heading) == ("level-1", "Дипломатия ұғымы")
    assert (closed.source_first, closed.source_last) == (3, 4)
    assert (task.part, task.label, task.section) == ("guided", "ОБӨЖ", None)
    version = closed.current
    assert (version.number, version.kind, version.points) == (1, "single-choice", 2)
    assert version.definition.correct == "a"
    assert version.hints == ["Бұл – Австрияның астанасы."]
    assert (version.created_by, version.created_at) == (admin, f.NOW)


def test_a_file_of_two_lessons_makes_both(course):
    assert len(load(course, LESSON, replace(LESSON, number=16))) == 2
    assert Source.objects.count() == 1


def test_the_same_file_is_not_loaded_twice_into_a_course(course):
    [lesson] = load(course, LESSON)

    assert refusal(course, replace(LESSON, number=99)).code == "already-loaded"
    assert loaded_before(FILE.digest, course=course) == lesson


def test_the_same_file_can_serve_two_courses(course):
    load(course, LESSON)

    assert load(f.make_course(), LESSON)
    assert (Course.objects.count(), Source.objects.count()) == (2, 1)


def test_a_taken_number_is_refused_and_names_the_lesson(course):
    taken = f.make_lesson(course, number=15)

    refused = refusal(course, LESSON)

    assert (refused.code, refused.lesson) == ("number-taken", taken)


def test_two_lessons_with_one_number_in_a_file_are_refused_together(course):
    assert refusal(course, LESSON, replace(LESSON, title="Екінші")).code == "number-taken"


def test_a_lesson_without_a_number_is_refused(course):
    assert refusal(course, replace(LESSON, number=None)).code == "number-missing"


@pytest.mark.parametrize(
    ("wrong", "code", "detail", "key"),
    [
        (
            replace(CLOSED, payload={"options": OPTIONS}),
            *("question-wrong", "key-missing", "correct"),
        ),
        (replace(CLOSED, kind="crossword"), "kind-unknown", "crossword", ""),
    ],
)
def test_a_question_that_cannot_be_stored_is_named_by_its_place(course, wrong, code, detail, key):
    refused = refusal(course, replace(LESSON, questions=(TASK, wrong)))

    assert (refused.code, refused.facts.index) == (code, 1)
    assert (refused.facts.detail, refused.facts.key) == (detail, key)


def with_key_points(*points: int, says: int = 1) -> ReadQuestion:
    listed = [
        {"id": f"p{place}", "text": f"Ой {place}", "points": each}
        for place, each in enumerate(points)
    ]
    return replace(TASK, payload={"key_points": listed}, points=says)


def test_where_there_are_key_points_their_sum_counts(course):
    [lesson] = load(course, replace(LESSON, questions=(with_key_points(2, 1, says=10),)))

    assert lesson.question_set.get().current.points == 3


def test_key_points_of_more_points_than_a_question_can_have_are_refused(course):
    refused = refusal(course, replace(LESSON, questions=(with_key_points(60, 60),)))

    assert (refused.code, refused.facts.index) == ("points-wrong", 0)


def test_one_bad_lesson_holds_back_the_whole_file(course):
    assert refusal(course, LESSON, replace(LESSON, number=None)).code == "number-missing"


def test_publishing_is_done_once_and_keeps_its_time(course):
    [lesson] = load(course, LESSON)

    assert publish_lesson(lesson, now=f.NOW)
    assert not publish_lesson(lesson, now=f.NOW + timedelta(days=1))

    lesson.refresh_from_db()
    assert (lesson.is_published, lesson.published_at) == (True, f.NOW)


def test_a_long_lesson_is_written_by_as_many_queries_as_a_short_one(course):
    def count(questions):
        with CaptureQueriesContext(connection) as queries:
            load(
                course,
                replace(LESSON, number=questions, questions=(TASK,) * questions),
                source=replace(FILE, digest=digest_of(bytes(questions))),
            )
        return len(queries)

    assert count(1) == count(40)
