"""A student at work in a real browser: whatever happens, no typed word is lost."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from lessons.domain.types.open_answer.definition import LONGEST
from lessons.models import Attempt, Response, ResponseEvent
from lessons.services.attempts import save_draft, submit_attempt
from tests.factories import (
    PASSWORD,
    make_assignment,
    make_attempt,
    make_classroom,
    make_lesson,
    make_question,
    make_section,
    make_student,
)

# The server writes the line with the blanks of its template around it, the script without them.
SAVED = re.compile(r"^\s*Saved at: \d\d:\d\d\s*$")
WITHIN = 2000
"""ms from the last key to the confirmed save."""
OFFLINE = "net::ERR_INTERNET_DISCONNECTED"


@pytest.fixture
def classroom(live_server):
    return make_classroom()


@pytest.fixture
def student(classroom):
    return make_student(classroom, "aigul", password=PASSWORD)


@pytest.fixture
def assignment(classroom):
    lesson = make_lesson()
    section = make_section(lesson)
    make_question(lesson, kind="open-answer", text="Дипломатия деген не?", section=section)
    make_question(lesson, kind="single-choice", text="Астана қай қала?")
    make_question(lesson, kind="multiple-choice", text="Қайсысы дұрыс?")
    make_question(lesson, kind="short-answer", text="Ұйым қалай аталады?")
    make_question(lesson, kind="true-false", text="Жер дөңгелек.")
    now = timezone.now()
    return make_assignment(
        lesson, classroom, opens_at=now - timedelta(days=2), due_at=now + timedelta(days=2)
    )


@pytest.fixture
def attempt(assignment, student):
    return make_attempt(assignment, student, now=timezone.now())


@pytest.fixture
def sign_in(student, base_url):
    """Gives a browser page the cookies of somebody who signed in, and the English interface."""

    def sign_in_page(page):
        client = Client()
        client.force_login(student)
        cookies = {"sessionid": client.cookies["sessionid"].value, "django_language": "en"}
        page.context.add_cookies(
            [{"name": name, "value": value, "url": base_url} for name, value in cookies.items()]
        )
        return page

    return sign_in_page


@pytest.fixture
def page(page, sign_in):
    return sign_in(page)


def question_url(attempt, position=1):
    return reverse("lessons:attempt-question", args=[attempt.pk, position])


def finish_url(attempt):
    return reverse("lessons:attempt-finish", args=[attempt.pk])


def detail_url(attempt):
    return reverse("lessons:attempt-detail", args=[attempt.pk])


def draft(attempt, position=1):
    return Response.objects.get(attempt=attempt, position=position).draft


def field(page):
    return page.locator("#answer")


def state(page):
    return page.locator("[data-save-state]")


def save_elsewhere(attempt, text, position=1):
    """As another device would."""
    response = Response.objects.select_related("version").get(attempt=attempt, position=position)
    save_draft(response, answer=(text,), seen=response.draft_seq, now=timezone.now())


def run_out(page, allowed_troubles):
    """The sign-in ends on the server; the page does not know."""
    allowed_troubles.append("status of 401")
    Session.objects.all().delete()


class TestAutosave:
    def test_every_change_is_saved_within_two_seconds_and_says_so(self, page, attempt):
        page.goto(question_url(attempt))

        field(page).press_sequentially("Дипломатия – өнер")
        expect(state(page)).to_have_text(re.compile("Not saved yet…|Saving…"))

        expect(state(page)).to_have_text(SAVED, timeout=WITHIN)
        assert draft(attempt) == ["Дипломатия – өнер"]

    def test_long_typing_without_a_pause_is_saved_on_the_way(self, page, attempt):
        page.goto(question_url(attempt))

        field(page).press_sequentially("а" * 60, delay=100)

        assert len(draft(attempt)[0]) >= 20

    def test_a_choice_is_saved_too(self, page, attempt):
        page.goto(question_url(attempt, 3))

        page.get_by_label("a нұсқасы").check()
        page.get_by_label("c нұсқасы").check()

        expect(state(page)).to_have_text(SAVED, timeout=WITHIN)
        assert draft(attempt, 3) == ["a", "c"]

    def test_a_confirmed_text_is_no_longer_kept_in_the_browser(self, page, attempt):
        page.goto(question_url(attempt))

        field(page).fill("Сақталған")
        assert page.evaluate("localStorage.length") == 1

        expect(state(page)).to_have_text(SAVED)
        assert page.evaluate("localStorage.length") == 0

    def test_a_text_typed_back_to_what_was_saved_counts_as_saved(self, page, attempt):
        save_elsewhere(attempt, "Бұрынғы")
        page.goto(question_url(attempt))

        field(page).fill("Басқа")
        field(page).fill("Бұрынғы")

        expect(state(page)).to_have_text(SAVED)
        assert page.evaluate("localStorage.length") == 0

    def test_a_reload_in_the_middle_of_a_word_loses_nothing(self, page, attempt):
        page.goto(question_url(attempt))

        field(page).press_sequentially("Жартылай сөз")
        page.reload()

        expect(field(page)).to_have_value("Жартылай сөз")
        expect(state(page)).to_have_text(SAVED)
        assert draft(attempt) == ["Жартылай сөз"]

    def test_leaving_by_a_link_sends_what_was_typed(self, page, attempt, assignment):
        page.goto(question_url(attempt))

        field(page).press_sequentially("Кетіп бара жатырмын")
        page.locator(".crumbs a").click()
        page.wait_for_url(f"**{reverse('lessons:assignment-detail', args=[assignment.pk])}")

        page.goto(question_url(attempt))
        expect(field(page)).to_have_value("Кетіп бара жатырмын")

    def test_another_device_shows_what_was_typed_here(self, page, attempt, open_page, sign_in):
        page.goto(question_url(attempt))
        field(page).fill("Телефонда жазылған")
        expect(state(page)).to_have_text(SAVED)

        laptop = sign_in(open_page())
        laptop.goto(question_url(attempt))

        expect(field(laptop)).to_have_value("Телефонда жазылған")

    def test_an_untouched_page_takes_over_what_another_device_wrote(self, page, attempt):
        page.goto(question_url(attempt))
        save_elsewhere(attempt, "Телефоннан")

        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

        expect(field(page)).to_have_value("Телефоннан")

    def test_too_long_a_text_is_kept_and_called_too_long(self, page, attempt, allowed_troubles):
        allowed_troubles.append("status of 400")
        page.goto(question_url(attempt))

        field(page).fill("қ" * (LONGEST + 1))
        expect(state(page)).to_contain_text("too long to be saved")
        page.reload()

        assert len(field(page).input_value()) == LONGEST + 1


class TestNoConnection:
    def test_what_is_typed_offline_is_sent_when_the_connection_is_back(
        self, page, attempt, allowed_troubles
    ):
        allowed_troubles.append(OFFLINE)
        page.goto(question_url(attempt))
        page.context.set_offline(True)

        field(page).fill("Байланыссыз жазылған")
        expect(state(page)).to_contain_text("kept on this device")
        page.context.set_offline(False)

        expect(state(page)).to_have_text(SAVED)
        assert draft(attempt) == ["Байланыссыз жазылған"]

    def test_a_button_pressed_offline_stays_where_the_next_question_did_not_come_along(
        self, page, attempt, allowed_troubles
    ):
        allowed_troubles += [OFFLINE, "net::ERR_FAILED"]
        page.route("**/pages/", lambda route: route.abort())
        page.goto(question_url(attempt))
        page.context.set_offline(True)

        field(page).fill("Әлі осында")
        page.get_by_role("button", name="Next question").click()
        expect(state(page)).to_contain_text("kept on this device")

        expect(field(page)).to_have_value("Әлі осында")
        page.context.set_offline(False)
        expect(state(page)).to_have_text(SAVED)
        page.get_by_role("button", name="Next question").click()
        page.wait_for_url(f"**{question_url(attempt, 2)}")

    def test_a_page_closed_offline_finds_its_text_again(self, page, attempt, allowed_troubles):
        allowed_troubles.append(OFFLINE)
        page.goto(question_url(attempt))
        page.context.set_offline(True)
        field(page).fill("Жабылған бет")
        expect(state(page)).to_contain_text("kept on this device")
        second = page.context.new_page()
        page.close()
        second.context.set_offline(False)

        second.goto(question_url(attempt))

        expect(field(second)).to_have_value("Жабылған бет")
        expect(state(second)).to_have_text(SAVED)
        assert draft(attempt) == ["Жабылған бет"]

    def test_what_was_never_sent_goes_after_thirty_days(self, page, attempt, student):
        page.goto(question_url(attempt))
        key = f"draft:{student.pk}:{Response.objects.get(attempt=attempt, position=1).pk}"
        keep = """([name, days]) => localStorage.setItem(
            name, JSON.stringify({answer: [name], seen: 0, at: Date.now() - days * 86400000}))"""
        page.evaluate(keep, [f"{key}:old", 31])
        page.evaluate(keep, [f"{key}:recent", 29])

        page.reload()

        expect(field(page)).to_have_value(f"{key}:recent")
        assert page.evaluate("name => localStorage.getItem(name)", f"{key}:old") is None

    def test_a_save_whose_confirmation_was_lost_is_no_conflict(
        self, page, attempt, allowed_troubles
    ):
        allowed_troubles += ["net::ERR_FAILED", "status of 409"]
        page.goto(question_url(attempt))

        def lose_the_answer(route):
            route.fetch()
            route.abort()

        page.route(f"**{question_url(attempt)}", lose_the_answer, times=1)
        field(page).fill("Бірінші")
        expect(state(page)).to_contain_text("kept on this device")
        field(page).fill("Бірінші және екінші")

        expect(state(page)).to_have_text(SAVED)
        assert draft(attempt) == ["Бірінші және екінші"]

    def test_the_hand_in_page_names_what_is_only_in_this_browser(
        self, page, attempt, allowed_troubles
    ):
        allowed_troubles += [OFFLINE, "net::ERR_FAILED"]
        page.goto(question_url(attempt))
        page.context.set_offline(True)
        field(page).fill("Жіберілмеген")
        expect(state(page)).to_contain_text("kept on this device")
        page.route("**/*", lambda route: route.abort() if is_post(route) else route.continue_())
        page.context.set_offline(False)

        page.goto(finish_url(attempt))

        expect(page.locator("[data-unsent]")).to_be_visible()
        expect(page.locator("[data-not-sent]:visible")).to_have_count(1)


def is_post(route):
    return route.request.method == "POST"


class TestTwoTabs:
    @pytest.fixture
    def tabs(self, page, attempt, allowed_troubles):
        allowed_troubles.append("status of 409")
        first, second = page, page.context.new_page()
        for tab in (first, second):
            tab.goto(question_url(attempt))
        field(first).fill("Бірінші бет")
        expect(state(first)).to_have_text(SAVED)
        field(second).fill("Екінші бет")
        expect(state(second)).to_contain_text("Choose below")
        return first, second

    def test_the_slower_tab_shows_both_versions(self, tabs, attempt):
        _, second = tabs

        expect(second.locator("[data-other]")).to_have_text("Бірінші бет")
        expect(field(second)).to_have_value("Екінші бет")
        assert draft(attempt) == ["Бірінші бет"]

    def test_nothing_is_chosen_by_going_on(self, tabs, attempt):
        _, second = tabs

        second.get_by_role("button", name="Next question").click()

        expect(second.locator("[data-conflict]")).to_be_focused()
        assert draft(attempt) == ["Бірінші бет"]

    def test_mine_can_be_kept(self, tabs, attempt):
        _, second = tabs

        second.get_by_role("button", name="Keep what I typed here").click()
        second.wait_for_load_state()

        expect(second.locator("[data-conflict]")).to_have_count(0)
        expect(field(second)).to_have_value("Екінші бет")
        assert draft(attempt) == ["Екінші бет"]
        assert second.evaluate("localStorage.length") == 0

    def test_a_tab_closed_undecided_loses_no_text_while_the_other_types_on(self, tabs, attempt):
        first, second = tabs
        second.close()

        field(first).fill("Бірінші бет, жалғасы")
        expect(state(first)).to_have_text(SAVED)
        first.reload()

        expect(field(first)).to_have_value("Екінші бет")
        expect(first.locator("[data-other]")).to_have_text("Бірінші бет, жалғасы")
        assert draft(attempt) == ["Бірінші бет, жалғасы"]

    def test_the_other_can_be_taken(self, tabs, attempt):
        _, second = tabs

        second.get_by_role("link", name="Take the other version").click()
        second.wait_for_load_state()

        expect(field(second)).to_have_value("Бірінші бет")
        expect(second.locator("[data-conflict]")).to_have_count(0)
        assert draft(attempt) == ["Бірінші бет"]

    def test_a_reload_asks_again_and_overwrites_nothing(self, tabs, attempt):
        _, second = tabs

        for _ in range(2):
            second.reload()
            expect(second.locator("[data-other]")).to_have_text("Бірінші бет")
            expect(field(second)).to_have_value("Екінші бет")

        assert draft(attempt) == ["Бірінші бет"]

    def test_a_hand_in_in_another_tab_is_said_and_the_text_stays(
        self, page, attempt, allowed_troubles
    ):
        allowed_troubles.append("status of 409")
        page.goto(question_url(attempt))
        submit_attempt(attempt, now=timezone.now())

        field(page).fill("Кешіккен")

        expect(state(page)).to_contain_text("handed in already")
        expect(field(page)).to_have_value("Кешіккен")
        page.get_by_role("button", name="Next question").click()
        expect(page.locator(".answer").first).to_have_text("Кешіккен")


class TestSignInRunsOut:
    def test_the_text_is_kept_and_sent_after_signing_in_in_a_new_tab(
        self, page, attempt, sign_in, allowed_troubles
    ):
        page.goto(question_url(attempt))
        run_out(page, allowed_troubles)

        field(page).fill("Уақыт өтіп кетті")
        expect(state(page)).to_contain_text("Your sign-in ran out")
        with page.context.expect_page() as opened:
            state(page).get_by_role("link").click()
        fill_sign_in(opened.value)
        opened.value.wait_for_url(lambda url: "/sign-in/" not in url)
        page.bring_to_front()
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

        expect(state(page)).to_have_text(SAVED)
        assert draft(attempt) == ["Уақыт өтіп кетті"]

    def test_a_button_leads_through_the_sign_in_with_the_text(
        self, page, attempt, allowed_troubles
    ):
        page.goto(question_url(attempt))
        run_out(page, allowed_troubles)

        field(page).fill("Уақыт өтіп кетті")
        page.get_by_role("button", name="Next question").click()
        fill_sign_in(page)
        page.locator("form[action$='/1/'] button").click()
        page.wait_for_url(f"**{question_url(attempt, 2)}")

        assert draft(attempt) == ["Уақыт өтіп кетті"]

    def test_a_page_that_was_closed_finds_its_text_after_the_next_sign_in(
        self, page, attempt, sign_in, allowed_troubles
    ):
        page.goto(question_url(attempt))
        run_out(page, allowed_troubles)
        field(page).fill("Ертең жалғастырамын")
        expect(state(page)).to_contain_text("Your sign-in ran out")

        sign_in(page)
        page.goto(question_url(attempt))

        expect(field(page)).to_have_value("Ертең жалғастырамын")
        expect(state(page)).to_have_text(SAVED)


def fill_sign_in(page):
    page.locator("input[name=username]").fill("aigul")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")


class TestButtons:
    def test_a_double_click_on_next_goes_one_question_on(self, page, attempt):
        page.goto(question_url(attempt))
        field(page).fill("Жауап")

        page.get_by_role("button", name="Next question").dblclick()
        page.wait_for_url(f"**{question_url(attempt, 2)}")

        assert draft(attempt) == ["Жауап"]
        assert Response.objects.get(attempt=attempt, position=1).draft_seq == 1

    def test_going_back_and_forth_keeps_everything(self, page, attempt):
        page.goto(question_url(attempt))
        field(page).fill("Жауап")
        page.get_by_role("button", name="Next question").click()
        page.get_by_label("Астана").check()
        page.get_by_role("button", name="Previous question").click()
        page.wait_for_url(f"**{question_url(attempt, 1)}")

        expect(field(page)).to_have_value("Жауап")
        page.go_back()
        expect(page.get_by_label("Астана")).to_be_checked()

    def test_a_double_click_on_hand_in_hands_in_once(self, page, attempt):
        page.goto(finish_url(attempt))

        page.get_by_role("button", name="Hand in", exact=True).click()
        page.get_by_role("button", name="Yes, hand in").dblclick()
        page.wait_for_url(f"**{detail_url(attempt)}")

        assert ResponseEvent.objects.filter(kind="submitted").count() == 5

    def test_a_double_click_on_start_makes_one_attempt(self, page, assignment):
        page.goto(reverse("lessons:assignment-detail", args=[assignment.pk]))

        page.get_by_role("button", name="Start: Level 1").first.dblclick()
        page.wait_for_url("**/attempts/*/1/")

        assert Attempt.objects.count() == 1

    def test_the_back_button_after_the_hand_in_changes_nothing(self, page, attempt):
        page.goto(question_url(attempt, 5))
        page.get_by_label("True").check()
        page.get_by_role("button", name="Check and hand in").click()
        page.get_by_role("button", name="Hand in", exact=True).click()
        page.get_by_role("button", name="Yes, hand in").click()
        page.wait_for_url(f"**{detail_url(attempt)}")

        page.go_back()
        page.wait_for_url(f"**{detail_url(attempt)}")
        page.go_back()
        page.wait_for_url(f"**{detail_url(attempt)}")

        assert Response.objects.get(attempt=attempt, position=5).answer == ["true"]
        assert ResponseEvent.objects.filter(kind="submitted").count() == 5


class TestWholeAttempt:
    def test_by_the_keyboard_alone(self, page, assignment):
        page.goto(reverse("lessons:assignment-detail", args=[assignment.pk]))
        tab_to(page, "Start: Level 1")
        page.keyboard.press("Enter")
        page.wait_for_url("**/attempts/*/1/")
        tab_into_the_answer(page)
        page.keyboard.type("Пернетақтамен")
        press_next(page, 2)
        tab_into_the_answer(page)
        page.keyboard.press("Space")
        press_next(page, 3)
        tab_into_the_answer(page)
        page.keyboard.press("Space")
        press_next(page, 4)
        tab_into_the_answer(page)
        page.keyboard.type("ТКҰ")
        page.keyboard.press("Enter")
        page.wait_for_url("**/5/")
        tab_into_the_answer(page)
        page.keyboard.press("Space")
        tab_to(page, "Check and hand in")
        page.keyboard.press("Enter")
        page.wait_for_url("**/finish/")
        tab_to(page, "Hand in")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: re.search(r"/attempts/\d+/$", url))

        answers = Response.objects.order_by("position").values_list("answer", flat=True)
        assert list(answers) == [["Пернетақтамен"], ["a"], ["a"], ["ТКҰ"], ["true"]]

    def test_without_javascript(self, no_js_page, sign_in, assignment):
        page = sign_in(no_js_page)
        page.goto(reverse("lessons:assignment-read", args=[assignment.pk]))
        page.get_by_role("button", name="Start: Level 1").click()
        field(page).fill("JavaScript жоқ")
        page.get_by_role("button", name="Next question").click()
        page.get_by_label("Астана").check()
        page.get_by_role("button", name="Next question").click()
        page.get_by_label("a нұсқасы").check()
        page.get_by_label("c нұсқасы").check()
        page.get_by_role("button", name="Previous question").click()
        expect(page.get_by_label("Астана")).to_be_checked()
        page.get_by_role("button", name=re.compile("^4.*no answer yet")).click()
        field(page).fill("ТКҰ")
        field(page).press("Enter")
        page.get_by_label("True").check()
        page.get_by_role("button", name="Check and hand in").click()
        expect(page.get_by_text("Every question has an answer.")).to_be_visible()
        page.get_by_role("button", name="Hand in", exact=True).click()

        expect(page.get_by_text("being checked", exact=True).first).to_be_visible()
        answers = Response.objects.order_by("position").values_list("answer", flat=True)
        assert list(answers) == [["JavaScript жоқ"], ["a"], ["a", "c"], ["ТКҰ"], ["true"]]

    def test_two_tabs_without_javascript_lose_nothing(
        self, no_js_page, sign_in, attempt, allowed_troubles
    ):
        allowed_troubles.append("status of 409")
        page = sign_in(no_js_page)
        page.goto(question_url(attempt))
        save_elsewhere(attempt, "Телефоннан")

        field(page).fill("Компьютерден")
        page.get_by_role("button", name="Next question").click()

        expect(page.locator("[data-other]").first).to_have_text("Телефоннан")
        expect(field(page)).to_have_value("Компьютерден")
        page.get_by_role("button", name="Keep what I typed here").click()
        expect(field(page)).to_have_value("Компьютерден")
        assert draft(attempt) == ["Компьютерден"]


def focused_words(page):
    """The name of what has the focus."""
    return page.evaluate(
        "(document.activeElement.ariaLabel ?? document.activeElement.textContent)"
        ".trim().replace(/\\s+/g, ' ')"
    )


def tab_to(page, words):
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused_words(page) == words:
            return
    pytest.fail(f"the keyboard does not reach: {words}")


def tab_into_the_answer(page):
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "answer":
            return
    pytest.fail("the keyboard does not reach the answer")


def press_next(page, position):
    tab_to(page, "Next question")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{position}/")


class TestAccessibility:
    @pytest.mark.parametrize("screen", ["page", "phone_page"])
    def test_every_student_page_passes(self, request, sign_in, attempt, axe, screen):
        page = sign_in(request.getfixturevalue(screen))
        overview = reverse("lessons:assignment-detail", args=[attempt.assignment_id])
        questions = [question_url(attempt, position) for position in range(1, 6)]
        for path in (overview, f"{overview}read/", *questions, finish_url(attempt)):
            page.goto(path)
            axe(page)

    def test_the_result_and_the_overview_after_it_pass(self, page, assignment, student, axe):
        done = make_attempt(
            assignment,
            student,
            answers=[("Жауап",), ("b",), ("a",)],
            submitted=True,
            now=timezone.now(),
        )
        for path in (
            detail_url(done),
            reverse("lessons:assignment-detail", args=[assignment.pk]),
        ):
            page.goto(path)
            axe(page)
