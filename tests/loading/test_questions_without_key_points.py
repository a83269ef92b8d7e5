"""Open questions without key points are counted wherever a lesson goes on; nothing is forbidden."""

import pytest
from django.urls import reverse

from lessons.models import Lesson
from tests import factories as f
from tests.admin.form_page import fields_of
from tests.loading.steps import open_review

pytestmark = pytest.mark.django_db
EMPTY = {"key_points": [], "model_answer": ""}
Q = "lesson-0-questions-"


@pytest.fixture
def english(client):
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def bare():
    """A draft with one open question without key points, and one with them."""
    lesson = f.make_lesson(published=False)
    question = f.make_question(lesson, kind="open-answer", payload=EMPTY)
    f.make_question(lesson, kind="open-answer")
    return question


def draft_url(question):
    return reverse("lessons:rubric-draft", args=[question.pk])


def overview(question):
    return reverse("lessons:lesson-key-points", args=[question.lesson_id])


def test_an_open_question_gets_the_points_of_the_site_where_the_handout_names_none(
    client, handout, settings
):
    settings.OPEN_ANSWER_POINTS = 8
    _url, _page, fields = open_review(client, handout)
    assert fields[f"{Q}0-points"] == "8"


@pytest.mark.parametrize(
    "said", ["Елшілік дегеніміз не? (3 балл)", "Елшілік дегеніміз не? (1 балл)"]
)
def test_the_points_of_the_handout_stay(client, handout, said):
    data = handout.replace("Елшілік дегеніміз не?".encode(), said.encode())
    _url, _page, fields = open_review(client, data)
    assert fields[f"{Q}0-points"] == said.partition("(")[2][0]


def test_the_review_page_counts_them_beside_what_the_levels_come_to(english, handout):
    _url, page, _fields = open_review(english, handout)
    text = " ".join(page.content.decode().split())
    assert "3 open questions have no key points" in text
    assert "Level 1: 10 · Level 2: 10 · БӨЖ: 10" in text
    assert f'href="#item-{Q}0"' in text


def test_a_lesson_is_made_all_the_same_and_its_page_links_to_each(english, handout):
    url, _page, fields = open_review(english, handout)
    page = english.post(url, fields, follow=True).content.decode()
    lesson = Lesson.objects.get()
    assert "3 open questions have no key points" in " ".join(page.split())
    assert all(draft_url(question) in page for question in lesson.question_set.all())


def test_the_page_for_publishing_counts_them_and_publishes(english, bare):
    url = reverse("admin:lessons_lesson_publish", args=[bare.lesson_id])
    page = english.get(url).content.decode()
    assert "1 open question has no key points" in " ".join(page.split())
    assert draft_url(bare) in page
    english.post(url)
    bare.lesson.refresh_from_db()
    assert bare.lesson.is_published


def test_the_page_for_publishing_says_which_questions_have_no_level(english, bare):
    bare.is_level_given = False
    bare.save()
    url = reverse("admin:lessons_lesson_publish", args=[bare.lesson_id])
    page = english.get(url).content.decode()
    assert reverse("admin:lessons_lesson_levels", args=[bare.lesson_id]) in page


def test_whoever_assigns_it_is_told_with_the_way_to_draft(english):
    classroom = f.make_classroom()
    english.force_login(f.make_teacher(classroom))
    question = f.make_question(f.make_lesson(), kind="open-answer", payload=EMPTY)
    url = reverse("lessons:assignment-create", args=[classroom.pk])
    page = english.get(url)
    assert "have no key points" in " ".join(page.content.decode().split())
    fields = fields_of(page, having="lesson") | {"lesson": question.lesson_id}
    page = english.post(url, fields, follow=True).content.decode()
    assert overview(question) in page
    assignment = classroom.assignment_set.get()
    edit = reverse("lessons:assignment-edit", args=[assignment.pk])
    assert overview(question) in english.get(edit).content.decode()


def test_a_lesson_whose_questions_all_have_key_points_is_not_spoken_of(english):
    classroom = f.make_classroom()
    english.force_login(f.make_teacher(classroom))
    f.make_question(f.make_lesson(), kind="open-answer")
    page = english.get(reverse("lessons:assignment-create", args=[classroom.pk]))
    assert "no key points" not in page.content.decode()
