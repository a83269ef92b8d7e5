"""The whole job through the pages, from a handout to the class results, signed in by password.

Loaded, published, assigned, joined, answered at three levels, marked, seen: once with JavaScript
and once without. The handout is practical class 15 where it lies beside the project.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lessons.models import Classroom, Lesson, Response, ResponseState
from tests import factories as f

CLASS_15 = Path(__file__).parents[3] / "shared" / "material" / "practical-class-15.txt"
SMALL = """№8-тәжірибелік сабақ: Келіссөз жүргізу
Жұмыстың мақсаты: Келіссөздің кезеңдерімен танысу.
Теориялық мәлімет:
Келіссөз – тараптардың ортақ шешімге келу жолы.
Деңгейлік тапсырмалар:
1-деңгейлік сұрақ. Келіссөз дегеніміз не?
2-деңгейлік сұрақ. Келіссөз бен соттың айырмашылығын түсіндіріңіз.
3-деңгейлік сұрақ. Келіссөздің тиімділігіне баға беріңіз.
"""
ANSWER = "Дипломатия – мемлекеттің ресми қызметі."


@pytest.fixture
def handout(tmp_path) -> Path:
    if CLASS_15.exists():
        return CLASS_15
    path = tmp_path / "class-8.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture
def classroom(live_server) -> Classroom:
    classroom = f.make_classroom("ХҚ-231", join_code="HQK235")
    f.make_admin("admin", password=f.PASSWORD)
    f.make_teacher(classroom, "teacher", password=f.PASSWORD)
    f.make_user("student", password=f.PASSWORD, last_name="Нұрланова", first_name="Айару")
    return classroom


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def sign_in(open_page, base_url, request):
    """Opens a browser of one person and signs in by the page itself."""

    def sign_in_as(name: str) -> Page:
        page = open_page(java_script_enabled=request.param)
        page.context.add_cookies([{"name": "django_language", "value": "en", "url": base_url}])
        page.goto("/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(f.PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
        return page

    return sign_in_as


def press(page: Page, name: str | re.Pattern, role: str = "button") -> None:
    page.get_by_role(role, name=name).first.click()


def load_and_publish(page: Page, handout: Path) -> None:
    press(page, "Load a handout", "link")
    page.get_by_label("Handout").set_input_files(handout)
    page.get_by_label("or a new course").fill("Дипломатия")
    press(page, "Read and check the handout")
    press(page, "Create lesson (draft)")
    press(page, "Publish", "link")
    press(page, "Publish")
    expect(page.get_by_text("The lesson is published. Assign it")).to_be_visible()


def assign(page: Page) -> None:
    press(page, "ХҚ-231", "link")
    press(page, "Assign a lesson", "link")
    page.get_by_label("Lesson", exact=True).select_option(index=1)
    press(page, "Assign")
    expect(page.get_by_role("heading", name="Lessons of the class")).to_be_visible()


def join(page: Page) -> None:
    press(page, "Join a class", "link")
    page.get_by_label("Join code").fill("hqk 235")
    press(page, "Join")
    press(page, "№", "link")


def take(page: Page, level: int) -> None:
    press(page, re.compile(f"^Start: Level {level}$"))
    while True:
        page.locator("#answer").fill(ANSWER)
        following = page.get_by_role("button", name="Next question")
        if not following.count():
            break
        with page.expect_navigation():
            following.click()
    press(page, "Check and hand in")
    expect(page.get_by_text("Every question has an answer.")).to_be_visible()
    page.get_by_role("button", name="Hand in", exact=True).click()
    expect(page.get_by_text("being checked", exact=True).first).to_be_visible()
    press(page, "Levels and tasks", "link")


def mark_everything(page: Page) -> None:
    press(page, "Review queue", "link")
    expect(page.get_by_role("heading", level=1)).to_have_text("Review queue")
    while page.get_by_role("link", name="Begin with the first").count():
        with page.expect_navigation():
            press(page, "Begin with the first", "link")
        while page.get_by_label("Mark, out of").count():
            page.get_by_label("Mark, out of 10").fill("10")
            page.get_by_label("Comment for the student").fill("Дұрыс.")
            with page.expect_navigation():
                press(page, re.compile("^(Save|Confirm)"))
    expect(page.get_by_role("heading", name="Nothing waits")).to_be_visible()


def test_from_a_handout_to_the_class_results(sign_in, classroom, handout):
    load_and_publish(sign_in("admin"), handout)
    teacher = sign_in("teacher")
    assign(teacher)
    student = sign_in("student")
    join(student)
    for level in (1, 2, 3):
        take(student, level)

    mark_everything(teacher)

    student.reload()
    for level in (1, 2, 3):
        step = student.locator(".ladder-step", has_text=f"Level {level}")
        expect(step.get_by_text("mastered")).to_be_visible()
    press(teacher, "Start page", "link")
    press(teacher, "ХҚ-231", "link")
    press(teacher, "Results", "link")
    row = teacher.get_by_role("row", name=re.compile("Нұрланова Айару"))
    press(teacher, "By level", "link")
    expect(row.get_by_role("cell", name=re.compile("^100"))).to_have_count(4)  # with the mean
    assert Lesson.objects.get().is_published
    assert not Response.objects.exclude(state=ResponseState.MARKED).exists()
