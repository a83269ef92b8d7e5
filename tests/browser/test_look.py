"""Light and dark, fonts, the reading page, short messages."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from lessons.models import Assignment
from tests.browser.walker import become
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)
LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
GROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(245, 248, 249)", "rgb(13, 22, 26)"
# Lines of a paragraph by the places where its letters stand.
LINE_LENGTHS = """paragraph => {
  const node = paragraph.firstChild, range = document.createRange(), lengths = [];
  let top = null;
  for (let i = 0; i < node.length; i++) {
    range.setStart(node, i); range.setEnd(node, i + 1);
    const y = Math.round(range.getBoundingClientRect().top);
    if (y !== top) { lengths.push(0); top = y; }
    lengths[lengths.length - 1]++;
  }
  return lengths.slice(0, -1);
}"""


@pytest.fixture
def world():
    return make_world()


def fonts_of(page: Page, selector: str) -> list[str]:
    """The fonts that draw the text of an element, as the browser itself tells."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    found = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return [font["familyName"] for font in found]


class TestTheme:
    def test_follows_the_device(self, page):
        page.emulate_media(color_scheme="dark")
        page.goto("/sign-in/")

        assert page.evaluate(GROUND) == DARK

    def test_changes_at_once_and_is_remembered(self, page):
        page.goto("/sign-in/")
        page.fill("[name=username]", "жазылып жатыр")
        with page.expect_response("**/theme/"):
            page.click("button[value=dark]")

        assert page.evaluate(GROUND) == DARK
        expect(page.locator("[name=username]")).to_have_value("жазылып жатыр")
        expect(page.locator("button[value=dark]")).to_have_attribute("aria-current", "true")
        page.reload()
        assert page.evaluate(GROUND) == DARK

    def test_light_wins_over_a_dark_device(self, page):
        page.emulate_media(color_scheme="dark")
        page.goto("/sign-in/")
        with page.expect_response("**/theme/"):
            page.click("button[value=light]")

        assert page.evaluate(GROUND) == LIGHT

    def test_works_without_javascript(self, no_js_page):
        no_js_page.goto("/sign-in/")
        no_js_page.click("button[value=dark]")

        expect(no_js_page.locator("meta[name=color-scheme]")).to_have_attribute(
            "content", "only dark"
        )

    def test_is_light_on_paper(self, page):
        page.emulate_media(color_scheme="dark", media="print")
        page.goto("/sign-in/")

        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(19, 35, 42)"


def test_one_font_of_the_stack_draws_every_kazakh_letter(page, world, base_url):
    become(page, world.people["admin"], base_url=base_url)
    page.goto(reverse("lessons:style"))
    page.evaluate(
        """letters => {
          for (const [id, text] of [["plain", "Мемлекет"], ["kazakh", letters]]) {
            const line = document.createElement("p");
            line.id = id;
            line.textContent = text;
            document.querySelector("main").append(line);
          }
        }""",
        LETTERS,
    )

    plain = fonts_of(page, "#plain")
    assert len(plain) == 1
    assert fonts_of(page, "#kazakh") == plain


class TestReading:
    @pytest.fixture
    def lesson_page(self, page, world, base_url):
        assignment = world.arguments["assignment"][0]
        _write_long_sections(world)
        become(page, world.people["student"], base_url=base_url)
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(reverse("lessons:assignment-read", args=[assignment]))
        return page

    def test_lines_have_60_to_75_letters(self, lesson_page):
        lengths = lesson_page.locator(".prose p").first.evaluate(LINE_LENGTHS)

        assert 60 <= sum(lengths) / len(lengths) <= 75

    def test_the_line_at_the_top_says_how_much_is_read(self, lesson_page):
        bar = lesson_page.locator(".reading-bar")
        before = bar.evaluate("bar => bar.value")

        lesson_page.locator("[data-text]").evaluate("text => text.scrollIntoView(false)")

        expect(bar).to_have_js_property("value", 100)
        assert before < 60

    def test_the_contents_show_the_section_that_is_being_read(self, lesson_page):
        lesson_page.locator("#section-2").evaluate("heading => heading.scrollIntoView()")

        expect(lesson_page.locator(".toc a[aria-current]")).to_have_attribute("href", "#section-2")

    def test_the_next_visit_offers_the_place_where_the_last_one_ended(self, lesson_page):
        lesson_page.locator("#section-2").evaluate("heading => heading.scrollIntoView()")
        lesson_page.wait_for_function("() => Object.values(localStorage).includes('section-2')")
        address = lesson_page.url
        lesson_page.goto("/")
        lesson_page.goto(address)

        lesson_page.locator(".toast a").click()

        expect(lesson_page.locator(".toast")).to_have_count(0)
        assert lesson_page.url.endswith("#section-2")

    def test_the_contents_of_a_phone_are_folded(self, phone_page, lesson_page, world, base_url):
        become(phone_page, world.people["student"], base_url=base_url)
        phone_page.goto(lesson_page.url)
        link = phone_page.locator(".toc a").first
        expect(link).to_be_hidden()

        phone_page.locator(".toc summary").click()

        expect(link).to_be_visible()


def _write_long_sections(world) -> None:
    lesson = Assignment.objects.get(pk=world.arguments["assignment"][0]).lesson
    lesson.section_set.all().delete()
    text = "Дипломатия мемлекеттердің өзара қарым-қатынасын келіссөз арқылы реттейді. " * 30
    for position in (1, 2, 3):
        lesson.section_set.create(position=position, heading=f"{position}-бөлім", text=text)


def test_a_short_message_goes_away_when_it_is_closed(page, world, base_url):
    become(page, world.people["admin"], base_url=base_url)
    page.goto(reverse("lessons:style"))
    page.click("[data-show-toast]")
    toast = page.locator("[role=status] .toast")
    expect(toast).to_be_visible()

    toast.get_by_role("button").click()

    expect(toast).to_have_count(0)


def test_marks_are_seen_where_the_device_forces_its_colours(page, world, base_url):
    page.emulate_media(forced_colors="active", color_scheme="dark")
    become(page, world.people["admin"], base_url=base_url)
    page.goto(reverse("lessons:style"))

    colours = page.locator(".notice-good").evaluate(
        "one => [getComputedStyle(one, '::before'), getComputedStyle(one)]"
        ".map((style) => style.backgroundColor)"
    )

    assert colours[0] != colours[1]
