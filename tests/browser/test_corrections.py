"""Corrections of the review page with one key each, and levels for a whole run; without a script
the buttons do the same."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lessons.models import Lesson
from tests.browser.test_admin_load import check, open_review, sign_in
from tests.loading.steps import UNLEVELLED

__all__ = ["check", "sign_in"]
Q, S = "lesson-0-questions", "lesson-0-sections"


@pytest.fixture
def handout(tmp_path) -> Path:
    path = tmp_path / "class-7.txt"
    path.write_text(f"{UNLEVELLED}\nӘдебиеттер:\n1. Дипломатия негіздері.\n", encoding="utf-8")
    return path


def settled(page: Page) -> None:
    expect(page.locator("[data-body][aria-busy]")).to_have_count(0)


def press(page: Page, key: str) -> None:
    page.keyboard.press(key)
    settled(page)


@pytest.fixture
def review(page, sign_in, handout) -> Page:
    sign_in(page)
    open_review(page, handout)
    expect(page.locator("#use-keys")).to_be_visible()  # The keys work from here on.
    return page


def test_one_key_gives_a_run_its_level(review):
    review.locator(f"#item-{Q}-1").focus()
    press(review, "Shift+Digit2")
    for index in range(3):
        expect(review.locator(f"[name={Q}-{index}-part]")).to_have_value("level-2")
    expect(review.locator("[data-act=run]")).to_have_count(0)


def test_an_item_becomes_something_else_with_one_key(review):
    review.locator(f"#item-{Q}-2").focus()
    press(review, "l")
    expect(review.locator(f"[name={S}-0-text]")).to_have_value(
        "Елшілік – мемлекеттің шет елдегі тұрақты өкілдігі.\n\n"
        "3. Елшілік пен консулдықты салыстырыңыз."
    )
    expect(review.locator(f"#item-{Q}-2")).to_be_focused()

    press(review, "q")
    expect(review.locator(f"[name={Q}-2-part]")).to_have_value("")

    press(review, "t")
    expect(review.locator(f"[name={Q}-2-kind]")).to_have_value("single-choice")

    press(review, "a")
    expect(review.locator(f"[name={Q}-1-text]")).to_have_value(
        "Консулдық дегеніміз не?\nҚазақстанның шет елдегі елшіліктері."
    )


def test_a_section_and_lines_not_used_are_asked_with_one_key(review):
    review.locator(f"#item-{S}-0").focus()
    press(review, "q")
    expect(review.locator(f"[name={Q}-0-text]")).to_have_value(
        "Елшілік – мемлекеттің шет елдегі тұрақты өкілдігі."
    )
    expect(review.locator(f"#item-{Q}-0")).to_be_focused()
    review.locator("[data-item=left]").last.focus()
    press(review, "i")
    expect(review.locator(f"[name={Q}-5-part]")).to_have_value("independent")


def test_without_a_script_the_buttons_do_the_same(no_js_page, sign_in, handout):
    page = sign_in(no_js_page)
    open_review(page, handout)
    page.get_by_role("group", name="Level of all of these").get_by_text("Level 3").click()
    expect(page.locator(f"[name={Q}-2-part]")).to_have_value("level-3")
    item = page.locator(f"#item-{Q}-2")
    item.get_by_text("It is something else").first.click()
    item.get_by_role("button", name="Guided independent work").click()
    expect(page.locator(f"[name={Q}-2-part]")).to_have_value("guided")
    page.get_by_role("button", name="Create lesson (draft)").click()
    expect(page.get_by_text("The lesson is made as a draft.")).to_be_visible()


def test_levels_that_were_not_chosen_are_chosen_later(review, check):
    review.get_by_role("button", name="Create lesson (draft)").click()
    expect(review.get_by_text("level 1 was taken")).to_be_visible()
    check(review)
    review.get_by_role("link", name="Choose the levels").click()
    check(review)
    review.get_by_label("All that are not chosen below").select_option("Level 2")
    review.get_by_role("button", name="Save the levels").click()
    expect(review.get_by_text("3 questions have their levels now.")).to_be_visible()
    assert not Lesson.objects.get().question_set.without_level().exists()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_that_asks_for_levels_is_accessible(open_page, sign_in, handout, check, scheme):
    page = sign_in(open_page(color_scheme=scheme))
    open_review(page, handout)
    for summary in page.get_by_text("It is something else").all()[:2]:
        summary.click()
    check(page)


def test_what_was_confirmed_is_exported_with_consent(review, check):
    address = review.url
    review.get_by_role("button", name="Create lesson (draft)").click()
    expect(review.get_by_text("The lesson is made as a draft.")).to_be_visible()
    review.goto(address)
    review.get_by_role("link", name="Export as a training document").click()
    check(review)
    review.get_by_role("checkbox").check()
    with review.expect_download() as download:
        review.get_by_role("button", name="Export as a training document").click()
    assert download.value.suggested_filename.endswith(".expected.json")
