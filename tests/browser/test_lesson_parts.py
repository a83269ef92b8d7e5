"""Key terms and figures of a lesson's text, as a reader meets them."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lessons.models import Assignment
from tests import factories as f
from tests.browser.stage import TERMS
from tests.browser.walker import become
from tests.world import make_world

SCHEME = {
    "kind": "scheme",
    "title": "Дипломатиялық қызметтің жүйесі",
    "centre": "Қазақстан Республикасы Сыртқы істер министрлігінің орталық аппараты",
    "parts": [
        {
            "text": "Постоянное представительство",
            "items": ["Жұмыс ММММММ ШШШШШШ", "халықаралық ұйым жанында"],
        },
        {"text": "Щщщщщщщщ Ықыыыыыы", "items": ["политическое представительство"]},
        {"text": "Елшілік", "items": ["қабылдаушы мемлекетте", "саяси өкілдік, келіссөз"]},
        {"text": "Консулдық мекеме", "items": ["консулдық округте"]},
        {"text": "WWWWWW mmmmmm", "items": ["WWWWWWWWWW wwwwwwwwwwww"]},
    ],
}
# Pixels by which the line that sticks out most leaves its box; below 0 where none does.
STICKING_OUT = """() => {
  const over = [];
  for (const svg of document.querySelectorAll(".figure svg")) {
    if (!svg.checkVisibility()) continue;
    for (const box of svg.querySelectorAll("rect")) {
      const room = box.getBoundingClientRect();
      let line = box;
      while ((line = line.nextElementSibling)?.tagName === "text") {
        const { left, right, top, bottom } = line.getBoundingClientRect();
        over.push(right - room.right, room.left - left, bottom - room.bottom, room.top - top);
      }
    }
  }
  return Math.max(...over);
}"""


@pytest.fixture
def world(transactional_db):
    return make_world()


@pytest.fixture
def address(world):
    assignment = Assignment.objects.get(pk=world.arguments["assignment"][0])
    assignment.lesson.terms = TERMS
    assignment.lesson.save()
    text = "Елдер келіссөзге барады. " + "Олар мүдделерін қорғайды. " * 60
    f.make_section(assignment.lesson, text=text, figure=SCHEME)
    return reverse("lessons:assignment-read", args=[assignment.pk])


@pytest.fixture(params=["page", "phone_page"])
def reader(request, world, address, base_url):
    page = request.getfixturevalue(request.param)
    become(page, world.people["student"], base_url=base_url)
    page.goto(address)
    return page


def test_a_term_tells_its_meaning_where_it_stands(reader):
    reader.locator("a.term").click()

    card = reader.locator(".term-card")
    expect(card).to_be_visible()
    expect(card).to_contain_text("negotiation")
    assert "#" not in reader.url
    card.get_by_role("button").click()
    expect(card).to_be_hidden()


def test_the_keyboard_opens_a_meaning_and_comes_back_to_the_word(reader):
    word, card = reader.locator("a.term"), reader.locator(".term-card")
    word.focus()
    reader.keyboard.press("Enter")
    expect(card).to_be_focused()

    reader.keyboard.press("Escape")

    expect(card).to_be_hidden()
    expect(word).to_be_focused()


def test_a_meaning_breaks_no_rule_of_access(reader, axe):
    reader.locator("a.term").click()

    axe(reader)


def test_without_a_script_a_term_leads_to_the_list(no_js_page, world, address, base_url):
    become(no_js_page, world.people["student"], base_url=base_url)
    no_js_page.goto(address)

    no_js_page.locator("a.term").click()

    assert no_js_page.url.endswith("#term-1")
    expect(no_js_page.locator("#term-1")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 360, 640, 1280])
def test_every_line_of_a_scheme_stays_within_its_box(page, world, address, base_url, width):
    become(page, world.people["student"], base_url=base_url)
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address)

    assert page.evaluate(STICKING_OUT) < 0


def test_the_lesson_on_paper_has_its_terms_figures_and_no_links_to_them(reader):
    reader.emulate_media(media="print")

    expect(reader.locator("#term-1")).to_be_visible()
    expect(reader.locator(".figure")).to_be_visible()
    assert (
        reader.locator("a.term").evaluate("one => getComputedStyle(one).textDecorationLine")
        == "none"
    )
