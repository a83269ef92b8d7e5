"""A teacher writes a question in rows, by the keyboard, and sees it as a student will."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lessons.models import Question
from tests import factories as f
from tests.browser.test_teacher_job import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lesson():
    lesson = f.make_lesson()
    f.make_assignment(lesson, f.make_classroom())
    return lesson


@pytest.fixture
def teacher(lesson):
    return f.make_teacher(lesson.assignment_set.get().classroom, password=f.PASSWORD)


def open_editor(page, base_url, teacher, lesson, kind):
    sign_in(page, base_url, teacher)
    page.goto(reverse("lessons:question-new", args=[lesson.pk, kind]))
    page.get_by_label("Question text").fill("Елшілік дегеніміз не?")


def texts(page):
    return [box.input_value() for box in page.get_by_label("Text", exact=True).all()]


def test_rows_are_written_moved_and_removed_by_keys(open_page, base_url, teacher, lesson):
    page = open_page()
    open_editor(page, base_url, teacher, lesson, "single-choice")
    page.get_by_label("Text", exact=True).first.fill("Келісім")
    page.keyboard.press("Enter")
    page.keyboard.type("Өкілдік")
    page.keyboard.press("Alt+ArrowUp")
    page.get_by_role("button", name="Remove: Option 4").click()
    page.get_by_label("Right").nth(1).check()
    page.get_by_label("Right").first.check()

    assert texts(page) == ["Өкілдік", "Келісім", "", ""]
    expect(page.get_by_label("Right").nth(1)).not_to_be_checked()
    shown = page.locator("[data-shown]")
    expect(shown.get_by_role("radio", name="Өкілдік")).to_be_visible()
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    version = Question.objects.get().in_force
    assert version.parsed.key_lines == "* Өкілдік\nКелісім"


def test_without_scripts_buttons_do_the_same(open_page, base_url, teacher, lesson):
    page = open_page(java_script_enabled=False)
    open_editor(page, base_url, teacher, lesson, "ordering")
    for place, text in enumerate(("Бірінші", "Үшінші", "Екінші")):
        page.get_by_label("Text", exact=True).nth(place).fill(text)
    page.get_by_role("button", name="Move down: Item 2").click()
    page.get_by_role("button", name="Preview", exact=True).click()

    assert page.locator("[data-shown]").get_by_text("Екінші").count()
    page.get_by_role("button", name="Save", exact=True).click()
    version = Question.objects.get().in_force
    assert version.parsed.key_lines == "Бірінші\nЕкінші\nҮшінші"
