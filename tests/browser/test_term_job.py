"""Fifteen handouts become lessons of five classes, as one person would do it: sixty clicks."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from lessons.models import Assignment, Lesson
from tests import factories as f
from tests.loading.steps import HANDOUT

pytestmark = pytest.mark.django_db(transaction=True)
MOST_CLICKS = 60
HANDOUTS, CLASSES = 15, 5


@pytest.fixture
def teacher(live_server):
    """Who also looks after the site, and teaches five classes."""
    person = f.make_admin("teacher", last_name="Сейітова")
    for number in range(CLASSES):
        f.enrol(person, f.make_classroom(f"ХҚ-23{number}"), "teacher")
    return person


@pytest.fixture
def handouts(tmp_path):
    paths = [tmp_path / f"class-{number:02}.txt" for number in range(1, HANDOUTS + 1)]
    for number, path in enumerate(paths, 1):
        path.write_text(HANDOUT.replace("№7", f"№{number}"), encoding="utf-8")
    return paths


class Hand:
    """Counts what a mouse does; choosing files takes a click and their own window."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def press(self, role: str, name: str) -> None:
        self.clicks += 1
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=name).first.click()

    def choose(self, paths) -> None:
        self.clicks += 1
        self.page.locator("[name=files]").set_input_files(paths)

    def type_into(self, name: str, text: str) -> None:
        self.clicks += 1
        self.page.locator(f"[name={name}]").fill(text)


def sign_in(page: Page, base_url, person) -> None:
    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    values = {name: client.cookies[name].value, settings.LANGUAGE_COOKIE_NAME: "en"}
    page.context.add_cookies(
        [{"name": key, "value": value, "url": base_url} for key, value in values.items()]
    )


def test_fifteen_handouts_are_published_and_given_to_five_classes(
    page, base_url, teacher, handouts
):
    sign_in(page, base_url, teacher)
    page.goto("/admin/lessons/lesson/load/several/")
    hand = Hand(page)
    hand.choose(handouts)
    hand.type_into("new_course", "Дипломатия")
    page.get_by_role("button", name="Load and read the handouts").click()
    hand.clicks += 1
    hand.press("link", "Open the report")
    for path in handouts:
        hand.press("link", f"Review {path.name}")
        hand.press("button", "Create lesson (draft)")
        hand.press("link", "Go on with the other files")
    hand.press("button", "Publish the lessons that were made: 15")
    expect(page.get_by_text("15 lessons are published.")).to_be_visible()
    page.goto("/")
    hand.clicks += 1
    hand.press("link", "Assign lessons for the term")
    hand.press("button", "Show the table")
    hand.press("button", "Assign: 75 lessons")
    expect(page.get_by_text("75 lessons were given.")).to_be_visible()

    assert hand.clicks <= MOST_CLICKS
    assert Lesson.objects.published().count() == HANDOUTS
    assert Assignment.objects.count() == HANDOUTS * CLASSES
