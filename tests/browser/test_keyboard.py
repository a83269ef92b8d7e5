"""A student's whole way by the keyboard, with the focus in sight, and what a screen reader is told.

Each test also listens: where the focus is, and what the page says without moving it.
"""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from lessons.models import Response
from tests.browser.stage import make_stage
from tests.browser.walker import become
from tests.factories import PASSWORD

# What is focused: seen as a whole within the window, over everything else, with a ring around it.
FOCUSED = r"""() => {
  const focused = document.activeElement;
  if (focused === document.body) return null;
  const one = focused.closest(".choice") ?? focused;
  const box = one.getClientRects()[0], ring = getComputedStyle(one);
  const x = box.left + Math.min(box.width / 2, 20), y = box.top + Math.min(box.height / 2, 20);
  const top = document.elementFromPoint(x, y);
  return {
    name: focused.ariaLabel || focused.labels?.[0]?.innerText || focused.innerText
      || focused.name || focused.tagName,
    hasRing: ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2,
    isInSight: top !== null && (one.contains(top) || top.contains(one)),
    isInWindow: box.top >= 0 && box.top < innerHeight && box.left >= 0
      && box.right <= innerWidth + 1,
  };
}"""
LISTEN = r"""() => {
  window.said = [];
  const note = () => [...document.querySelectorAll("[aria-live], [role=status], [role=alert]")]
    .forEach((one) => {
      const spoken = one.cloneNode(true);
      spoken.querySelectorAll("[aria-hidden=true]").forEach((silent) => silent.remove());
      const words = spoken.textContent.trim();
      if (words && words !== window.said.at(-1)) window.said.push(words);
    });
  new MutationObserver(note).observe(document.body, { childList: true, subtree: true,
    characterData: true });
}"""


@pytest.fixture
def world(live_server):
    return make_stage()


@pytest.fixture
def page(open_page):
    """Without smooth scrolling: what is focused is where it will be."""
    return open_page(reduced_motion="reduce")


@pytest.fixture
def student_page(page, world, base_url):
    become(page, world.people["student"], base_url=base_url, language="en")
    return page


@pytest.fixture
def teacher_page(page, world, base_url):
    become(page, world.people["teacher"], base_url=base_url, language="en")
    page.goto(reverse("lessons:response-mark", args=world.arguments["waiting"]))
    return page


def question_url(world, position: int) -> str:
    return reverse("lessons:attempt-question", args=[*world.arguments["long attempt"], position])


def tab(page: Page, key: str = "Tab") -> str:
    """The name of what has the focus after a press of Tab; '' beyond the last."""
    page.keyboard.press(key)
    focused = page.evaluate(FOCUSED)
    if focused is None:
        return ""
    name = " ".join(focused["name"].split())
    for wish in ("hasRing", "isInSight", "isInWindow"):
        assert focused[wish], f"{wish} is wrong for: {name}"
    return name


def tab_to(page: Page, name: str) -> list[str]:
    """Presses Tab until the name begins so; the names on the way."""
    passed = []
    for _ in range(80):
        passed.append(tab(page))
        if passed[-1].startswith(name):
            return passed
    pytest.fail(f"{name} is not reached: {passed}")


def test_the_whole_way_from_the_sign_in_to_the_hand_in(page, world, base_url):
    become(page, None, base_url=base_url, language="en")
    page.goto(reverse("sign-in"))
    expect(page.locator("[name=username]")).to_be_focused()
    page.keyboard.type(world.people["student"].username)
    assert tab(page) == "Password"
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")

    page.wait_for_url(f"{base_url}/")
    tab_to(page, "15 №15")
    page.keyboard.press("Enter")
    page.wait_for_url(
        f"**{reverse('lessons:assignment-detail', args=world.arguments['assignment'])}"
    )
    page.goto(reverse("lessons:assignment-detail", args=world.arguments["long assignment"]))
    tab_to(page, "Continue: Level 1")
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile(r"/attempts/\d+/\d/$"))
    page.goto(question_url(world, 1))
    tab_to(page, "Алматы")
    page.keyboard.press("ArrowUp")
    expect(page.locator("input[value=a]")).to_be_checked()
    expect(page.locator("input[value=a]")).to_be_focused()
    tab_to(page, "Next question")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{question_url(world, 2)}")
    tab_to(page, "Check and hand in")
    page.keyboard.press("Enter")
    page.wait_for_url("**/finish/")
    tab_to(page, "Hand in")
    page.keyboard.press("Enter")
    page.wait_for_url("**/finish/?ask=1")
    tab_to(page, "Yes, hand in")
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile(r"/attempts/\d+/$"))
    answer = Response.objects.get(attempt=world.arguments["long attempt"][0], position=1).answer
    assert answer == ["a"]


def test_the_order_on_a_question_page_is_that_of_reading(student_page, world):
    student_page.goto(question_url(world, 5))

    passed = tab_to(student_page, "1 ✓")

    places = [
        next(place for place, name in enumerate(passed) if name.startswith(words))
        for words in (
            "Skip to the content",
            "Тәлімгер",
            "Start page",
            "Sign out",
            "№7",
            "Сұрақ",
            "Next question",
            "Previous question",
            "Hint 1",
            "Read in the lesson",
            "Check and hand in",
            "1 ✓",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("path", ["home", "classroom-join"])
def test_the_first_tab_leads_past_the_menu(student_page, path):
    student_page.goto(reverse(f"lessons:{path}"))

    assert tab(student_page) == "Skip to the content"
    student_page.keyboard.press("Enter")

    expect(student_page.locator("main")).to_be_focused()
    tab(student_page)
    assert student_page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("viewport", [None, (320, 500)], ids=["desk", "phone"])
def test_the_focus_is_never_hidden_on_the_way_through_a_page(student_page, world, viewport, key):
    if viewport:
        student_page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
    for path in (
        reverse("lessons:assignment-read", args=world.arguments["long assignment"]),
        question_url(world, 1),
    ):
        student_page.goto(path)
        while tab(student_page, key):
            pass


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_focus_is_never_hidden_while_marking(teacher_page, key):
    while tab(teacher_page, key):
        pass


def test_saving_is_said_politely_and_leaves_the_focus_where_it_is(student_page, world):
    student_page.goto(question_url(world, 5))
    line = student_page.locator("[data-save-state]")
    assert line.get_attribute("aria-live") == "polite"
    student_page.evaluate(LISTEN)

    student_page.locator("#answer").focus()
    student_page.keyboard.type("Жауап", delay=30)
    expect(line).to_have_attribute("data-state", "saved")

    expect(student_page.locator("#answer")).to_be_focused()
    said = student_page.evaluate("said")
    assert len(said) == 1
    assert re.fullmatch(r"Saved at: \d\d:\d\d", said[0])


def test_a_lost_connection_is_said_once_and_leaves_the_focus(student_page, world, allowed_troubles):
    allowed_troubles.append("ERR_INTERNET_DISCONNECTED")
    student_page.goto(question_url(world, 5))
    student_page.evaluate(LISTEN)
    student_page.context.set_offline(True)

    student_page.locator("#answer").focus()
    student_page.keyboard.type("Жауап", delay=30)
    expect(student_page.locator("[data-save-state]")).to_have_attribute("data-state", "offline")
    student_page.keyboard.type(" және тағы", delay=100)

    expect(student_page.locator("#answer")).to_be_focused()
    assert len(student_page.evaluate("said")) == 1


def test_a_choice_by_the_keyboard_is_saved_without_moving_the_focus(student_page, world):
    student_page.goto(question_url(world, 1))
    tab_to(student_page, "Алматы")
    student_page.keyboard.press("ArrowUp")

    expect(student_page.locator("[data-save-state]")).to_have_attribute("data-state", "saved")
    expect(student_page.locator("input[value=a]")).to_be_focused()


def test_errors_are_tied_to_their_fields(teacher_page):
    teacher_page.locator("[data-confirm]").click()
    teacher_page.locator(".errorlist").first.wait_for()

    group = teacher_page.locator("fieldset[data-points]").first
    described = group.get_attribute("aria-describedby")
    assert "Decide about this key point." in teacher_page.locator(f"#{described}").inner_text()
    expect(teacher_page.locator("[role=alert]")).to_contain_text("not saved yet")


def test_the_dialog_of_keys_keeps_the_focus_and_gives_it_back(teacher_page):
    first = teacher_page.locator("form[data-marking] input[type=radio]").first
    first.focus()

    teacher_page.keyboard.press("?")
    for _ in range(4):
        teacher_page.keyboard.press("Tab")
        assert teacher_page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    teacher_page.keyboard.press("Escape")

    expect(teacher_page.locator("dialog")).to_be_hidden()
    expect(first).to_be_focused()


def test_a_digit_key_does_not_move_the_focus(teacher_page):
    button = teacher_page.locator("[data-confirm]")
    button.focus()

    teacher_page.keyboard.press("1")

    expect(teacher_page.locator("fieldset[data-points] input:checked")).to_have_count(1)
    expect(button).to_be_focused()


# --- The administration ------------------------------------------------------------------------


def test_a_lesson_is_assigned_in_the_administration_by_the_keyboard(page, world, base_url):
    become(page, world.people["admin"], base_url=base_url, language="en")
    page.goto(reverse("admin:lessons_assignment_add"))

    tab_to(page, "Lesson")
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox", name="Lesson")).to_be_focused()
    page.keyboard.type("suragi")
    lessons = page.get_by_role("listbox", name="Lesson").get_by_role("option")
    expect(lessons).to_have_text(["№3. Сұрағы жоқ сабақ"])
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Lesson: №3. Сұрағы жоқ сабақ")).to_be_focused()

    passed = tab_to(page, "_save")

    fields = ["Class:", "Opens:", "Due:", "Attempts allowed at each level:", "Gate:"]
    assert [name for name in passed if name in fields] == fields


def test_a_row_of_a_list_is_chosen_by_its_name(page, world, base_url):
    become(page, world.people["admin"], base_url=base_url, language="en")
    page.goto(reverse("admin:lessons_classroom_changelist"))

    tab_to(page, "Select all objects on this page for an action")
    tab_to(page, "Select this object for an action - ХҚ-231")
    page.keyboard.press("Space")

    expect(page.get_by_role("checkbox", name="ХҚ-231")).to_be_checked()
