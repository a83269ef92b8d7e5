"""Practice in a real browser: with the keyboard alone, without JavaScript, on a phone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from lessons.models import PracticeAnswer, Question, UseChoices
from tests import factories as f
from tests.browser.walker import become

OPTIONS = [
    {"id": "a", "text": "Ізгі қызмет"},
    {"id": "b", "text": "Делдалдық", "feedback": "Делдал шешім нұсқасын өзі де ұсынады."},
    {"id": "c", "text": "Дипломатиялық нота"},
    {"id": "d", "text": "Жария дипломатия"},
]
TEXT = (
    "Дауды реттеуде екі құралды ажырату керек. Ізгі қызмет көрсетуші тек кездесуге жағдай жасайды, "
    "ал делдал келіссөзге қатысып, шешім нұсқасын өзі де ұсынады."
)
FIRST = (
    "Екі ел дауласып қалды. Үшінші ел оларды келіссөз үстеліне жинады, бірақ шешім нұсқасын "
    "ұсынған жоқ. Мұнда қай құрал қолданылды?"
)
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def student(live_server):
    now = timezone.now()
    classroom = f.make_classroom()
    lesson = f.make_lesson()
    section = f.make_section(lesson, heading="Дипломатиялық қызмет және құралдар", text=TEXT)
    rows = [
        ("single-choice", FIRST, {"options": OPTIONS, "correct": "a"}),
        ("ordering", "Оқиғаларды ретімен қойыңыз.", None),
        ("short-answer", "Түркі мемлекеттерінің кеңесі қалай аталған?", None),
        ("open-answer", "Дипломатия дегеніміз не?", None),
    ]
    for kind, text, payload in rows:
        f.make_question(
            lesson,
            kind=kind,
            text=text,
            payload=payload,
            section=section,
            explanation="Ізгі қызмет көрсетуші тек кездесуге жағдай жасайды.",
        )
    Question.objects.update(use=UseChoices.PRACTICE)
    f.make_assignment(lesson, classroom, opens_at=now - timedelta(days=1), due_at=None)
    return f.make_student(classroom)


def open_lesson(page: Page, student, base_url) -> None:
    become(page, student, base_url=base_url, language="en")
    assignment = student.classrooms.get().assignment_set.get()
    page.goto(reverse("lessons:assignment-detail", args=[assignment.pk]))


def start(page: Page, student, base_url, *, is_plain: bool = False) -> None:
    open_lesson(page, student, base_url)
    page.locator("#practice form button").first.click()
    page.locator(".tile").first.wait_for()
    if not is_plain:
        page.locator("[data-live]").wait_for()


def test_the_keyboard_alone_leads_through_a_sitting(page, student, base_url):
    start(page, student, base_url)
    loads = []
    page.on("request", lambda one: loads.append(one.url) if one.resource_type == "document" else 0)
    words = page.locator("[data-words]")

    page.keyboard.press("2")
    page.keyboard.press("Enter")
    expect(words).to_contain_text("Not right")
    expect(words).to_be_focused()
    expect(page.locator(".tile.bad")).to_contain_text("Делдал шешім нұсқасын өзі де ұсынады.")
    page.keyboard.press("h")
    expect(page.locator(".hint[data-open]")).to_have_count(1)
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(words).to_contain_text("Right!")
    page.keyboard.press("Enter")

    expect(page.locator("[data-ordering]")).to_be_visible()
    expect(page.locator("[data-move]").first).to_be_visible()
    page.locator("[data-step='1']").first.focus()
    page.keyboard.press("Enter")
    page.locator("[data-primary]").focus()
    page.keyboard.press("Enter")
    expect(words).not_to_be_empty()
    assert loads == []
    assert PracticeAnswer.objects.count() == 3


def test_a_text_is_typed_with_the_letters_row_after_the_question_changed(page, student, base_url):
    Question.objects.exclude(current__kind__in=["single-choice", "short-answer"]).update(
        retired_at=timezone.now()
    )
    start(page, student, base_url)
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.locator("[data-words]")).to_contain_text("Right!")
    page.keyboard.press("Enter")

    expect(page.locator("#answer")).to_be_focused()
    page.locator(".letters-row .letter").first.click()
    page.keyboard.type("лем")
    assert page.locator("#answer").input_value().lower() == "әлем"
    page.keyboard.press("Enter")
    expect(page.locator("[data-words]")).not_to_be_empty()


def test_without_javascript_it_is_the_same_way(no_js_page, student, base_url):
    page = no_js_page
    start(page, student, base_url, is_plain=True)
    page.locator(".tile input").nth(1).check(force=True)
    page.locator("[data-primary]").click()

    expect(page.locator("#verdict")).to_contain_text("Not right")
    page.locator(".tile input").nth(0).check(force=True)
    page.locator("[data-primary]").click()
    expect(page.locator("#verdict")).to_contain_text("Right!")
    page.locator("[data-primary]").click()
    expect(page.locator(".question-field")).to_contain_text("ретімен")


@pytest.fixture
def _offline_troubles(allowed_troubles):
    allowed_troubles.append("net::ERR_(INTERNET_DISCONNECTED|FAILED)")


@pytest.mark.usefixtures("_offline_troubles")
def test_without_a_connection_and_the_other_questions_the_answer_stays_in_the_page(
    page, student, base_url
):
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    start(page, student, base_url)
    page.keyboard.press("1")
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    expect(page.locator("[data-words]")).to_contain_text("No connection.")
    page.context.set_offline(False)
    page.keyboard.press("Enter")

    expect(page.locator("[data-words]")).to_contain_text("Right!")
    assert PracticeAnswer.objects.count() == 1


@pytest.mark.usefixtures("_offline_troubles")
def test_a_sitting_goes_on_without_a_connection_and_sends_in_order_and_once(
    page, student, base_url
):
    with page.expect_response("**/pages/"):
        start(page, student, base_url)
    page.context.set_offline(True)
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.locator("[data-words]")).to_contain_text("Kept on this device.")
    page.locator("[data-step='1']").first.click()
    page.locator("[data-primary]").click()
    expect(page.locator("#answer")).to_be_visible()

    with page.expect_navigation():
        page.context.set_offline(False)

    expect(page.locator("#answer")).to_be_visible()
    given = PracticeAnswer.objects.order_by("pk").values_list("asked__position", "seq")
    assert list(given) == [(1, 1), (2, 1)]
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('pr'))") == []


def test_on_a_phone_nothing_scrolls_sideways_and_the_button_stays_where_it_is(
    phone_page, student, base_url, axe
):
    page = phone_page
    start(page, student, base_url)

    def right_edge() -> float:
        box = page.locator("[data-primary]").bounding_box()
        return box["x"] + box["width"]

    before = right_edge()
    axe(page)
    page.locator(".tile").nth(1).click()
    page.locator("[data-primary]").click()
    expect(page.locator("[data-words]")).to_contain_text("Not right")
    axe(page)
    assert right_edge() == pytest.approx(before, abs=1)
    for number in range(1, 5):
        page.locator("[data-hint] button").click()
        expect(page.locator(".hint[data-open]")).to_have_count(number)
    expect(page.locator("[data-words]")).to_contain_text("Here is the answer")
    axe(page)
    assert page.evaluate(SIDEWAYS) <= 0
    box = page.locator("[data-primary]").bounding_box()
    assert box["height"] >= 44


def test_an_open_answer_shows_its_ideas_and_the_review_page_is_accessible(
    page, student, base_url, axe
):
    Question.objects.exclude(current__kind__in=["open-answer", "single-choice"]).update(
        retired_at=timezone.now()
    )
    start(page, student, base_url)
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.locator("[data-words]")).to_contain_text("Right!")
    page.keyboard.press("Enter")
    page.locator("#answer").fill("Мемлекеттің атынан жүргізілетін бейбіт құралдар қызметі")
    page.locator("[data-primary]").click()
    expect(page.locator("[data-words]")).to_contain_text("Ideas found:")
    axe(page)
    page.locator("[data-next]").click()
    expect(page.locator("h1")).to_contain_text("Practice is over")
    axe(page)
    page.goto(reverse("lessons:review"))
    axe(page)
    page.goto(reverse("lessons:home"))
    axe(page)
