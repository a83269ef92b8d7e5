"""No page breaks a rule of WCAG 2.2 AA that a machine sees: every page of every role, in all three
languages and both colour schemes.

The whole of the rules is asked in one scheme; in the other one only about colours, since nothing
else changes with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test.signals import template_rendered

from tests.browser.conftest import AXE_OPTIONS
from tests.browser.places import (
    NO_PAGES,
    TABLE_ROLES,
    WALKED,
    admin_names,
    admin_places,
    site_places,
)
from tests.browser.stage import make_stage
from tests.browser.steps import TROUBLES
from tests.browser.walker import Walker

TEMPLATES = Path(settings.BASE_DIR) / "templates"
FOR_TAGS_THAT_NO_PAGE_USES = {
    "tutor/display_form.html",
    "tutor/uni_formset.html",
    "tutor/whole_uni_form.html",
}
NOT_ON_THE_WALK_YET = {
    "admin/lessons/lesson/_line_link.html",
    "admin/lessons/lesson/_pictures.html",
    "admin/lessons/lesson/being_read.html",
    "admin/lessons/lesson/delete_drafts.html",
    "admin/lessons/set_up.html",
    "admin/lessons/user/factor.html",
    "lessons/_asked_answer.html",
    "lessons/_assign_cell.html",
    "lessons/_editing_refused.html",
    "lessons/_in_text.html",
    "lessons/_item_figure.html",
    "lessons/_lesson_authors.html",
    "lessons/_live_items.html",
    "lessons/_pages.html",
    "lessons/_question_theirs.html",
    "lessons/_rubric_consequences.html",
    "lessons/_rubric_of_others.html",
    "lessons/_rubric_refused.html",
    "lessons/_rubric_rows.html",
    "lessons/_teacher_measured.html",
    "lessons/_text_changes.html",
    "lessons/question_not_yours.html",
    "lessons/support_refused.html",
    "registration/recovery_codes.html",
    "registration/second_factor.html",
}
"""What the stage does not set yet: key points in classes of others, a file that is being read or
holds pictures, a question with enough marks to measure or answers to reckon with, a term's table
that was filled, quick questions inside a text, a lesson that others write, a second page of a list,
two people in one editor, ordering in class, a second factor, support that is refused, a new site.
Tests of views render them; axe has not."""
PLAN = """() => [
  [document.querySelectorAll("h1").length === 1, "not one h1"],
  [document.querySelectorAll("main").length === 1, "not one main"],
  [/^\\S.* – Тәлімгер$/.test(document.title), `title: ${document.title}`],
].filter(([isRight]) => !isRight).map(([_, words]) => words)"""

SCHEMES = ("light", "dark")
SCHEME = {"kk": "light", "ru": "dark", "en": "light"}
"""In which all of the rules are asked, by language."""
# One process takes all sweeps of a language, as one test looks back at them.
each_language = pytest.mark.parametrize(
    "language",
    [pytest.param(code, marks=pytest.mark.xdist_group(f"sweep-{code}")) for code in SCHEME],
)
ROLES = ["newcomer", "listener", *TABLE_ROLES]
COLOURS = {**AXE_OPTIONS, "runOnly": {"type": "rule", "values": ["color-contrast"]}}
# A colour that is still on its way to another one is neither.
END_TRANSITIONS = "document.getAnimations().forEach((one) => one.finish())"


@pytest.fixture
def world(live_server):
    return make_stage()


@pytest.fixture
def walker(open_page, world, base_url, allowed_troubles, language):
    allowed_troubles += TROUBLES
    return Walker(open_page, world, base_url=base_url, language=language)


@dataclass(frozen=True)
class Sweeps:
    """What the sweeps so far have come past."""

    roles: set[tuple[str, str]] = field(default_factory=set)
    """With the language of each."""
    templates: set[str] = field(default_factory=set)
    """Those of ours that were rendered, by this thread or by the server's."""


@pytest.fixture(scope="module")
def sweeps() -> Iterator[Sweeps]:
    sweeps = Sweeps()

    def note(template, **_):
        path = Path(template.origin.name)
        if path.is_relative_to(TEMPLATES):
            sweeps.templates.add(str(path.relative_to(TEMPLATES)))

    template_rendered.connect(note)
    yield sweeps
    template_rendered.disconnect(note)


def problems(walk, *, scheme: str = "light") -> list[str]:
    """What is wrong anywhere on the walk: place, rule, and the element that breaks it."""
    [other] = {*SCHEMES} - {scheme}
    found = []
    for place, page in walk:
        found += [f"{place}: {one}" for one in [*broken(page, AXE_OPTIONS), *page.evaluate(PLAN)]]
        page.emulate_media(color_scheme=other)
        page.evaluate(END_TRANSITIONS)
        found += [f"{place}, {other}: {one}" for one in broken(page, COLOURS)]
        page.emulate_media(color_scheme=scheme)
    return found


def broken(page, options: dict) -> Iterator[str]:
    for rule in Axe().run(page, options=options).response["violations"]:
        for node in rule["nodes"]:
            yield f"{rule['id']}: {node['html'][:200]}"


@pytest.mark.parametrize("role", ROLES)
@each_language
def test_axe_finds_nothing_on_any_page(walker, world, sweeps, language, role):
    places = [place for place in site_places(world) if place.role == role]
    scheme = SCHEME[language]

    found = problems(walker.walk(places, color_scheme=scheme), scheme=scheme)

    assert not found, "\n".join(found)
    sweeps.roles.add((language, role))


@each_language
def test_axe_finds_nothing_in_the_administration(walker, world, sweeps, language):
    scheme = SCHEME[language]

    found = problems(walker.walk(admin_places(world), color_scheme=scheme), scheme=scheme)

    assert not found, "\n".join(found)
    sweeps.roles.add((language, "administration"))


@each_language
@pytest.mark.django_db(transaction=True)
def test_every_template_was_rendered_on_the_way(sweeps, language):
    """It stands after the sweeps and looks back at them; without a database it would run apart
    from them, at the end of all tests."""
    if not {(language, role) for role in (*ROLES, "administration")} <= sweeps.roles:
        pytest.skip("not every role was swept")
    templates = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html")}
    unseen = templates - sweeps.templates - FOR_TAGS_THAT_NO_PAGE_USES
    assert not unseen - NOT_ON_THE_WALK_YET, "\n".join(sorted(unseen))


def test_every_role_is_swept(world):
    assert {place.role for place in site_places(world)} == {*ROLES}
    assert {place.role for place in admin_places(world)} == {"admin"}


def test_every_address_of_the_administration_is_walked():
    assert admin_names() - NO_PAGES == WALKED


def test_what_is_wrong_is_noticed(page):
    """A target that is too small, a page without a plan, and grey on grey in one scheme only."""
    small = "style='padding:0;border:0;font-size:8px;display:block'"
    page.set_content(
        "<html lang=kk><title>т</title><style>@media (prefers-color-scheme: dark) {"
        " p { color: #777; background: #666; transition: color 9s } }</style>"
        f"<h1>т</h1><p>сұр мәтін</p><button {small}>а</button><button {small}>ә</button>"
    )

    found = problems([("the page", page)])

    assert any("target-size" in problem for problem in found)
    assert "the page: not one main" in found
    assert [problem for problem in found if "color-contrast" in problem] == [
        "the page, dark: color-contrast: <p>сұр мәтін</p>"
    ]
