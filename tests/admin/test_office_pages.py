"""The administration speaks in words, and its index goes by jobs."""

import re

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import override

from lessons.models import Lesson
from tests import factories as f
from tests.admin.form_page import words_of

pytestmark = pytest.mark.django_db
GROUP = re.compile(r"<caption[^>]*>([^<]+)</caption>")


def test_the_index_goes_by_jobs(client):
    page = words_of(client.get(reverse("admin:index")))

    assert GROUP.findall(page) == [
        *("Material", "People", "Teaching", "Running the site", "Journals")
    ]
    assert page.index(">Lessons<") < page.index(">Classes<") < page.index(">Proposals<")


def test_a_department_admin_meets_what_is_theirs_alone():
    office = Client()
    office.cookies["django_language"] = "en"
    office.force_login(f.make_department_admin(f.make_department()))

    page = words_of(office.get(reverse("admin:index")))

    assert ">Lessons<" in page
    assert ">Marked answers<" not in page
    assert ">Roles<" not in page


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_table_of_the_product_has_a_name_of_its_own_in_each_language(language):
    """«Топтар» are classes, and nothing else."""
    tables = [model._meta for model in admin.site._registry if model._meta.app_label == "lessons"]
    with override(language):
        names = [capfirst(str(meta.verbose_name_plural)) for meta in tables]

    assert len(set(names)) == len(names)
    assert not [name for name in names if re.search("[A-Za-z]", name)]


@pytest.mark.parametrize(
    ("language", "title"), [("kk", "Пайдаланушылар"), ("ru", "Пользователи"), ("en", "Users")]
)
def test_the_title_of_a_list_is_the_name_of_what_it_lists(client, language, title):
    client.cookies["django_language"] = language
    page = words_of(client.get(reverse("admin:lessons_user_changelist")))
    assert f"<h1>{title}</h1>" in page


def test_kinds_stand_in_words_in_lists_filters_and_versions(client):
    question = f.make_question(f.make_lesson(), kind="gaps")
    pages = [
        reverse("admin:lessons_question_changelist"),
        reverse("admin:lessons_questionversion_changelist"),
        reverse("admin:lessons_questionversion_change", args=[question.current_id]),
    ]
    for page in pages:
        shown = re.sub(r"<[^>]*>", " ", words_of(client.get(page)))
        assert not re.search(r"\bgaps\b", shown), page
    version = words_of(client.get(pages[2]))
    assert "&quot;" not in version


def test_an_answer_is_read_in_words_and_its_mark_in_percent(client):
    question = f.make_question(f.make_lesson())
    assignment = f.make_assignment(question.lesson, f.make_classroom())
    student = f.make_student(assignment.classroom)
    attempt = f.make_attempt(assignment, student, answers=[("a",)], submitted=True)
    url = reverse("admin:lessons_response_change", args=[attempt.response_set.get().pk])

    page = words_of(client.get(url))

    assert question.in_force.parsed.input.options[0].text in page
    assert re.search(r"100\s%", page.replace("&nbsp;", " "))
    assert "1.00000" not in page


def test_drafts_are_published_together(client):
    drafts = [f.make_lesson(number=number, published=False) for number in (1, 2)]
    chosen = {"_selected_action": [lesson.pk for lesson in drafts], "action": "publish_chosen"}

    page = client.post(reverse("admin:lessons_lesson_changelist"), chosen, follow=True)

    assert Lesson.objects.published().count() == 2
    assert "2 lessons are published." in words_of(page)


def test_no_list_bends_a_name_behind_a_number_or_a_filter(client):
    client.cookies["django_language"] = "kk"

    page = words_of(client.get(reverse("admin:lessons_announcement_changelist")))

    assert "Барлығы: 0" in page
    assert "0 хабарландыру" not in page
    assert "бойынша" not in page
    assert "<summary>Кімге</summary>" in page
