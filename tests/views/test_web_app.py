"""The product as an app: manifest, icons, service worker, the page for no connection."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from tests.factories import make_user
from tests.test_contrast import CSS, themes
from tutor import web_app

MANIFEST = "/manifest.webmanifest"
WORKER = "/service-worker.js"
OFFLINE = "/offline/"
SIGN_IN = reverse("sign-in")
DESCRIPTION = (
    "Practical classes: read the lesson, answer questions of three levels, see your progress."
)


@pytest.fixture
def manifest(client):
    return client.get(MANIFEST).json()


@pytest.fixture
def surfaces():
    """--surface in the light and in the dark theme."""
    return {name: tokens["surface"] for name, tokens in themes(CSS).items()}


def size_of(path: str) -> tuple[int, int]:
    """Width and height as the header of a PNG file gives them."""
    start = Path(finders.find(path)).read_bytes()[:24]
    assert start.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(start[16:20]), int.from_bytes(start[20:24])


class TestForEverybody:
    @pytest.mark.parametrize("path", [MANIFEST, WORKER, OFFLINE])
    @pytest.mark.django_db
    def test_somebody_signed_in_gets_what_a_stranger_gets(self, path):
        person = Client()
        person.force_login(make_user(first_name="Айгүл"))
        person.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"

        assert person.get(path).content == Client().get(path).content

    @pytest.mark.parametrize("path", [MANIFEST, WORKER])
    def test_it_may_be_kept_for_an_hour_whatever_the_cookies(self, client, path):
        client.cookies[settings.SESSION_COOKIE_NAME] = "of-a-session-that-ended"

        response = client.get(path)

        assert response.headers["Cache-Control"] == "public, max-age=3600"
        assert "Cookie" not in response.headers.get("Vary", "")
        assert not response.cookies


class TestManifest:
    def test_says_what_a_browser_needs_to_install_the_product(self, manifest):
        assert manifest["name"] == manifest["short_name"] == "Тәлімгер"
        assert manifest["display"] == "standalone"
        assert manifest["id"] == manifest["start_url"] == manifest["scope"] == "/"

    def test_has_the_type_of_a_manifest(self, client):
        assert client.get(MANIFEST).headers["Content-Type"] == "application/manifest+json"

    def test_its_colours_are_those_of_the_pages(self, manifest):
        tokens = themes(CSS)["light"]

        assert manifest["theme_color"] == tokens["surface"]
        assert manifest["background_color"] == tokens["ground"]

    @pytest.mark.parametrize("language", dict(settings.LANGUAGES))
    def test_speaks_the_language_of_the_page(self, client, language):
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        page = client.get(SIGN_IN).content.decode()
        [address] = re.findall(r'<link rel="manifest" href="([^"]+)"', page)

        found = client.get(address)

        with translation.override(language):
            assert found.json()["description"] == gettext(DESCRIPTION)
        assert found.json()["lang"] == found.headers["Content-Language"] == language

    @pytest.mark.parametrize("query", ["", "?language=", "?language=xx", "?language=../en"])
    def test_is_kazakh_where_no_known_language_is_asked_for(self, client, query):
        assert client.get(MANIFEST + query).json()["lang"] == "kk"


class TestIcons:
    def test_are_there_in_the_sizes_that_the_manifest_gives(self, manifest):
        icons = {icon["src"].removeprefix("/static/"): icon["sizes"] for icon in manifest["icons"]}

        assert icons == {path: "{}x{}".format(*size_of(path)) for path in icons}

    def test_are_those_that_chromium_asks_for(self, manifest):
        asked = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}

        assert asked == {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}

    def test_there_is_one_for_an_iphone(self, client):
        page = client.get(SIGN_IN).content.decode()

        assert 'rel="apple-touch-icon" href="/static/img/apple-touch-icon.png"' in page
        assert size_of("img/apple-touch-icon.png") == (180, 180)

    def test_weigh_little(self):
        files = Path(finders.find("img/icon-192.png")).parent.glob("*.png")

        assert sum(file.stat().st_size for file in files) < 15_000


class TestServiceWorker:
    def test_is_a_script_that_may_serve_the_whole_site(self, client):
        response = client.get(WORKER)

        assert response.headers["Content-Type"].startswith("text/javascript")
        assert WORKER.count("/") == 1, "its place is its scope"

    def test_the_policy_allows_it(self, client):
        assert "worker-src 'self'" in client.get(SIGN_IN).headers["Content-Security-Policy"]

    def test_keeps_every_file_that_the_offline_page_needs(self, client):
        page = client.get(OFFLINE).content.decode()
        needed = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page))

        kept = set(re.findall(r'"(/static/[^"]+)"', client.get(WORKER).content.decode()))

        assert kept == needed

    def test_has_another_version_when_the_offline_page_changes(self, client, monkeypatch):
        before = client.get(WORKER).content
        assert client.get(WORKER).content == before

        monkeypatch.setattr(web_app, "_offline_page", lambda: "басқа бет")

        assert client.get(WORKER).content != before

    def test_has_another_version_when_a_file_of_it_changes(self, client, monkeypatch):
        before = version_in(client.get(WORKER))

        monkeypatch.setattr(web_app, "static", lambda path: f"/static/{path}?new")

        assert version_in(client.get(WORKER)) != before


def version_in(response) -> str:
    return re.search(r'CACHE = "(\w+)"', response.content.decode())[1]


class TestOfflinePage:
    def test_says_it_in_every_language_and_in_kazakh_first(self, client):
        page = client.get(OFFLINE).content.decode()

        found = re.findall(r'<section [^>]*lang="(\w+)">\s*<h[12]>([^<]+)</h', page)

        assert found == [(code, in_language(code, "No connection")) for code in ("kk", "ru", "en")]
        assert '<html lang="kk">' in page

    def test_has_a_link_to_the_very_address_it_stands_in_for(self, client):
        page = client.get(OFFLINE).content.decode()

        assert len(re.findall(r'<a class="button[^>]* href="">', page)) == 3

    def test_holds_no_form_and_no_menu(self, client):
        page = client.get(OFFLINE).content.decode()

        assert "<form" not in page
        assert "<nav" not in page


def in_language(code: str, words: str) -> str:
    with translation.override(code):
        return gettext(words)


class TestColourOfTheBrowser:
    @pytest.mark.parametrize(
        ("chosen", "expected"),
        [
            (
                None,
                [
                    ("light", "(prefers-color-scheme: light)"),
                    ("dark", "(prefers-color-scheme: dark)"),
                ],
            ),
            ("light", [("light", "")]),
            ("dark", [("dark", "")]),
        ],
    )
    def test_is_that_of_the_pages_head_in_the_theme_chosen(
        self, client, surfaces, chosen, expected
    ):
        if chosen:
            client.cookies["theme"] = chosen
        page = client.get(SIGN_IN).content.decode()

        found = re.findall(r'<meta name="theme-color" content="([^"]+)"(?: media="([^"]+)")?', page)

        assert found == [(surfaces[theme], media) for theme, media in expected]
