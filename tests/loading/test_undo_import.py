"""*Undo this import* in the administration: a page that names what goes, then one button."""

import pytest
from django.test import Client
from django.urls import reverse

from lessons.models import Course, Lesson, Source
from tests import factories as f
from tests.admin.form_page import words_of
from tests.loading.steps import open_review, rows_written


@pytest.fixture
def loaded(client, handout) -> Lesson:
    url, _page, fields = open_review(client, handout)
    client.post(url, fields)
    return Lesson.objects.get()


def undo_url(lesson):
    return reverse("admin:lessons_lesson_undo", args=[lesson.pk])


def change_page(client, lesson) -> str:
    return words_of(client.get(reverse("admin:lessons_lesson_change", args=[lesson.pk])))


def test_only_a_lesson_of_an_import_offers_it(client, loaded):
    typed = f.make_lesson(number=99)
    assert undo_url(loaded) in change_page(client, loaded)
    assert undo_url(typed) not in change_page(client, typed)


def test_the_page_names_what_will_go_and_deletes_nothing(client, loaded):
    f.make_assignment(loaded, f.make_classroom(name="ХҚ-231"))
    before = rows_written()
    page = words_of(client.get(undo_url(loaded)))
    assert "File: class-7.txt." in page
    assert "№7. Елшілік қызметі: 3 questions" in page
    assert "ХҚ-231: №7. Елшілік қызметі, from" in page
    assert rows_written() == before


def test_the_button_deletes_the_lesson_and_the_file_can_be_loaded_again(client, loaded, handout):
    response = client.post(undo_url(loaded), follow=True)
    assert "The import is undone: the lesson is deleted." in words_of(response)
    assert not Lesson.objects.exists()
    assert not Source.objects.exists()
    url, _page, fields = open_review(client, handout, course=Course.objects.get().pk)
    client.post(url, fields)
    assert Lesson.objects.count() == 1


def test_a_lesson_that_a_student_has_begun_is_kept_and_the_page_says_why(client, loaded):
    Lesson.objects.filter(pk=loaded.pk).update(status="published", published_at=f.NOW)
    classroom = f.make_classroom()
    loaded.refresh_from_db()
    f.make_attempt(f.make_assignment(loaded, classroom), f.make_student(classroom))
    before = rows_written()

    response = client.post(undo_url(loaded), follow=True)

    assert "A student has begun this lesson" in words_of(response)
    assert "What will be deleted" not in words_of(response)
    assert rows_written() == before


def test_a_second_click_says_that_there_is_nothing_to_undo(client, loaded):
    client.post(undo_url(loaded))
    assert client.post(undo_url(loaded)).status_code == 404


def test_it_is_closed_to_staff_who_may_not_load(loaded):
    other = Client()
    other.force_login(f.make_clerk("view_lesson"))
    assert other.get(undo_url(loaded)).status_code == 403
    assert other.post(undo_url(loaded)).status_code == 403
    assert Lesson.objects.exists()
