"""A whole course downloaded and loaded elsewhere, without loss."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lessons.domain.types.registry import KINDS
from lessons.models import Course, Lesson, Question
from lessons.queries.whole_lessons import whole_lesson
from tests import factories as f
from tests.admin.form_page import words_of

pytestmark = pytest.mark.django_db
LOAD = reverse("admin:lessons_course_load")


@pytest.fixture
def course():
    course = f.make_course("Дипломатия", department=f.make_department("Қатынастар"))
    first = f.make_lesson(course=course, number=1, goal="Танысу", language="kk")
    section = f.make_section(first)
    for kind in KINDS:
        f.make_question(first, kind=kind, section=section)
    f.make_asset(first, "cell.png", alternative="Жасуша", credit="Өзіміз")
    Question.objects.filter(position=2).update(use="test", is_use_chosen=True)
    f.make_lesson(course=course, number=2, title="Перевод", language="ru", original=first)
    return course


@pytest.fixture
def elsewhere():
    return f.make_department("Тарих")


def downloaded(client, course):
    reply = client.get(reverse("admin:lessons_course_archive", args=[course.pk]))
    return b"".join(reply.streaming_content)


def load(client, data, department):
    file = SimpleUploadedFile("course.zip", data)
    return words_of(client.post(LOAD, {"file": file, "department": department.pk}, follow=True))


def test_it_stands_elsewhere_as_it_stood_here(client, course, elsewhere):
    page = load(client, downloaded(client, course), elsewhere)

    made = Course.objects.get(department=elsewhere)
    assert made.title == course.title
    assert "2 lessons of the course “Дипломатия” are loaded as drafts." in page
    before, after = (one.lesson_set.order_by("number") for one in (course, made))
    assert [whole_lesson(one) for one in after] == [whole_lesson(one) for one in before]
    assert after[1].original == after[0]
    [picture] = after[0].assets.all()
    assert (picture.name, picture.alternative, picture.credit) == ("cell.png", "Жасуша", "Өзіміз")
    assert not any(lesson.is_published for lesson in after)


def test_loaded_twice_it_doubles_nothing_and_says_what_is_in_the_way(client, course, elsewhere):
    data = downloaded(client, course)
    load(client, data, elsewhere)

    page = load(client, data, elsewhere)

    assert "Nothing was loaded." in page
    assert Lesson.objects.filter(course__department=elsewhere).count() == 2


@pytest.mark.parametrize("text", [None, "{}", '{"format": "course-archive", "version": 9}'])
def test_a_file_that_is_none_is_refused_with_what_to_do(client, elsewhere, text):
    data = BytesIO(b"PK")
    if text is not None:
        with ZipFile(data, "w") as archive:
            archive.writestr("course.json", text)

    page = load(client, data.getvalue(), elsewhere)

    assert "no archive of a course" in page or "newer version" in page
    assert not Course.objects.filter(department=elsewhere).exists()
