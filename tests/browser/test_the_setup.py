"""The browser fixtures themselves: they reach the server, and they see trouble."""

import pytest
from django.contrib.auth import get_user_model

from tests.browser.troubles import Troubles


def test_the_sign_in_page_is_reached_in_every_kind_of_page(page, no_js_page, phone_page, axe):
    for each in (page, no_js_page, phone_page):
        assert each.goto("/sign-in/").status == 200
        assert each.locator("html").get_attribute("lang") == "kk"
        assert each.locator("link[rel=stylesheet]").count() > 0
    assert phone_page.viewport_size["width"] == 360
    axe(page)


def test_a_style_sheet_is_served(page):
    page.goto("/sign-in/")
    sheet = page.locator("link[rel=stylesheet]").first.get_attribute("href")
    assert page.request.get(sheet).status == 200


def test_a_row_written_by_the_test_is_seen_by_the_server(page):
    get_user_model().objects.create_user("aigul", password="a-long-password-1")
    page.goto("/sign-in/")
    page.locator("input[name=username]").fill("aigul")
    page.locator("input[name=password]").fill("a-long-password-1")
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def test_every_kind_of_trouble_is_seen(chromium, base_url):
    context = chromium.new_context(base_url=base_url)
    troubles = Troubles(base_url)
    troubles.watch(context)
    page = context.new_page()
    page.goto("/sign-in/")
    page.route("**/broken/", lambda route: route.fulfill(status=500))
    page.evaluate("console.error('in the console')")
    page.evaluate("setTimeout(() => { throw new Error('in a script') })")
    page.evaluate("fetch('/broken/')")
    page.route("http://elsewhere.test/", lambda route: route.fulfill(body=""))
    page.goto("http://elsewhere.test/")
    context.close()
    kinds = {text.split(":")[0] for text in troubles.unexpected([])}
    assert kinds == {"console", "script", "response", "request to elsewhere"}


def test_an_expected_trouble_is_allowed(page, allowed_troubles):
    allowed_troubles.append("status of 404")
    assert page.goto("/no-such-page/").status == 404


def test_axe_finds_a_picture_without_words(page, axe):
    page.set_content("<html lang=kk><title>т</title><main><img src='data:,'></main>")
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)
