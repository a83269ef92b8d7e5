"""An administrator makes a lesson of a handout in the browser, with JavaScript and without."""

import re
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from lessons.models import Lesson
from tests.factories import make_admin
from tests.loading.steps import HANDOUT

Q = "lesson-0-questions-"


@pytest.fixture
def handout(tmp_path) -> Path:
    path = tmp_path / "class-7.txt"
    path.write_text(HANDOUT, encoding="utf-8")
    return path


@pytest.fixture
def sign_in(live_server, base_url):
    """Gives a browser page the cookies of an administrator and the English interface."""
    client = Client()
    client.force_login(make_admin("admin"))
    values = {"sessionid": client.cookies["sessionid"].value, "django_language": "en"}
    cookies = [{"name": name, "value": value, "url": base_url} for name, value in values.items()]

    def sign_in_page(page: Page) -> Page:
        page.context.add_cookies(cookies)
        return page

    return sign_in_page


def open_review(page: Page, handout: Path) -> None:
    page.goto("/admin/")
    page.get_by_role("link", name="Load a handout").click()
    page.get_by_label("Handout").set_input_files(handout)
    page.get_by_label("or a new course").fill("Дипломатия")
    page.get_by_role("button", name="Read and check the handout").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Review: class-7.txt")
    page.wait_for_load_state()  # The page's script has run.


def create_and_publish(page: Page) -> None:
    page.get_by_role("button", name="Create lesson (draft)").click()
    expect(page.get_by_text("The lesson is made as a draft.")).to_be_visible()
    page.get_by_role("link", name="Publish").click()
    expect(page.get_by_text("Nobody yet")).to_be_visible()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("The lesson is published. Assign it to a class next.")).to_be_visible()
    expect(page.get_by_role("link", name="Assign to a class")).to_be_visible()


def test_a_handout_becomes_a_published_lesson(page, sign_in, handout):
    sign_in(page)
    open_review(page, handout)
    page.locator("[name=lesson-0-title]").fill("Елшілік және оның қызметі")
    page.locator(f"[name={Q}0-key]").fill("2 | Тұрақты өкілдік\n1 | Шет елде")
    page.get_by_role("button", name="Add a question").click()
    expect(page.locator(f"[name={Q}3-part]")).to_be_focused()
    page.locator(f"[name={Q}3-text]").fill("Елшіні кім тағайындайды?")
    page.get_by_role("button", name="Add a section").click()
    page.locator("[name=lesson-0-sections-1-text]").fill("Елшіні Президент тағайындайды.")

    create_and_publish(page)

    lesson = Lesson.objects.get()
    assert lesson.is_published
    assert lesson.title == "Елшілік және оның қызметі"
    assert lesson.question_set.get(position=1).current.points == 3
    assert lesson.question_set.get(position=4).current.text == "Елшіні кім тағайындайды?"
    assert lesson.section_set.count() == 2


@pytest.fixture
def check(axe, allowed_troubles):
    """``axe`` for these pages: it reads the admin's style sheets by writing them into the page,
    which the content policy refuses."""
    allowed_troubles += ["Applying inline style", "Couldn't load preload assets"]
    return axe


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_loading_are_accessible(open_page, sign_in, handout, check, scheme):
    page = sign_in(open_page(color_scheme=scheme))
    page.goto("/admin/lessons/lesson/load/")
    check(page)
    open_review(page, handout)
    check(page)
    page.locator("[name=lesson-0-number]").fill("0")
    page.get_by_role("button", name="Create lesson (draft)").click()
    expect(page.get_by_text("1 field must be corrected; nothing was saved.")).to_be_visible()
    check(page)
    page.locator("[name=lesson-0-number]").fill("7")
    page.get_by_role("button", name="Create lesson (draft)").click()
    page.get_by_role("link", name="Publish").click()
    expect(page.get_by_text("Nobody yet")).to_be_visible()
    check(page)


def choose_several(page: Page) -> None:
    """A handout, one that is no handout, and another handout."""
    texts = {"a.txt": HANDOUT, "b.xyz": "text", "c.txt": HANDOUT.replace("№7", "№8")}
    page.goto("/admin/lessons/lesson/load/several/")
    page.get_by_label("Handouts").set_input_files(
        [
            {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
            for name, text in texts.items()
        ]
    )
    page.get_by_label("or a new course").fill("Дипломатия")


def test_several_handouts_come_one_by_one_and_a_lost_one_is_sent_again(
    page, sign_in, check, allowed_troubles
):
    allowed_troubles.append("net::ERR_FAILED")
    sign_in(page)
    choose_several(page)
    # The request that brings the third file gets lost.
    page.route(
        "**/load/batch/*/",
        lambda route: route.abort() if "c.txt" in route.request.post_data else route.continue_(),
    )
    page.get_by_role("button", name="Load and read the handouts").click()
    expect(page.get_by_text("Done: 2 of 3. Refused: 1. Not sent: 1.").first).to_be_visible()
    expect(page.get_by_role("heading", name="Loading")).to_be_focused()
    check(page)

    page.unroute("**/load/batch/*/")
    page.get_by_role("button", name="Try again c.txt").click()

    expect(page.get_by_text("Done: 3 of 3. Refused: 1. Not sent: 0.").first).to_be_visible()
    page.get_by_role("link", name="Open the report").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("3 files · read: 2 · refused: 1")
    check(page)
    page.get_by_role("link", name="Review c.txt").click()
    expect(page.locator("[name=lesson-0-number]")).to_have_value("8")


def test_a_reload_while_files_are_sent_leads_to_those_that_arrived(page, sign_in):
    sign_in(page)
    choose_several(page)
    page.get_by_role("button", name="Load and read the handouts").click()
    expect(page.get_by_role("link", name="Open the report")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Loaded files")
    expect(page.get_by_role("link", name="Review a.txt")).to_be_visible()


def test_several_handouts_without_javascript(no_js_page, sign_in):
    page = sign_in(no_js_page)
    choose_several(page)
    page.get_by_role("button", name="Load and read the handouts").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("3 files · read: 2 · refused: 1")
    page.get_by_role("link", name="Review a.txt").click()
    page.get_by_role("button", name="Create lesson (draft)").click()
    page.get_by_role("link", name="Go on with the other files").click()
    expect(page.get_by_role("link", name="Дипломатия, №7. Елшілік қызметі")).to_be_visible()


def test_the_same_without_javascript(no_js_page, sign_in, handout):
    page = sign_in(no_js_page)
    open_review(page, handout)
    expect(page.get_by_role("button", name="Add a question")).to_be_hidden()
    page.locator("[name=lesson-0-number]").fill("0")
    page.locator("[name=lesson-0-title]").fill("Елшілік және оның қызметі")
    page.locator(f"[name={Q}3-text]").fill("Елшіні кім тағайындайды?")
    page.get_by_role("button", name="Create lesson (draft)").click()
    expect(page.get_by_text("1 field must be corrected; nothing was saved.")).to_be_visible()
    expect(page.locator("[name=lesson-0-title]")).to_have_value("Елшілік және оның қызметі")
    page.locator("[name=lesson-0-number]").fill("7")

    create_and_publish(page)

    lesson = Lesson.objects.get()
    assert lesson.title == "Елшілік және оның қызметі"
    assert lesson.question_set.count() == 4


def test_leaving_with_unsaved_changes_asks_first(page, sign_in, handout):
    sign_in(page)
    open_review(page, handout)
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.locator("[name=lesson-0-goal]").fill("Жаңа мақсат")
    page.get_by_role("link", name="Choose another file").click(no_wait_after=True)
    expect(page.locator("[name=lesson-0-goal]")).to_have_value("Жаңа мақсат")
    assert asked == ["beforeunload"]


def test_lines_stand_beside_the_fields_on_a_desk_and_under_them_on_a_phone(
    page, phone_page, sign_in, handout
):
    page.set_viewport_size({"width": 1280, "height": 800})
    places = {}
    for name, each in (("desk", page), ("phone", phone_page)):
        sign_in(each)
        open_review(each, handout)
        field = each.locator("[name=lesson-0-title]").bounding_box()
        source = each.locator(".source").nth(1).bounding_box()
        places[name] = (field, source)
        width = each.evaluate("document.documentElement.scrollWidth")
        assert width <= each.viewport_size["width"]
    field, source = places["desk"]
    assert source["x"] >= field["x"] + field["width"]
    field, source = places["phone"]
    assert source["y"] >= field["y"] + field["height"]


def test_the_admins_own_pages_keep_the_content_policy(page, sign_in):
    sign_in(page)
    for path in ("", "lessons/lesson/", "lessons/response/", "lessons/classroom/add/"):
        page.goto(f"/admin/{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.locator(".select2-selection").first.click()
    page.locator(".select2-search__field").fill("adm")
    expect(page.locator(".select2-results__option").first).to_have_text(re.compile("admin"))


def test_a_handout_is_checked_by_the_keyboard(page, sign_in, handout):
    """To what is doubtful, split at the cursor, joined, moved, another level, left out, created."""
    sign_in(page)
    open_review(page, handout)
    keys = page.keyboard
    text = [page.locator(f"[name={Q}{n}-text]") for n in range(4)]

    expect(page.locator("#use-keys")).to_be_visible()  # The keys work from here on.
    keys.press("n")
    expect(page.locator(f"#item-{Q}1")).to_be_focused()
    keys.press("k")
    expect(page.locator(f"#item-{Q}0")).to_be_focused()
    keys.press("e")
    expect(text[0]).to_be_focused()
    text[0].fill("Елшілік дегеніміз не? Оны кім басқарады?")
    keys.press("Alt+s")
    expect(text[1]).to_have_value("Оны кім басқарады?")
    expect(text[0]).to_have_value("Елшілік дегеніміз не?")

    expect(page.locator("[data-body][aria-busy]")).to_have_count(0)
    page.locator(f"#item-{Q}0").focus()
    keys.press("d")
    expect(text[1]).to_have_value("Елшілік дегеніміз не?")
    expect(page.locator(f"#item-{Q}1 [data-act=down]")).to_be_focused()
    keys.press("3")
    keys.press("j")
    expect(page.locator(f"#item-{Q}2")).to_be_focused()
    keys.press("x")
    expect(page.locator(f"[name={Q}2-leave_out]")).to_be_checked()
    page.get_by_role("button", name="Create lesson (draft)").press("Enter")
    expect(page.get_by_text("The lesson is made as a draft.")).to_be_visible()

    questions = Lesson.objects.get().question_set.select_related("current")
    assert [(each.part, each.current.text) for each in questions][:2] == [
        ("level-1", "Оны кім басқарады?"),
        ("level-3", "Елшілік дегеніміз не?"),
    ]
    assert len(questions) == 3


def test_the_keys_stand_on_the_page_and_can_be_turned_off(page, sign_in, handout):
    sign_in(page)
    open_review(page, handout)
    expect(page.locator("#use-keys")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Join the item with the next.")
    page.keyboard.press("Escape")
    page.get_by_label("Shortcut keys").uncheck()
    page.keyboard.press("n")
    expect(page.get_by_label("Shortcut keys")).to_be_focused()


def test_a_repair_is_taken_back_in_its_place(page, sign_in, handout):
    handout.write_text(HANDOUT.replace("сұрақ. Елшілік", "сұрақ. Eлшілік", 1), encoding="utf-8")
    sign_in(page)
    open_review(page, handout)
    item = page.locator(f"#item-{Q}0")
    item.get_by_role("button", name="Take it back").click()
    expect(page.locator(f"[name={Q}0-text]")).to_have_value("Eлшілік дегеніміз не?")
    expect(item.get_by_role("button", name="Repair it again")).to_be_focused()
