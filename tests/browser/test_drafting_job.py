"""From a handout to key points: loaded, drafted and ticked, by keys and without scripts."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Page, expect

from lessons.models import Classroom, Lesson, Question, User
from lessons.queries.drafting import open_questions, without_key_points
from lessons.services.kept_drafts import ask_for_drafts
from tests import factories as f
from tests.loading.steps import CLASS_15
from tests.working import run_tasks

FIXTURES = Path(__file__).parents[2] / "fixtures"
QUESTIONS = 7
KEYS_IN_FIVE_MINUTES = 100
"""A careful reader presses a key about every three seconds."""


@pytest.fixture
def teacher(live_server) -> Classroom:
    """A teacher of a class; the demo course's class 15 stands on the site."""
    lesson_15 = str(FIXTURES / "lesson-15.json")
    call_command("import_lesson", lesson_15, course="Дипломатия", publish=True, verbosity=0)
    classroom = f.make_classroom("ХҚ-231")
    f.make_admin("admin", password=f.PASSWORD)
    return f.make_teacher(classroom, "teacher", password=f.PASSWORD)


@pytest.fixture
def class_15() -> Path:
    if not CLASS_15.exists():
        pytest.skip("the material beside the repository is missing")
    return CLASS_15


def signed_in(page: Page, base_url: str, name: str) -> Page:
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": base_url}])
    page.goto("/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(f.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    return page


def press(page: Page, name: str, role: str = "button") -> None:
    page.get_by_role(role, name=name).first.click()


def load(page: Page, handout: Path) -> Lesson:
    press(page, "Load a handout", "link")
    page.get_by_label("Handout").set_input_files(handout)
    page.get_by_label("or a new course").fill("Жаңа пән")
    press(page, "Read and check the handout")
    press(page, "Create lesson (draft)")
    expect(page.get_by_text(f"{QUESTIONS} open questions have no key points")).to_be_visible()
    return Lesson.objects.get(course__title="Жаңа пән")


def draft_link(page: Page) -> None:
    press(page, "Draft key points", "link")
    press(page, "Draft them one after another")
    expect(page.get_by_text("Key points are being drafted")).to_be_visible()
    run_tasks()
    page.goto(page.url)


def open_draft(page: Page, question: Question) -> None:
    """Drafted already, for whoever is signed in as the administrator."""
    person = User.objects.get(username="admin")
    ask_for_drafts(person, [question], now=f.NOW)
    run_tasks()
    page.goto(reverse("lessons:rubric-draft", args=[question.pk]))


def is_done(lesson: Lesson) -> bool:
    return not without_key_points(open_questions(lesson))


def test_class_15_gets_its_seven_rubrics_by_the_keyboard(open_page, base_url, teacher, class_15):
    page = signed_in(open_page(), base_url, "admin")
    lesson = load(page, class_15)
    draft_link(page)
    keys = 0
    page.wait_for_load_state()  # Before that no key is heard.
    while page.locator("form[data-drafting]").count():
        boxes = page.locator("[data-candidate] input[type=checkbox]")
        assert boxes.count() > 0
        assert not any(box.is_checked() for box in boxes.all())
        for digit in range(1, boxes.count() + 1):
            page.keyboard.press(f"Digit{digit}")
            keys += 1
        with page.expect_navigation():
            page.keyboard.press("Enter")
        keys += 1

    expect(page.get_by_text("Every open question has key points")).to_be_visible()
    assert is_done(lesson)
    assert keys <= KEYS_IN_FIVE_MINUTES
    first = open_questions(lesson)[0].in_force
    assert first.points == 10
    assert all(point.wordings for point in first.solution.key_points)


def test_the_same_without_scripts(no_js_page, base_url, teacher, class_15):
    page = signed_in(no_js_page, base_url, "admin")
    lesson = load(page, class_15)
    draft_link(page)
    for _ in range(QUESTIONS):
        page.locator("[data-candidate] input[type=checkbox]").first.check()
        page.get_by_role("button", name=re.compile("^Save")).click()
    expect(page.get_by_text("Every open question has key points")).to_be_visible()
    assert is_done(lesson)


def test_a_narrow_page_shows_the_wordings_of_what_is_ticked(open_page, base_url, teacher):
    question = _own_question()
    page = signed_in(open_page(viewport={"width": 360, "height": 740}), base_url, "admin")
    open_draft(page, question)
    wordings = page.get_by_label("Other words for the same idea").first
    expect(wordings).to_be_hidden()
    page.locator("[data-candidate] input[type=checkbox]").first.check()
    expect(wordings).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page, base_url, teacher, axe, scheme):
    question = _own_question()
    unknown = f.make_question(
        question.lesson,
        kind="open-answer",
        text="Фотосинтез кезінде жапырақ не бөледі?",
        payload={"key_points": [], "model_answer": ""},
    )
    page = signed_in(open_page(color_scheme=scheme), base_url, "admin")
    for one in (question, unknown):
        open_draft(page, one)
        for box in page.locator("[data-candidate] input[type=checkbox]").all():
            box.check()
        axe(page)
    page.goto(reverse("lessons:lesson-key-points", args=[question.lesson_id]))
    axe(page)


def test_typing_in_a_field_ticks_nothing(open_page, base_url, teacher):
    question = _own_question()
    page = signed_in(open_page(), base_url, "admin")
    open_draft(page, question)
    page.get_by_label("Key points of your own").press_sequentially("1991")
    expect(page.locator("[data-candidate] input:checked")).to_have_count(0)


def _own_question() -> Question:
    lesson = f.make_lesson()
    text = "Инфляция – тауар мен қызмет бағасының жалпы өсуі. Ол ақшаның құнын төмендетеді."
    f.make_section(lesson, text=text)
    return f.make_question(
        lesson,
        kind="open-answer",
        text="Инфляция дегеніміз не?",
        payload={"key_points": [], "model_answer": ""},
    )
