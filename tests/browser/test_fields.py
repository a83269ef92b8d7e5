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
