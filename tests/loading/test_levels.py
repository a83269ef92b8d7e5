"""Levels that the document does not give: asked for, taken as level 1 meanwhile, and told."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lessons.models import Lesson, Question
from tests.admin.form_page import fields_of
from tests.admin.form_page import words_of as words
from tests.loading.steps import UNLEVELLED, open_review
from tests.loading.test_review_actions import Page

Q = "lesson-0-questions"


@pytest.fixture
def page(client):
    return Page(client, UNLEVELLED.encode())


@pytest.fixture
def lesson(page) -> Lesson:
    return page.create()


def test_a_question_without_a_level_asks_for_one(page):
    assert page.texts("part") == ["", "", "", "independent"]
    assert '<option value="" selected>Choose the level</option>' in page.item(f"{Q}-0")
    assert "Choose the level" not in page.item(f"{Q}-3")


def test_the_page_counts_them_and_says_what_is_done_without_a_choice(page):
    shown = words(page.response)
    assert "3 questions without a level" in shown
    assert "These questions have no level." not in shown
    assert "Without a choice they are made level 1." in page.item(f"{Q}-0")
    assert "Without a choice they are made level 1." not in page.item(f"{Q}-1")


def test_one_press_gives_all_of_a_run_their_level(page):
    page.press(f"run:{Q}:0:level-2")
    assert page.texts("part") == ["level-2"] * 3 + ["independent"]
    assert "questions without a level" not in words(page.response)


def test_those_with_a_level_of_their_own_keep_it(page):
    page.fields[f"{Q}-1-part"] = "level-3"
    page.press(f"run:{Q}:0:level-2")
    assert page.texts("part") == ["level-2", "level-3", "", "independent"]


def test_a_part_that_is_no_level_changes_nothing(page):
    page.press(f"run:{Q}:0:guided").press(f"run:{Q}:0:level-9")
    assert page.texts("part") == ["", "", "", "independent"]


def test_without_a_choice_the_lesson_is_made_with_level_1_and_says_so(client, lesson):
    parts = list(lesson.question_set.values_list("part", "is_level_given"))
    assert parts == [("level-1", False)] * 3 + [("independent", True)]
    shown = words(client.get(reverse("admin:lessons_lesson_change", args=[lesson.pk])))
    assert "The document gives no level for 3 questions; level 1 was taken." in shown
    for question in lesson.question_set.without_level():
        assert reverse("admin:lessons_question_change", args=[question.pk]) in shown


def test_of_several_lessons_each_is_told_with_a_link(client):
    second = UNLEVELLED.replace("№7", "№8").replace("Елшілік қызметі", "Консул қызметі")
    url, _page, fields = open_review(client, (UNLEVELLED + second).encode())
    response = client.post(url, fields, follow=True)
    for lesson in Lesson.objects.all():
        assert reverse("admin:lessons_lesson_levels", args=[lesson.pk]) in words(response)


def levels_page(lesson: Lesson) -> str:
    return reverse("admin:lessons_lesson_levels", args=[lesson.pk])


def test_levels_are_chosen_one_by_one_and_for_all_the_rest(client, lesson):
    first, *_others = lesson.question_set.without_level()
    fields = fields_of(client.get(levels_page(lesson)), having="rest")

    client.post(levels_page(lesson), fields | {f"level-{first.pk}": "level-3", "rest": "level-2"})

    parts = list(lesson.question_set.order_by("position").values_list("part", "is_level_given"))
    assert parts[:3] == [("level-3", True), ("level-2", True), ("level-2", True)]
    assert "Every question of the lesson has its level." in words(client.get(levels_page(lesson)))


def test_what_is_not_chosen_stays_open(client, lesson):
    fields = fields_of(client.get(levels_page(lesson)), having="rest")
    client.post(levels_page(lesson), fields)
    assert lesson.question_set.without_level().count() == 3


def test_the_levels_of_a_lesson_are_chosen_by_those_who_may_change_it(client, lesson):
    client.logout()
    assert client.get(levels_page(lesson)).status_code == 302


def test_a_questions_own_page_asks_too_and_a_choice_is_remembered(client, lesson):
    question = lesson.question_set.without_level().first()
    url = reverse("admin:lessons_question_change", args=[question.pk])
    fields = fields_of(client.get(url), having="part")
    assert fields["part"] == ""

    client.post(url, fields)
    question.refresh_from_db()
    assert (question.part, question.is_level_given) == ("level-1", False)

    client.post(url, fields | {"part": "level-2"})
    question.refresh_from_db()
    assert (question.part, question.is_level_given) == ("level-2", True)


def test_only_level_1_is_ever_taken(lesson):
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(is_level_given=False).update(part="level-2")
