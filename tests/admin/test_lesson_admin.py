"""A lesson's own page: its sections and questions, and publishing it."""

import pytest
from django.test import Client
from django.urls import reverse

from lessons.models import LessonStatus
from tests import factories as f
from tests.admin.form_page import fields_of, words_of


def change_url(lesson):
    return reverse("admin:lessons_lesson_change", args=[lesson.pk])


def publish_url(lesson):
    return reverse("admin:lessons_lesson_publish", args=[lesson.pk])


@pytest.fixture
def draft(db):
    return f.make_lesson(published=False)


class TestPublishing:
    def test_a_draft_offers_it_and_a_published_lesson_does_not(self, client, draft):
        assert publish_url(draft) in words_of(client.get(change_url(draft)))
        client.post(publish_url(draft))
        page = words_of(client.get(change_url(draft)))
        assert publish_url(draft) not in page
        assert f"{reverse('admin:lessons_assignment_add')}?lesson={draft.pk}" in page

    def test_it_takes_a_button_and_not_a_link(self, client, draft):
        client.get(publish_url(draft))
        draft.refresh_from_db()
        assert draft.status == LessonStatus.DRAFT
        client.post(publish_url(draft))
        draft.refresh_from_db()
        assert draft.status == LessonStatus.PUBLISHED

    def test_it_says_who_will_see_the_lesson(self, client, draft):
        assert "Nobody yet" in words_of(client.get(publish_url(draft)))
        assignment = f.make_assignment(draft, f.make_classroom("ХҚ-231"))
        f.make_teacher(assignment.classroom)
        f.make_student(assignment.classroom)
        assert "ХҚ-231: 1 student, from" in words_of(client.get(publish_url(draft)))

    def test_a_lesson_without_questions_or_text_is_warned_about(self, client, draft):
        page = words_of(client.get(publish_url(draft)))
        assert "The lesson has no questions" in page
        assert "The lesson has no text" in page
        f.make_question(draft)
        f.make_section(draft)
        assert "The lesson has no" not in words_of(client.get(publish_url(draft)))

    def test_a_second_time_changes_nothing_and_says_so(self, client, draft):
        client.post(publish_url(draft))
        draft.refresh_from_db()
        published_at = draft.published_at
        response = client.post(publish_url(draft), follow=True)
        draft.refresh_from_db()
        assert draft.published_at == published_at
        assert "was published before" in words_of(response)

    def test_it_takes_the_right_to_change_lessons(self, draft):
        client = Client()
        client.force_login(f.make_clerk("view_lesson"))
        assert client.get(publish_url(draft)).status_code == 403
        assert client.post(publish_url(draft)).status_code == 403
        assert publish_url(draft) not in words_of(client.get(change_url(draft)))

    def test_a_lesson_that_is_not_there_is_not_found(self, client):
        assert client.get(reverse("admin:lessons_lesson_publish", args=[999])).status_code == 404


def test_the_page_lists_the_questions_with_links(client, draft):
    question = f.make_question(draft, text="Дипломатия дегеніміз не?")
    page = words_of(client.get(change_url(draft)))
    assert "Дипломатия дегеніміз не?" in page
    assert reverse("admin:lessons_question_change", args=[question.pk]) in page


def test_a_section_is_edited_and_a_new_one_comes_last(client, draft):
    f.make_section(draft, "Бірінші")
    fields = fields_of(client.get(change_url(draft)), having="title")
    response = client.post(
        change_url(draft),
        fields
        | {
            "section_set-TOTAL_FORMS": "2",
            "section_set-0-text": "Жаңа мәтін.\r\nЕкінші жол.",
            "section_set-1-id": "",
            "section_set-1-lesson": str(draft.pk),
            "section_set-1-heading": "Екінші",
            "section_set-1-text": "Мәтін.",
        },
    )
    assert response.status_code == 302
    first, second = draft.section_set.all()
    assert first.text == "Жаңа мәтін.\nЕкінші жол."
    assert (second.heading, second.position) == ("Екінші", 2)


@pytest.mark.parametrize(("number", "status"), [("0", 200), ("1000", 200), ("16", 302)])
def test_a_number_out_of_range_or_taken_is_refused(client, draft, number, status):
    fields = fields_of(client.get(change_url(draft)), having="title")
    assert client.post(change_url(draft), fields | {"number": number}).status_code == status


def test_a_taken_number_is_refused_in_words(client, draft):
    f.make_lesson(draft.course, number=16)
    fields = fields_of(client.get(change_url(draft)), having="title")
    response = client.post(change_url(draft), fields | {"number": "16"})
    assert "This course already has a lesson with this number." in words_of(response)
