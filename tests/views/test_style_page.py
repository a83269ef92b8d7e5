"""The style page shows everything that the style sheet holds."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from lessons.templatetags.icons import ICONS
from tests import factories as f
from tests.test_contrast import CSS, colours, read_rules, themes

pytestmark = pytest.mark.django_db

COMPONENTS = {
    *("button", "field", "choice", "ladder", "meter", "chip", "notice", "table", "empty"),
    *("toast", "evidence", "ornament", "icon", "card", "answer", "prose"),
}


@pytest.fixture
def page(client) -> str:
    client.force_login(f.make_user("staff", is_staff=True))
    return client.get(reverse("lessons:style")).content.decode()


def test_every_colour_has_its_patch(page):
    css = Path(finders.find("css/style_page.css")).read_text("utf-8")
    patches = set(re.findall(r"\.swatch-([a-z-]+) \{ --patch: var\(--\1\)", css))

    assert patches == colours(themes(CSS)["light"])
    assert set(re.findall(r"swatch swatch-([a-z-]+) ", page)) == patches


def test_every_component_is_shown(page):
    shown = {name for names in re.findall(r'class="([^"]*)"', page) for name in names.split()}

    assert shown >= COMPONENTS
    assert "<dialog" in page


def test_every_variant_of_a_component_is_shown(page):
    styled = {
        name
        for rule in read_rules(CSS)
        for name in re.findall(r"\.((?:button|chip|notice|evidence)-[a-z]+)", rule.selector)
    }
    shown = {name for names in re.findall(r'class="([^"]*)"', page) for name in names.split()}

    assert styled - shown == set()


def test_every_icon_is_shown(page):
    assert all(f'<path d="{drawing}"/>' in page for drawing in ICONS.values())
