"""A question asked in class, by a teacher at the screen and a student with a phone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from lessons.models import LiveAnswer, Question, UseChoices
from tests import factories as f
from tests.browser.conftest import PHONE
from tests.browser.walker import become

OPTIONS = [
    {"id": "a", "text": "Ізгі қызмет"},
    {"id": "b", "text": "Делдалдық", "feedback": "Делдал шешім нұсқасын өзі де ұсынады."},
    {"id": "c", "text": "Дипломатиялық нота"},
    {"id": "d", "text": "Жария дипломатия"},
]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SOON = 4000  # ms: two rounds of asking


class Hall:
    def __init__(self):
        self.classroom = f.make_classroom()
        self.teacher, self.student = f.make_teacher(self.classroom), f.make_student(self.classroom)
        lesson = f.make_lesson()
        f.make_question(
            lesson,
            text="Үшінші ел екі елді келіссөзге жинады, бірақ шешім ұсынбады. Қай құрал?",
            payload={"options": OPTIONS, "correct": "a"},
            explanation="Ізгі қызмет көрсетуші шешім ұсынбайды.",
        )
        f.make_question(
            lesson,
            kind="short-answer",
            text="Ресми хат қалай аталады?",
            payload={"accepted": ["нота"]},
        )
        Question.objects.update(use=UseChoices.PRACTICE)
        self.assignment = f.make_assignment(
            lesson, self.classroom, opens_at=timezone.now() - timedelta(days=1), due_at=None
        )


@pytest.fixture
def hall(live_server):
    return Hall()


def start(page: Page, hall: Hall, base_url: str, *, rows: str = ".stage-options li") -> None:
    become(page, hall.teacher, base_url=base_url, language="en")
    page.goto(reverse("lessons:live-start", args=[hall.assignment.pk]))
    page.get_by_role("button", name="Ask all: 2 questions").click()
    page.locator(rows).first.wait_for()


def join(page: Page, hall: Hall, base_url: str) -> None:
    become(page, hall.student, base_url=base_url, language="en")
    page.goto(reverse("lessons:home"))
    page.get_by_role("link", name="Answer the question").click()
    page.locator(".tile").first.wait_for()


def test_a_question_goes_from_the_screen_to_the_phone_and_back(open_page, hall, base_url, axe):
    wall = open_page(viewport={"width": 1280, "height": 720})
    phone = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    start(wall, hall, base_url)
    wall.locator("[data-live]").wait_for()
    join(phone, hall, base_url)
    phone.locator("[data-live]").wait_for()
    axe(wall)
    axe(phone)

    phone.locator(".tile").nth(1).click()
    expect(phone.locator("[data-words]")).to_contain_text("Your answer is sent")
    expect(wall.locator("[data-count]")).to_have_text("1", timeout=SOON)
    phone.locator(".tile").nth(0).click()
    expect(phone.locator(".tile input").nth(0)).to_be_checked()
    wall.keyboard.press("b")
    expect(wall.locator("[data-bar=a]")).to_have_attribute("width", "100", timeout=SOON)

    wall.keyboard.press("Space")
    expect(wall.locator("li.right")).to_contain_text("Ізгі қызмет")
    expect(phone.locator("[data-words]")).to_contain_text("Right!", timeout=SOON)
    axe(wall)
    axe(phone)
    assert phone.evaluate(SIDEWAYS) <= 0
    assert wall.evaluate(SIDEWAYS) <= 0

    wall.keyboard.press("ArrowRight")
    expect(phone.locator("#answer")).to_be_visible(timeout=SOON)
    phone.locator("#answer").fill("Нота")
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("[data-words]")).to_contain_text("Your answer is sent")
    phone.locator("#answer").fill("нота деп ойлаймын")
    expect(wall.locator("[data-count]")).to_have_text("1", timeout=SOON)
    wall.keyboard.press("b")
    expect(wall.locator(".stage-list li")).to_contain_text("Нота", timeout=SOON)
    wall.keyboard.press("1")
    expect(wall.locator(".stage-list li")).to_have_count(0)
    wall.keyboard.press("Space")
    expect(phone.locator(".notice")).to_contain_text("нота деп ойлаймын", timeout=SOON)
    expect(phone.locator("[data-words]")).to_contain_text("Right!")
    wall.get_by_role("button", name="End the questions").click()
    expect(wall.locator("h1")).to_have_text("The questions are over")
    expect(phone.locator("h1")).to_have_text("The questions are over", timeout=SOON)
    axe(wall)
    assert LiveAnswer.objects.count() == 3


@pytest.fixture
def _late_answer(allowed_troubles):
    allowed_troubles.append("status of 409")


@pytest.mark.usefixtures("_late_answer")
def test_without_javascript_it_is_the_same_way(open_page, hall, base_url):
    wall, phone = (open_page(java_script_enabled=False) for _ in range(2))
    start(wall, hall, base_url)
    join(phone, hall, base_url)

    phone.locator(".tile input").nth(1).check(force=True)
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("[data-words]")).to_contain_text("Your answer is sent")
    expect(wall.locator("[data-count]")).to_have_text("1", timeout=SOON)
    wall.get_by_role("button", name="Show the answer").click()
    expect(wall.locator("li.right")).to_contain_text("Ізгі қызмет")
    phone.get_by_role("button", name="Send again").click()
    expect(phone.locator("[role=alert]")).to_contain_text("came after the right one was shown")
    expect(phone.locator(".tile.bad")).to_contain_text("Делдал шешім нұсқасын өзі де ұсынады.")


ITEMS = [{"id": "x", "text": "Вестфаль"}, {"id": "y", "text": "Вена"}, {"id": "z", "text": "БҰҰ"}]
GAPS = [
    "Елорда – ",
    {"id": "x", "accepted": ["Астана"]},
    ", тәуелсіздік жылы – ",
    {"id": "y", "accepted": ["1991"]},
    ".",
]


def test_an_open_start_page_tells_of_it_and_items_are_put_in_order_on_a_phone(
    open_page, hall, base_url, axe
):
    Question.objects.update(retired_at=timezone.now())
    lesson = hall.assignment.lesson
    for kind, payload in (("ordering", {"items": ITEMS}), ("gaps", {"parts": GAPS})):
        f.make_question(lesson, kind=kind, payload=payload)
    Question.objects.update(use=UseChoices.PRACTICE)
    wall = open_page(viewport={"width": 1280, "height": 720})
    phone = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    become(phone, hall.student, base_url=base_url, language="en")
    phone.goto(reverse("lessons:home"))
    start(wall, hall, base_url, rows=".stage-items li")
    phone.evaluate("dispatchEvent(new Event('focus'))")

    expect(phone.locator("[data-began] .notice")).to_be_visible(timeout=SOON)
    axe(phone)
    phone.locator("[data-began]").get_by_role("link", name="Answer the question").click()
    phone.get_by_role("button", name="Move up: БҰҰ").click()
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("[data-words]")).to_contain_text("Your answer is sent")
    wall.keyboard.press("Space")
    expect(wall.locator(".stage-items li").first).to_contain_text("Вестфаль", timeout=SOON)
    expect(phone.locator(".chip-bad").first).to_be_visible(timeout=SOON)
    axe(wall)
    axe(phone)

    wall.keyboard.press("Space")
    phone.get_by_label("Gap 1").fill("Астана", timeout=SOON)
    wall.keyboard.press("Space")
    expect(phone.locator(".notice")).to_contain_text("Gap 1: Астана", timeout=SOON)
    assert phone.evaluate(SIDEWAYS) <= 0
