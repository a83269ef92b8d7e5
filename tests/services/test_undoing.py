"""Undoing an import: everything it made goes, unless a student has begun."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.db.models import ProtectedError

from lessons.domain.handouts.document import ReadLesson, ReadQuestion, ReadSection, Span
from lessons.domain.parts import Part
from lessons.models import (
    Assignment,
    Attempt,
    Lesson,
    Question,
    QuestionVersion,
    Response,
    Section,
    Source,
)
from lessons.services.attempts import AttemptRefusal, AttemptRefused, start_attempt
from lessons.services.importing import SourceFile, create_lessons, digest_of, publish_lesson
from lessons.services.undoing import UndoRefused, undo_import
from tests import factories as f
from tests.loading.steps import rows_written

FILE = SourceFile(name="15.txt", digest=digest_of(b"15"), text="№15\nДипломатия\nМәтін")
QUESTION = ReadQuestion(part=Part.LEVEL_1, text="Дипломатия дегеніміз не?", section=0)


def read(number: int) -> ReadLesson:
    body = (ReadSection(heading="Ұғым", text="Мәтін.", span=Span(2, 3)),)
    return ReadLesson(title="Дипломатия", number=number, body=body, questions=(QUESTION, QUESTION))


def load(course, *numbers) -> list[Lesson]:
    lessons = [read(number) for number in numbers]
    return create_lessons(lessons, course=course, source=FILE, created_by=None, now=f.NOW)


def refusal(lesson) -> UndoRefused:
    before = rows_written()
    with pytest.raises(UndoRefused) as refused:
        undo_import(lesson)
    assert rows_written() == before
    return refused.value


@pytest.fixture
def course(db):
    return f.make_course()


@pytest.fixture
def lesson(course):
    (lesson,) = load(course, 15)
    publish_lesson(lesson, now=f.NOW)
    return lesson


def test_everything_that_the_import_made_is_gone_and_nothing_else(course):
    f.make_question(f.make_lesson(course, number=1))
    before = rows_written()
    lessons = load(course, 15, 16)

    undone = undo_import(lessons[0])

    assert (undone.lessons, undone.questions, undone.assignments) == (2, 4, 0)
    assert rows_written() == before


def test_the_same_file_can_be_loaded_again(course):
    undo_import(load(course, 15)[0])
    assert load(course, 15)[0].question_set.count() == 2


def test_what_was_edited_or_added_since_goes_with_it(lesson):
    f.make_version(lesson.question_set.first())
    f.make_question(lesson)
    f.make_section(lesson)
    undo_import(lesson)
    models = (Lesson, Question, QuestionVersion, Section, Source)
    assert not any(model.objects.exists() for model in models)


def test_the_file_stays_while_another_course_has_a_lesson_of_it(lesson):
    (other,) = load(f.make_course("Тарих"), 15)
    undo_import(lesson)
    assert list(Lesson.objects.all()) == [other]
    assert Source.objects.get() == other.source


def test_assignments_that_nobody_has_begun_go_with_it(lesson):
    f.make_assignment(lesson, f.make_classroom())
    assert undo_import(lesson).assignments == 1
    assert not Assignment.objects.exists()


def test_an_attempt_on_any_lesson_of_the_file_refuses_the_undo(course):
    first, second = load(course, 15, 16)
    publish_lesson(second, now=f.NOW)
    classroom = f.make_classroom()
    assignment = f.make_assignment(second, classroom)
    start_attempt(assignment, student=f.make_student(classroom), part=Part.LEVEL_1, now=f.NOW)

    refused = refusal(first)

    assert (refused.code, refused.facts.lesson) == ("answered", second)


def test_a_lesson_that_was_typed_has_no_import_to_undo(course):
    assert refusal(f.make_lesson(course)).code == "not-imported"


def test_a_second_undo_finds_nothing(lesson):
    again = Lesson.objects.get(pk=lesson.pk)
    undo_import(lesson)
    assert refusal(again).code == "not-imported"


def test_a_version_that_was_answered_cannot_be_taken_back(lesson):
    classroom = f.make_classroom()
    assignment = f.make_assignment(lesson, classroom)
    start_attempt(assignment, student=f.make_student(classroom), part=Part.LEVEL_1, now=f.NOW)
    with pytest.raises(ProtectedError):
        QuestionVersion.objects.take_back()
    assert QuestionVersion.objects.count() == 2


def test_a_student_who_presses_start_on_a_lesson_just_taken_back_is_told(lesson):
    classroom = f.make_classroom()
    assignment = f.make_assignment(lesson, classroom)
    student = f.make_student(classroom)
    undo_import(lesson)
    with pytest.raises(AttemptRefused):
        start_attempt(assignment, student=student, part=Part.LEVEL_1, now=f.NOW)


@pytest.mark.django_db(transaction=True)
def test_a_student_whose_assignment_went_meanwhile_is_told_by_the_commit():
    (lesson,) = load(f.make_course(), 15)
    publish_lesson(lesson, now=f.NOW)
    classroom = f.make_classroom()
    known = f.make_assignment(lesson, classroom)
    Assignment.objects.all().delete()
    with pytest.raises(AttemptRefused) as refused:
        start_attempt(known, student=f.make_student(classroom), part=Part.LEVEL_1, now=f.NOW)
    assert refused.value.code is AttemptRefusal.NOT_OPEN
    assert not Attempt.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_an_undo_and_students_who_start_at_once_one_side_wins_whole():
    for _ in range(5):
        (lesson,) = load(f.make_course(), 15)
        publish_lesson(lesson, now=f.NOW)
        classroom = f.make_classroom()
        assignment = f.make_assignment(lesson, classroom)
        students = [f.make_student(classroom) for _ in range(5)]

        outcomes = _at_once(lesson, assignment, students)

        is_undone = outcomes[0] == "undone"
        assert set(outcomes) in (
            [{"undone", "turned away"}] if is_undone else [{"refused", "started"}]
        )
        assert Lesson.objects.filter(pk=lesson.pk).exists() is not is_undone
        assert Attempt.objects.filter(assignment_id=assignment.pk).count() == outcomes.count(
            "started"
        )
        assert Response.objects.filter(version__question__lesson_id=lesson.pk).exists() is (
            not is_undone
        )
        Source.objects.filter(lesson=None).take_back()


def _at_once(lesson, assignment, students) -> list[str]:
    barrier = Barrier(1 + len(students))

    def undo() -> str:
        try:
            undo_import(lesson)
        except UndoRefused:
            return "refused"
        return "undone"

    def start(student) -> str:
        try:
            start_attempt(assignment, student=student, part=Part.LEVEL_1, now=f.NOW)
        except AttemptRefused:
            return "turned away"
        return "started"

    def run(job, *arguments) -> str:
        try:
            barrier.wait(timeout=10)
            return job(*arguments)
        finally:
            connection.close()

    with ThreadPoolExecutor(1 + len(students)) as pool:
        jobs = [pool.submit(run, undo), *(pool.submit(run, start, each) for each in students)]
        return [job.result(timeout=60) for job in jobs]
