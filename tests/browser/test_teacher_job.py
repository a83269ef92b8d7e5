"""A teacher marks what waits: by the keyboard alone, without JavaScript, and on a phone."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.domain.parts import Part
from lessons.models import Comment, Marking, Response
from tests import factories as f
from tests.proposals import propose

pytestmark = pytest.mark.django_db(transaction=True)
QUEUE = reverse("lessons:marking-queue")
NAMES = ["Абаев", "Бекова", "Серік"]


class World:
    def __init__(self):
        now = timezone.now()
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom, last_name="Сейітова", first_name="Гүлнар")
        lesson = f.make_lesson()
        self.question = f.make_question(lesson, kind="open-answer")
        for part in Part:
            f.make_question(lesson, part=part)
        self.assignment = f.make_assignment(
            lesson,
            self.classroom,
            opens_at=now - timedelta(days=5),
            due_at=now + timedelta(days=5),
        )
        self.students = [f.make_student(self.classroom, last_name=name) for name in NAMES]
        for index, student in enumerate(self.students):
            f.make_attempt(
                self.assignment,
                student,
                answers=[(f"Жауап {index + 1}",), ("a",)],
                submitted=True,
                now=now - timedelta(minutes=30 - index),
            )
        # As before anything is known of a question: the machine has nothing to say.
        propose(self.question, Response.objects.filter(version__question=self.question), shares={})

    @property
    def first(self):
        return Response.objects.get(
            attempt__student=self.students[0], version__question=self.question
        )

    def pages(self):
        first = self.first
        return [
            QUEUE,
            reverse("lessons:classroom-detail", args=[self.classroom.pk]),
            reverse("lessons:assignment-create", args=[self.classroom.pk]),
            reverse("lessons:assignment-edit", args=[self.assignment.pk]),
            reverse("lessons:assignment-results", args=[self.assignment.pk]),
            reverse("lessons:student-work", args=[self.classroom.pk, self.students[0].pk]),
            reverse("lessons:attempt-review", args=[first.attempt_id]),
            reverse("lessons:response-mark", args=[first.pk]),
            *(
                reverse(f"lessons:{name}", args=[self.question.pk])
                for name in (
                    "question-queue",
                    "question-answers",
                    "rubric-edit",
                    "rubric-differences",
                )
            ),
        ]


@pytest.fixture
def world():
    return World()


def sign_in(page, base_url, user):
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [
            {"name": name, "value": client.cookies[name].value, "url": base_url},
            {"name": settings.LANGUAGE_COOKIE_NAME, "value": "en", "url": base_url},
        ]
    )


def shares():
    return list(Marking.objects.order_by("pk").values_list("shares", flat=True))


def test_three_answers_are_marked_by_the_keyboard_alone(page, world, base_url):
    sign_in(page, base_url, world.teacher)
    page.goto(QUEUE)
    page.get_by_role("link", name="Begin with the first").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    page.keyboard.press("1")
    page.keyboard.press("2")
    page.keyboard.press("2")
    assert page.locator("[data-total]").inner_text() == "2.5"
    with page.expect_navigation():
        page.keyboard.press("Enter")

    page.keyboard.press("2")
    page.keyboard.press("0")
    page.keyboard.press("c")
    page.keyboard.type("10 жол")
    page.keyboard.press("Enter")
    page.keyboard.type("тағы")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")

    page.keyboard.press("Enter")
    page.wait_for_selector(".errorlist")
    page.keyboard.press("Numpad1")
    page.get_by_role("button", name="The rest: missing").click()
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"**{QUEUE}")

    assert "Nothing waits" in page.locator("main").inner_text()
    assert shares() == [
        {"a": "full", "b": "half"},
        {"a": "none", "b": "full"},
        {"a": "full", "b": "none"},
    ]
    assert Marking.objects.order_by("pk")[1].comment == "10 жол\nтағы"


def test_an_answer_is_marked_without_javascript(no_js_page, world, base_url):
    page = no_js_page
    sign_in(page, base_url, world.teacher)
    page.goto(QUEUE)
    page.locator(".queue-table th a").click()
    page.get_by_role("link", name="Begin marking").click()
    answer = page.locator(".answer").first.inner_text()

    point = page.locator("fieldset[data-points]")
    point.nth(0).get_by_label("in full").check()
    page.get_by_label("Comment for the student").fill("Жақсы")
    page.get_by_role("button", name="Save and go on").click()
    assert "Decide about this key point." in page.locator(".point").nth(1).inner_text()
    assert page.get_by_label("Comment for the student").input_value() == "Жақсы"
    point.nth(1).get_by_label("half").check()
    page.get_by_role("button", name="Save and go on").click()

    assert "Saved: 2.5 / 3 for 1 answer." in page.locator("main").inner_text()
    assert page.locator(".answer").first.inner_text() != answer
    page.get_by_role("link", name="Change this mark").click()
    assert page.locator(".answer").first.inner_text() == answer
    assert point.nth(1).get_by_label("half").is_checked()


def test_a_comment_outlives_a_reload_and_is_forgotten_once_it_is_saved(page, world, base_url):
    sign_in(page, base_url, world.teacher)
    url = reverse("lessons:response-mark", args=[world.first.pk])
    page.goto(url)
    comment = page.get_by_label("Comment for the student")
    comment.fill("Ойланып жазған пікір")

    page.goto(QUEUE)
    page.goto(url)
    assert comment.input_value() == "Ойланып жазған пікір"
    assert "is back" in page.locator("[data-restored]").inner_text()

    page.keyboard.press("1")
    page.keyboard.press("2")
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_selector(".said-good")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_double_click_saves_one_mark(page, world, base_url):
    sign_in(page, base_url, world.teacher)
    page.goto(reverse("lessons:response-mark", args=[world.first.pk]))
    page.keyboard.press("1")
    page.keyboard.press("2")

    page.get_by_role("button", name="Save and go on").dblclick()

    page.wait_for_selector(".said-good")
    assert Marking.objects.count() == 1


def test_the_keys_are_shown_on_demand_and_can_be_switched_off(page, world, base_url):
    sign_in(page, base_url, world.teacher)
    page.goto(reverse("lessons:response-mark", args=[world.first.pk]))

    keys = page.locator("dialog")
    assert not keys.is_visible()
    page.keyboard.press("?")
    assert keys.is_visible()
    page.keyboard.press("Escape")
    assert not keys.is_visible()
    page.get_by_role("button", name="all keys").click()
    page.get_by_label("Mark by the keyboard").uncheck()
    page.reload()
    page.keyboard.press("1")

    assert page.locator("input[type=radio]:checked").count() == 0
    page.get_by_role("button", name="all keys").click()
    assert not page.get_by_label("Mark by the keyboard").is_checked()


def test_the_teachers_pages_are_accessible(page, world, base_url, axe):
    sign_in(page, base_url, world.teacher)
    f.make_marking(world.first, world.teacher, comment="Жақсы")
    for path in world.pages():
        page.goto(path)
        axe(page)


def test_no_page_of_a_teacher_scrolls_sideways(page, phone_page, world, base_url):
    page.set_viewport_size({"width": 1280, "height": 720})
    for each in (page, phone_page):
        sign_in(each, base_url, world.teacher)
        for path in world.pages():
            each.goto(path)
            wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert each.evaluate(wide) <= 0, path


def test_the_code_is_copied(open_page, world, base_url):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    sign_in(page, base_url, world.teacher)
    page.goto(reverse("lessons:classroom-detail", args=[world.classroom.pk]))

    page.get_by_role("button", name="Copy the code").click()

    page.wait_for_selector("[role=status]:has-text('The code is copied.')")
    assert page.evaluate("navigator.clipboard.readText()") == world.classroom.join_code


# --- Groups ---------------------------------------------------------------------------------------


@pytest.fixture
def group(world):
    """Two answers that can be confirmed together, with a proposal that is a look."""
    responses = list(Response.objects.filter(version__question=world.question))[:2]
    propose(world.question, responses, shares={"a": "half", "b": "full"}, group="together")
    return responses


def test_a_group_is_confirmed_by_enter_and_taken_back(page, world, group, base_url):
    sign_in(page, base_url, world.teacher)
    page.goto(reverse("lessons:marking-next", args=[world.question.pk]))

    page.keyboard.press("1")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    confirmed = shares()
    page.get_by_role("button", name="Take back: 2 answers").click()

    page.wait_for_selector("text=Taken back: 2 answers wait again.")
    assert confirmed == [{"a": "full", "b": "full"}] * 2  # Half was proposed for the first.
    assert Response.objects.filter(state="waiting").count() == 3


def test_an_earlier_comment_is_put_in_without_leaving_the_page(page, world, base_url):
    sign_in(page, base_url, world.teacher)
    Comment.objects.create(
        teacher=world.teacher, question=world.question, text="Құралдары қайда?", digest="d",
        used_at=timezone.now(),
    )  # fmt: skip
    page.goto(reverse("lessons:response-mark", args=[world.first.pk]))

    page.get_by_text("Use an earlier comment").click()
    page.get_by_role("button", name="Құралдары қайда?").click()

    assert page.get_by_label("Comment for the student").input_value() == "Құралдары қайда?"
    assert "response" in page.url


def test_key_points_are_tried_out_while_they_are_typed(page, world, base_url):
    sign_in(page, base_url, world.teacher)
    page.goto(reverse("lessons:rubric-edit", args=[world.question.pk]))

    page.get_by_label("Key points and model answer").fill("4 | Тек бір ой")

    page.wait_for_selector("[data-tried]:has-text('nothing is saved yet')")
    tried = page.locator("[data-tried]").inner_text()
    assert "Тек бір ой" in tried
    assert "Жауап 1" in tried
