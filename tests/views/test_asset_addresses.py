"""A picture is given to whoever may read its lesson, and to nobody else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.models import Assignment, Lesson, LessonStatus, Membership, Rendition
from lessons.services.assets import add_picture
from lessons.services.renditions import prepare
from tests import factories as f
from tests.pictures import make_picture, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    classroom = f.make_classroom()
    lesson = f.make_lesson()
    now = timezone.now()
    f.make_assignment(lesson, classroom, opens_at=now - timedelta(days=1), due_at=None)
    return lesson, f.make_student(classroom), f.make_teacher(classroom)


def address_of(lesson) -> str:
    now = timezone.now()
    asset = add_picture(lesson, data=make_picture(), file_name="a.png", alternative="А", now=now)
    prepare(asset, now=now)
    return reverse("lessons:asset", args=[lesson.pk, Rendition.objects.get(asset=asset).digest])


def status_for(client, person, url) -> int:
    client.force_login(person)
    return client.get(url).status_code


def test_a_student_gets_the_picture_once_and_nobody_between_keeps_it(client, world):
    lesson, student, _teacher = world
    client.force_login(student)

    got = client.get(address_of(lesson))

    assert opened(got.content).size == (40, 30)
    assert got["Content-Type"] == "image/webp"
    assert got["Cache-Control"] == "private, max-age=31536000, immutable"
    assert got["X-Content-Type-Options"] == "nosniff"
    assert got["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_before_the_lesson_opens_only_its_teacher_sees_it(client, world):
    lesson, student, teacher = world
    url = address_of(lesson)
    Assignment.objects.update(opens_at=timezone.now() + timedelta(days=1))

    assert status_for(client, student, url) == 404
    assert status_for(client, teacher, url) == 200


def test_a_lesson_taken_back_to_draft_shows_students_nothing(client, world):
    lesson, student, teacher = world
    url = address_of(lesson)
    Lesson.objects.update(status=LessonStatus.DRAFT, published_at=None)

    assert status_for(client, student, url) == 404
    assert status_for(client, teacher, url) == 200


def test_who_left_a_class_still_reads_what_they_learnt_there_and_a_teacher_does_not(client, world):
    lesson, student, teacher = world
    url = address_of(lesson)
    Membership.objects.update(ended_at=timezone.now())

    assert status_for(client, student, url) == 200
    assert status_for(client, teacher, url) == 404


def test_a_translation_is_read_by_whoever_has_the_lesson_once_it_is_published(client, world):
    lesson, student, _teacher = world
    russian = f.make_lesson(language="ru", original=lesson, number=16)
    url = address_of(russian)

    assert status_for(client, student, url) == 200
    Lesson.objects.filter(pk=russian.pk).update(status=LessonStatus.DRAFT, published_at=None)
    assert status_for(client, student, url) == 404


def test_another_lesson_does_not_lend_its_name_to_a_picture(client, world):
    lesson, student, _teacher = world
    strange = address_of(f.make_lesson(number=2))

    assert status_for(client, student, strange) == 404
    digest = strange.rsplit("/", 1)[1].removesuffix(".webp")
    assert status_for(client, student, reverse("lessons:asset", args=[lesson.pk, digest])) == 404


def test_a_file_that_is_lost_is_not_found(client, world):
    lesson, student, _teacher = world
    url = address_of(lesson)
    rendition = Rendition.objects.get()
    rendition.file.storage.delete(rendition.file.name)

    assert status_for(client, student, url) == 404
