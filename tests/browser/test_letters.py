"""The row of Kazakh letters for those without a Kazakh keyboard."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from lessons.domain.parts import Part
from tests import factories as f

pytestmark = pytest.mark.django_db(transaction=True)
ROW = "[role=toolbar]"


@pytest.fixture
def open_question(base_url):
    """Opens the open question of an attempt on a page of the student."""
    now = timezone.now()
    classroom = f.make_classroom()
    student = f.make_student(classroom)
    lesson = f.make_lesson()
    f.make_question(lesson, kind="open-answer")
    assignment = f.make_assignment(lesson, classroom, opens_at=now, due_at=None)
    attempt = f.make_attempt(assignment, student, part=Part.LEVEL_1, now=now)
    client = Client()
    client.force_login(student)

    def open_on(page):
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": base_url}])
        page.goto(reverse("lessons:attempt-question", args=[attempt.pk, 1]))
        return page

    return open_on


def test_a_letter_goes_where_the_cursor_is_and_is_saved(page, open_question):
    open_question(page)
    answer = page.locator("#answer")
    answer.fill("Мем лекет а")
    answer.press("End")

    page.locator(ROW).get_by_role("button", name="ң").click()

    expect(answer).to_have_value("Мем лекет аң")
    expect(answer).to_be_focused()
    expect(page.locator("#save-state")).to_have_attribute("data-state", "saved")


def test_a_sentence_begins_with_a_capital(page, open_question):
    open_question(page)

    page.locator(ROW).get_by_role("button", name="ө").click()

    expect(page.locator("#answer")).to_have_value("Ө")


def test_the_row_is_one_stop_of_the_tab_key_and_arrows_go_along_it(page, open_question):
    open_question(page)
    page.locator(ROW).get_by_role("button").first.focus()

    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    expect(page.locator("#answer")).to_have_value("Ғ")
    expect(page.locator(ROW).get_by_role("button", name="ғ")).to_be_focused()
    assert page.locator(f"{ROW} [tabindex='0']").count() == 1


def test_it_folds_away_for_somebody_who_has_the_letters_and_stays_so(page, open_question):
    open_question(page)

    page.locator("#answer").press_sequentially("қ")
    expect(page.locator(ROW)).to_be_hidden()
    page.reload()

    expect(page.locator(ROW)).to_be_hidden()
    page.locator("[aria-controls=letters]").click()
    expect(page.locator(ROW)).to_be_visible()


def test_on_a_phone_it_is_open_until_the_phone_types_a_letter_itself(phone_page, open_question):
    open_question(phone_page)
    expect(phone_page.locator(ROW)).to_be_visible()

    phone_page.locator("[aria-controls=letters]").tap()

    expect(phone_page.locator(ROW)).to_be_hidden()


OVER_A_KEYBOARD = {"width": 360, "height": 420}
IOS_VIEW = """Object.defineProperty(window, "visualViewport", {value: Object.assign(
  new EventTarget(), {height: 420, offsetTop: 0, scale: 1})})"""
"""A window of 740 px, of which a keyboard leaves 420 px to be seen."""


def test_letters_save_state_and_button_stay_above_the_keyboard_while_a_long_text_grows(
    phone_page, open_question
):
    page = open_question(phone_page)
    page.set_viewport_size(OVER_A_KEYBOARD)
    page.locator("#answer").fill("Жол\n" * 15)
    page.locator("#answer").press("End")
    expect(page.locator("#save-state")).to_have_attribute("data-state", "saved")

    for part in (f"{ROW} >> button >> nth=0", "#save-state", "[name=go] >> nth=0"):
        expect(page.locator(part)).to_be_in_viewport(ratio=1)
    answer, dock = page.locator("#answer").bounding_box(), page.locator(".dock").bounding_box()
    assert answer["y"] + answer["height"] <= dock["y"] + 1


def test_the_dock_goes_above_a_keyboard_that_leaves_the_page_its_height(phone_page, open_question):
    phone_page.add_init_script(IOS_VIEW)
    page = open_question(phone_page)

    dock = page.locator(".dock").bounding_box()

    assert dock["y"] + dock["height"] == pytest.approx(420, abs=1)
