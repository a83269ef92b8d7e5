"""How much a student waits and taps on the way through a level, and that the way back is right."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from lessons.models import Attempt, Response
from tests import factories as f
from tests.browser.walker import become

QUESTIONS = 10
MOST_TAPS = 25
MOST_LOADS = 3
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('draft'))"


@pytest.fixture
def student(live_server):
    classroom = f.make_classroom()
    lesson = f.make_lesson()
    for _ in range(QUESTIONS):
        f.make_question(lesson)
    opened = timezone.now() - timedelta(days=1)
    f.make_assignment(lesson, classroom, opens_at=opened, due_at=None)
    return f.make_student(classroom)


class Traffic:
    """What the browser asked for, by kind."""

    def __init__(self, page) -> None:
        self.loads: list[str] = []
        self.asked: list[str] = []
        page.on("request", self._note)

    def _note(self, request) -> None:
        if request.resource_type == "document" and request.redirected_from is None:
            self.loads.append(request.url)
        # Style sheets and scripts are kept for a lost connection, out of the browser's cache.
        elif request.resource_type == "fetch" and "/static/" not in request.url:
            self.asked.append(f"{request.method} {request.url}")


def test_from_the_start_page_to_the_result_of_ten_questions(phone_page, student, base_url):
    page, taps = phone_page, 0
    become(page, student, base_url=base_url, language="en")
    page.goto(reverse("lessons:home"))
    traffic = Traffic(page)

    def tap(locator) -> None:
        nonlocal taps
        taps += 1
        locator.tap()

    tap(page.get_by_role("button", name="Start: ").first)
    for number in range(1, QUESTIONS + 1):
        expect(page.locator("h1")).to_contain_text(f"question {number} of {QUESTIONS}")
        tap(page.locator(".choice").first)
        tap(page.locator(".dock .button-primary"))
    tap(page.get_by_role("button", name="Hand in", exact=True))
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_url(f"**{reverse('lessons:attempt-detail', args=[Attempt.objects.get().pk])}")

    assert taps <= MOST_TAPS
    assert len(traffic.loads) <= MOST_LOADS, traffic.loads
    assert Response.objects.exclude(draft=[]).count() == QUESTIONS


@pytest.fixture
def attempt(student):
    assignment = student.classrooms.get().assignment_set.get()
    return f.make_attempt(assignment, student, now=timezone.now())


def url(attempt, position):
    return reverse("lessons:attempt-question", args=[attempt.pk, position])


@pytest.fixture
def page(page, student, attempt, base_url):
    become(page, student, base_url=base_url, language="en")
    with page.expect_response("**/pages/"):
        page.goto(url(attempt, 1))
    return page


def test_an_answer_and_the_next_question_are_one_round_trip(page, attempt):
    traffic = Traffic(page)

    page.locator(".choice").first.click()
    page.locator("[name=go][value=next]").first.click()
    expect(page.locator("h1")).to_contain_text("question 2")

    assert len(traffic.asked) == 1
    assert traffic.loads == []
    assert page.url.endswith(url(attempt, 2))
    assert "question 2" in page.title()
    expect(page.locator("h1")).to_be_focused()


def test_the_back_button_shows_the_question_before_with_its_answer(page, attempt):
    page.locator(".choice").first.click()
    page.locator("[name=go][value=next]").first.click()
    expect(page.locator("h1")).to_contain_text("question 2")

    page.go_back()

    expect(page.locator("h1")).to_contain_text("question 1")
    expect(page.locator(".choice input").first).to_be_checked()
    page.go_forward()
    expect(page.locator("h1")).to_contain_text("question 2")


def test_signing_out_takes_what_is_private_out_of_the_browser_and_asks_before(
    page, attempt, student
):
    asked: list[str] = []
    key = f"draft:{student.pk}:7:old"
    for name in (key, "draft:0:7:of-another", "reading:1"):
        page.evaluate("name => localStorage.setItem(name, '{}')", name)
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))

    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in/**")

    assert len(asked) == 1
    assert page.evaluate("Object.keys(localStorage)") == ["draft:0:7:of-another"]


class TestWithoutConnection:
    @pytest.fixture(autouse=True)
    def _expected(self, allowed_troubles):
        allowed_troubles.append("net::ERR_(INTERNET_DISCONNECTED|FAILED)")

    def test_a_level_goes_on_and_its_answers_are_sent_in_their_order_and_once(self, page, attempt):
        page.context.set_offline(True)
        for number in (1, 2, 3):
            expect(page.locator("h1")).to_contain_text(f"question {number}")
            page.locator(".choice").nth(number % 2).click()
            page.locator("[name=go][value=next]").first.click()
        expect(page.locator("h1")).to_contain_text("question 4")
        sent: list[str] = []
        page.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)

        with page.expect_response(f"**{url(attempt, 3)}"):
            page.context.set_offline(False)
        page.locator("[name=go][value=next]").first.click()
        expect(page.locator("h1")).to_contain_text("question 5")

        saved = Response.objects.filter(attempt=attempt).exclude(draft=[]).order_by("position")
        assert [(row.position, row.draft_seq) for row in saved] == [(1, 1), (2, 1), (3, 1)]
        assert [one[-2] for one in sent[:3]] == ["1", "2", "3"]
        assert (
            page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft'))") == []
        )

    def test_the_way_back_shows_what_was_chosen_there(self, page, attempt):
        page.context.set_offline(True)
        page.locator(".choice").first.click()
        page.locator("[name=go][value=next]").first.click()
        expect(page.locator("h1")).to_contain_text("question 2")

        page.locator("[name=go][value=previous]").click()

        expect(page.locator("h1")).to_contain_text("question 1")
        expect(page.locator(".choice input").first).to_be_checked()
        page.context.set_offline(False)
        expect(page.locator("#save-state")).to_have_attribute("data-state", "saved")
