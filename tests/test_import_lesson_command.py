"""`manage.py import_lesson`: what it makes, what it says, and what it refuses without a trace."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from lessons.models import Course, Lesson, LessonStatus
from tests import factories as f
from tests.loading.steps import CLASS_15, HANDOUT, rows_written

pytestmark = pytest.mark.django_db
LESSON_15 = Path(__file__).parents[1] / "fixtures" / "lesson-15.json"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def handout(tmp_path) -> Path:
    path = tmp_path / "class-7.txt"
    path.write_text(HANDOUT, encoding="utf-8")
    return path


def run(path, **options) -> str:
    out = StringIO()
    call_command("import_lesson", str(path), **{"course": "Дипломатия", **options}, stdout=out)
    return out.getvalue()


def refusal(path, **options) -> str:
    before = rows_written()
    with pytest.raises(CommandError) as caught:
        run(path, **options)
    assert rows_written() == before
    return str(caught.value)


def test_a_handout_becomes_a_draft_in_a_course_that_is_made_for_it(handout):
    said = run(handout)
    lesson = Lesson.objects.get()
    assert (lesson.course.title, lesson.number) == ("Дипломатия", 7)
    assert lesson.status == LessonStatus.DRAFT
    assert "Made as a draft: Дипломатия, №7. Елшілік қызметі" in said
    assert "Level 1, questions: 1" in said
    assert "Independent work, questions: 1" in said
    assert "Line 8: Odd punctuation" in said


def test_it_can_publish_and_number(handout):
    said = run(handout, publish=True, number=3)
    lesson = Lesson.objects.get()
    assert lesson.is_published
    assert lesson.number == 3
    assert "Made and published" in said


def test_a_course_that_is_there_is_used(handout):
    course = f.make_course("Дипломатия")
    run(handout)
    assert Lesson.objects.get().course == course


def test_the_same_file_again_says_so_and_changes_nothing(handout):
    run(handout)
    before = rows_written()
    said = run(handout, publish=True, number=9)
    assert "This file is already loaded into this course." in said
    assert rows_written() == before
    assert not Lesson.objects.get().is_published


def test_the_lesson_file_of_the_fixtures_is_complete():
    run(LESSON_15, publish=True)
    lesson = Lesson.objects.get()
    assert lesson.is_published
    assert lesson.question_set.count() == 43
    assert lesson.section_set.count() == 6


@pytest.mark.skipif(not CLASS_15.exists(), reason="the material beside the repository is missing")
def test_the_real_handout_is_read():
    run(CLASS_15)
    assert Lesson.objects.get().question_set.count() == 7


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.exe", b"MZ\x00\x04", "Files of this type cannot be read: .exe"),
        ("a.txt", b"", "The file is empty."),
        ("a.txt", b"\x7fELF\x00\x00", "not a text file"),
        ("a.txt", "№9 т?жірибелік саба?: ?ылмысты? ???ы?ты?".encode(), "Kazakh letters were lost"),
        ("a.json", b'{"format": "lesson/2", "title": "A"}', "Line 1: The lesson file"),
        (
            "a.json",
            b'{"format": "lesson/1", "title": "A", "number": 1, "questions": '
            b'[{"part": "level-1", "kind": "essay", "text": "A"}]}',
            "The kind of question 1 is unknown: essay",
        ),
        (
            "a.json",
            b'{"format": "lesson/1", "title": "A", "number": 1, "questions": '
            b'[{"part": "level-1", "kind": "open-answer", "text": "A", "label": "B"}]}',
            "Question 1 has a label",
        ),
        ("a.json", b'{"format": "lesson/1", "title": "A"}', "The lesson has no number."),
        (
            "a.json",
            b'{"format": "lesson/1", "number": 1, "title": "' + b"A" * 301 + b'"}',
            "This is too long to be a title",
        ),
    ],
)
def test_a_file_that_will_not_do_is_refused_in_words(tmp_path, name, data, words):
    path = tmp_path / name
    path.write_bytes(data)
    assert words in refusal(path)


def test_a_missing_file_is_named(tmp_path):
    assert "There is no such file: nothing.txt" in refusal(tmp_path / "nothing.txt")
    assert "There is no such file" in refusal(tmp_path)


def test_a_huge_file_is_refused_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    monkeypatch.setattr(Path, "read_bytes", None)
    assert "The file is too large: 50.0" in refusal(path)


def test_a_taken_number_is_refused_with_its_lesson(handout):
    f.make_lesson(f.make_course("Дипломатия"), number=7, title="Консулдық")
    assert "№7. Консулдық" in refusal(handout)


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_a_number_out_of_range_is_refused(handout, number):
    assert "from 1 to 999" in refusal(handout, number=number)


@pytest.mark.parametrize("course", ["", "  ", "ә" * 201])
def test_a_course_title_that_will_not_do_is_refused(handout, course):
    assert "The course title" in refusal(handout, course=course)


def test_a_file_name_that_is_no_unicode_is_stored_readably(tmp_path):
    path = tmp_path / "sabaq-\udcff.txt"
    path.write_text(HANDOUT, encoding="utf-8")
    run(path)
    assert Lesson.objects.get().source.name == "sabaq-\ufffd.txt"


def test_no_course_is_left_behind_by_a_refusal(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b'{"format": "lesson/1", "title": "A"}')
    refusal(path)
    assert not Course.objects.exists()


class TestTranslations:
    @pytest.fixture
    def russian(self, tmp_path) -> Path:
        path = tmp_path / "class-7.ru.json"
        text = '{"format": "lesson/1", "number": 7, "language": "ru", "title": "Посольство"}'
        path.write_text(text, encoding="utf-8")
        return path

    def test_a_translation_is_linked_with_the_lesson_of_its_number(self, handout, russian):
        run(handout)
        run(russian, course="Дипломатия (ru)", translation_of="Дипломатия")

        assert Lesson.objects.get(language="ru").original == Lesson.objects.get(language="kk")

    def test_without_an_original_nothing_is_made(self, russian):
        said = refusal(russian, course="Дипломатия (ru)", translation_of="Дипломатия")

        assert "There is no lesson 7 in the course: Дипломатия" in said

    def test_what_is_no_translation_is_refused(self, handout, russian):
        f.make_lesson(f.make_course("Дипломатия"), number=7, language="ru")

        said = refusal(russian, course="Дипломатия (ru)", translation_of="Дипломатия")

        assert "Both lessons are in the same language." in said
