"""No page breaks a rule of WCAG 2.2 AA that a machine sees: every page of every role, in both
colour schemes and all three languages.

Colours do not depend on the language, nor words on the scheme, so each is walked in one pairing.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test.signals import template_rendered

from tests.browser.conftest import AXE_OPTIONS
from tests.browser.places import NO_PAGES, WALKED, admin_names, admin_places, site_places
from tests.browser.stage import make_stage
from tests.browser.steps import TROUBLES
from tests.browser.walker import Walker

TEMPLATES = Path(settings.BASE_DIR) / "templates"
FOR_TAGS_THAT_NO_PAGE_USES = {
    "tutor/display_form.html",
    "tutor/uni_formset.html",
    "tutor/whole_uni_form.html",
}
PLAN = """() => [
  [document.querySelectorAll("h1").length === 1, "not one h1"],
  [document.querySelectorAll("main").length === 1, "not one main"],
  [/^\\S.* – Тәлімгер$/.test(document.title), `title: ${document.title}`],
].filter(([isRight]) => !isRight).map(([_, words]) => words)"""

DJANGOS_OWN = (
    "aria-prohibited-attr: .*search-label-icon",  # The filter above a list of permissions.
    "aria-input-field-name: .*select2-",  # A field with completion, while it is empty.
    r"label: .*name=\"(opens_at|due_at)_[01]\"",  # A date and its time.
    r"(label|select-name): .*name=\"membership_set-\d+-(role|DELETE)\"",  # A table of forms.
)
"""What Django's own widgets in the administration break; what is mended is taken out."""


@pytest.fixture
def world(live_server):
    return make_stage()


@pytest.fixture
def walker(open_page, world, base_url, allowed_troubles, language):
    allowed_troubles += TROUBLES
    return Walker(open_page, world, base_url=base_url, language=language)


@pytest.fixture
def seen() -> Iterator[set[str]]:
    """The templates of ours that were rendered, by this thread or by the server's."""
    names: set[str] = set()

    def note(template, **_):
        path = Path(template.origin.name)
        if path.is_relative_to(TEMPLATES):
            names.add(str(path.relative_to(TEMPLATES)))

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


def problems(walk) -> list[str]:
    """What is wrong anywhere on the walk: place, rule, and the element that breaks it."""
    found = []
    for place, page in walk:
        rules = Axe().run(page, options=AXE_OPTIONS).response["violations"]
        found += [
            f"{place}: {rule['id']}: {node['html'][:200]}"
            for rule in rules
            for node in rule["nodes"]
        ]
        found += [f"{place}: {problem}" for problem in page.evaluate(PLAN)]
    return found


@pytest.mark.parametrize(("language", "scheme"), [("kk", "light"), ("ru", "dark")])
def test_axe_finds_nothing_on_any_page(walker, world, seen, scheme):
    found = problems(walker.walk(site_places(world), color_scheme=scheme))

    assert not found, "\n".join(found)
    templates = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html")}
    not_seen = {name for name in templates - seen if not name.startswith("admin/")}
    assert not_seen == FOR_TAGS_THAT_NO_PAGE_USES


@pytest.mark.parametrize("language", ["en"])
def test_axe_finds_nothing_on_any_page_that_opens_at_once_in_english(walker, world):
    places = [place for place in site_places(world) if not place.then]

    found = problems(walker.walk(places))

    assert not found, "\n".join(found)


@pytest.mark.parametrize(("language", "scheme"), [("kk", "light"), ("ru", "dark")])
def test_axe_finds_nothing_of_ours_in_the_administration(walker, world, seen, scheme):
    places = [
        place
        for place in admin_places(world)
        if scheme == "light" or not re.search("/(auth|axes)/", place.path)
    ]

    found = problems(walker.walk(places, color_scheme=scheme))

    ours = [problem for problem in found if not any(re.search(one, problem) for one in DJANGOS_OWN)]
    assert not ours, "\n".join(ours)
    mended = [one for one in DJANGOS_OWN if not any(re.search(one, problem) for problem in found)]
    assert not mended
    templates = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("admin/**/*.html")}
    assert templates - seen == set()


def test_every_address_of_the_administration_is_walked():
    assert admin_names() - NO_PAGES == WALKED


def test_a_target_that_is_too_small_and_a_page_without_a_plan_are_noticed(page):
    small = "style='padding:0;border:0;font-size:8px;display:block'"
    page.set_content(
        f"<html lang=kk><title>т</title><h1>т</h1><button {small}>а</button>"
        f"<button {small}>ә</button>"
    )

    found = problems([("the page", page)])

    assert any("target-size" in problem for problem in found)
    assert "the page: not one main" in found
