"""Small screens, large text, forced colours: nothing is lost (WCAG 1.4.4, 1.4.10, 1.4.12).

A page may not scroll sideways, and no words may be cut off; a wide table scrolls within itself.
"""

import pytest
from django.urls import reverse

from tests.browser.places import admin_places, site_places
from tests.browser.stage import make_stage
from tests.browser.steps import TROUBLES
from tests.browser.walker import Walker, become

PHONE_320 = {"width": 320, "height": 640}
TABLET = {"width": 640, "height": 800}
TEXT_TWICE_AS_LARGE = "document.documentElement.style.fontSize = '200%'"
SPACED_TEXT = """const sheet = new CSSStyleSheet();
sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
document.adoptedStyleSheets = [sheet];"""

# Text that begins or ends where nobody can see it: beyond the page's sides, or in a box that is
# too small for it and neither scrolls nor grows.
LOST = r"""() => {
  const width = document.documentElement.clientWidth;
  const lost = [];
  if (document.documentElement.scrollWidth > width)
    lost.push(`scrolls sideways: ${document.documentElement.scrollWidth} > ${width}`);
  const scrolls = (one, way) => /auto|scroll/.test(getComputedStyle(one)[`overflow-${way}`]);
  const hides = (one) => /hidden|clip/.test(getComputedStyle(one).overflow);
  const isClipped = (one) => one !== null && getComputedStyle(one).clipPath !== "none";
  const isForReadersOnly = (one) => one.closest(".visually-hidden, .skip, thead") !== null
    || isClipped(one.closest(".wide-words"));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const parent = text.parentElement;
    if (!text.data.trim() || !parent.checkVisibility() || isForReadersOnly(parent)) continue;
    if (parent.closest("script, style, template, option, textarea, select")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    let sideways = box.left < -1 || box.right > width + 1, cut = "";
    for (let one = parent; one && one !== document.body; one = one.parentElement) {
      if (scrolls(one, "x")) { sideways = false; break; }
      const around = one.getBoundingClientRect();
      const isOut = box.right > around.right + 1 || box.bottom > around.bottom + 1;
      if (isOut && hides(one)) cut = "cut";
    }
    if (sideways || cut) lost.push(`${cut || "beyond the side"}: ${text.data.trim().slice(0, 60)}`);
  }
  for (const one of document.querySelectorAll("input:not([type=hidden]), select, button")) {
    const box = one.getBoundingClientRect();
    if (one.checkVisibility() && box.width && !isForReadersOnly(one) && box.right > width + 1
        && !one.closest(".table-wrap")) lost.push(`beyond the side: ${one.outerHTML.slice(0, 80)}`);
    if (one.matches("button") && one.scrollWidth > one.clientWidth + 1)
      lost.push(`too narrow: ${one.textContent.trim().slice(0, 60)}`);
  }
  return lost;
}"""


@pytest.fixture
def world(live_server):
    return make_stage()


@pytest.fixture
def walker(open_page, world, base_url, allowed_troubles, language):
    allowed_troubles += TROUBLES
    return Walker(open_page, world, base_url=base_url, language=language)


def lost(walk, change: str) -> list[str]:
    found = []
    for place, page in walk:
        page.evaluate(change)
        found += [f"{place}: {problem}" for problem in page.evaluate(LOST)]
    return found


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_nothing_is_lost_at_320_pixels(walker, world):
    found = lost(walker.walk(site_places(world), viewport=PHONE_320), "0")

    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["kk"])
@pytest.mark.parametrize(
    ("viewport", "change"),
    [(TABLET, TEXT_TWICE_AS_LARGE), (PHONE_320, SPACED_TEXT)],
    ids=["large", "spaced"],
)
def test_nothing_is_lost_when_text_grows(walker, world, viewport, change):
    places = [place for place in site_places(world) if not place.then]

    found = lost(walker.walk(places, viewport=viewport), change)

    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["kk"])
def test_nothing_of_ours_is_lost_at_320_pixels_in_the_administration(walker, world):
    places = [place for place in admin_places(world) if "/lesson/" in place.path]

    found = lost(walker.walk(places, viewport=PHONE_320), "0")

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<p style='width:3000px'>т</p>", "scrolls sideways"),
        ("<p style='position:absolute;left:-90px'>Сөз</p>", "beyond the side: Сөз"),
        ("<p style='width:20px;overflow:hidden;white-space:nowrap'>Ұзын сөз</p>", "cut: Ұзын"),
        ("<button style='width:30px;white-space:nowrap'>Ұзын сөз</button>", "too narrow: Ұзын"),
    ],
)
def test_what_is_lost_is_noticed(page, body, problem):
    page.set_content(body)

    assert problem in "\n".join(page.evaluate(LOST))


# --- Forced colours and reduced motion ----------------------------------------------------------

RING = """(one) => { const ring = getComputedStyle(one);
  return ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2; }"""
LOOK = """(one) => { const look = getComputedStyle(one);
  return [look.borderColor, look.borderWidth, look.borderStyle, look.backgroundColor].join(); }"""
MOVES = """() => [...document.querySelectorAll("*")].flatMap((one) => ["", "::before", "::after"]
  .map((part) => getComputedStyle(one, part))
  .filter((look) => parseFloat(look.transitionDuration) > 0 || look.animationName !== "none"))
  .length"""


@pytest.fixture
def question_page(open_page, world, base_url):
    """The page of a question with options, and the student who answers it."""

    def open_question(**options):
        page = open_page(**options)
        become(page, world.people["student"], base_url=base_url)
        page.goto(reverse("lessons:attempt-question", args=[*world.arguments["long attempt"], 1]))
        return page

    return open_question


def test_what_is_chosen_and_where_one_is_are_seen_in_forced_colours(question_page):
    page = question_page(forced_colors="active")
    choices, numbers = page.locator(".choice"), page.locator(".page-number")

    choices.nth(0).locator("input").check()
    page.locator("h1").click()

    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert choices.nth(0).evaluate(LOOK) != choices.nth(1).evaluate(LOOK)
    assert numbers.nth(0).evaluate(LOOK) != numbers.nth(1).evaluate(LOOK)


@pytest.mark.parametrize("options", [{}, {"forced_colors": "active"}], ids=["usual", "forced"])
def test_the_focus_is_seen(question_page, options):
    page = question_page(**options)
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate_handle(
            "document.activeElement.closest('.choice') ?? document.activeElement"
        )
        name = focused.evaluate("(one) => `${one.tagName}.${one.className}`")
        if name.startswith("BODY"):
            break
        assert focused.evaluate(RING), name
        reached.add(name.split(".")[0])
    assert {"A", "BUTTON", "LABEL", "SUMMARY"} <= reached


def test_a_state_is_never_said_by_colour_alone(open_page, world, base_url):
    page = open_page(forced_colors="active")
    become(page, world.people["student"], base_url=base_url)
    page.goto(reverse("lessons:attempt-detail", args=world.arguments["marked"]))
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    chips = page.locator(".chip")

    assert chips.count() > 3
    for chip in chips.all():
        assert chip.inner_text().strip()
        assert chip.evaluate("(one) => getComputedStyle(one).borderStyle") == "solid"


def test_nothing_moves_for_those_who_asked_for_that(question_page):
    assert question_page(reduced_motion="reduce").evaluate(MOVES) == 0
    assert question_page(reduced_motion="no-preference").evaluate(MOVES) > 0
