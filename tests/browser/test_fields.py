"""Questions of several fields in a real browser: ordering by the keyboard, gaps, a number."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from lessons.domain.parts import Part
from lessons.models import Response
from tests import factories as f
from tests.browser.walker import become

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def open_question(base_url):
    """Opens a question of a kind on a page; gives the page back."""
    now = timezone.now()
    classroom = f.make_classroom()
    student = f.make_student(classroom)

    def open_on(page, kind: str):
        lesson = f.make_lesson()
        f.make_question(lesson, kind=kind)
        assignment = f.make_assignment(lesson, classroom, opens_at=now, due_at=None)
        attempt = f.make_attempt(assignment, student, part=Part.LEVEL_1, now=now)
        become(page, student, base_url=base_url, language="en")
        page.goto(reverse("lessons:attempt-question", args=[attempt.pk, 1]))
        return page

    return open_on


def saved(page) -> list[str]:
    expect(page.locator("#save-state")).to_have_attribute("data-state", "saved")
    return Response.objects.get().draft


def test_items_are_put_into_order_by_the_keyboard(page, open_question):
    open_question(page, "ordering")
    labels = page.locator("[data-ordering] label")
    first = labels.first.inner_text()
    button = page.get_by_role("button", name=f"Move down: {first}", exact=True)

    button.focus()
    page.keyboard.press("Enter")

    expect(labels.nth(1)).to_have_text(first)
    expect(button).to_be_focused()
    expect(page.locator("[data-moved]")).to_contain_text(first)
    assert len(saved(page)) == labels.count()


def test_a_row_is_dragged_by_its_number_and_moved_by_the_arrow_keys(page, open_question):
    open_question(page, "ordering")
    rows = page.locator("[data-ordering] > li")
    labels = page.locator("[data-ordering] label")
    first = labels.first.inner_text()
    target = rows.nth(2).bounding_box()

    rows.first.locator("[data-handle]").hover()
    page.mouse.down()
    page.mouse.move(target["x"] + 20, target["y"] + target["height"] - 2, steps=8)
    page.mouse.up()
    expect(labels.nth(2)).to_have_text(first)
    expect(page.locator("[data-moved]")).to_contain_text(first)
    rows.nth(2).locator("[data-handle]").press("ArrowUp")

    expect(labels.nth(1)).to_have_text(first)
    expect(rows.nth(1).locator("[data-handle]")).to_be_focused()
    assert len(saved(page)) == labels.count()


BROKEN_WORDS = """() => [...document.querySelectorAll("[data-ordering] label")].flatMap((label) => {
  const text = label.firstChild;
  return [...text.data.matchAll(/\\S+/g)].filter(({0: word, index}) => {
    const range = new Range();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return range.getClientRects().length > 1;
  }).map(([word]) => word);
})"""


def test_at_360_px_a_row_to_be_ordered_keeps_whole_words(phone_page, open_question):
    open_question(phone_page, "ordering")
    expect(phone_page.locator("[data-handle]").first).to_be_visible()

    assert phone_page.locator("[data-ordering] label").first.bounding_box()["width"] >= 180
    assert phone_page.evaluate(BROKEN_WORDS) == []


def test_a_gap_is_filled_and_found_again_after_a_reload(page, open_question):
    open_question(page, "gaps")
    gap = page.locator(".gap-text input").first
    gap.fill("тоғыз")
    saved(page)

    page.reload()

    expect(page.locator(".gap-text input").first).to_have_value("тоғыз")


def test_what_is_no_number_is_told_and_kept(page, open_question, allowed_troubles):
    allowed_troubles.append("status of 400")
    open_question(page, "numeric")
    page.fill("#answer", "онға жуық")

    expect(page.locator("#save-state")).to_have_attribute("data-state", "invalid")
    expect(page.locator("#answer")).to_have_value("онға жуық")


def test_a_match_can_be_chosen_without_javascript(no_js_page, open_question):
    open_question(no_js_page, "matching")
    choice = no_js_page.locator(".field-row select").first
    choice.select_option(index=1)
    no_js_page.get_by_role("button", name="Check and hand in").first.click()

    assert len(Response.objects.get().draft) == 1
