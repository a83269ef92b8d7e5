"""A real Chromium, a real server, and pages that fail their test when anything goes wrong.

A test takes `page` (or `no_js_page`, `phone_page`) and opens paths: `page.goto("/sign-in/")`.
One that means to provoke an error says so first: `allowed_troubles.append("status of 404")`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.apt import in_ci
from tests.browser.troubles import Troubles
from tests.chromium import HOW_TO_GET_IT, chromium_path, launch_arguments, playwright_starts

HERE = Path(__file__).parent
PHONE = {"width": 360, "height": 740}
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": WCAG_22_AA},
    "rules": {"target-size": {"enabled": True}},  # In WCAG 2.2 AA, but off unless asked for.
    "resultTypes": ["violations"],
    # Else it writes the style sheets into the page, which the content policy refuses.
    "preload": False,
}

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = chromium_path()
    if program is None or not playwright_starts():
        stop = pytest.fail if in_ci() else pytest.skip
        stop(HOW_TO_GET_IT)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, in which Django would refuse its ORM.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=program, args=launch_arguments())
        yield browser
        browser.close()


@pytest.fixture
def base_url(live_server) -> str:
    return live_server.url


@pytest.fixture
def allowed_troubles() -> list[str]:
    """Regular expressions of the troubles that this test expects; a test adds its own."""
    return []


@pytest.fixture
def open_page(chromium, base_url, allowed_troubles) -> Iterator[OpenPage]:
    """Opens a page of a person of their own (own cookies), with the options of a context."""
    contexts, troubles = [], Troubles(base_url)

    def open_in_new_context(**options) -> Page:
        context = chromium.new_context(
            base_url=base_url,
            locale="kk-KZ",
            timezone_id="Asia/Almaty",
            # It would fetch at moments of its own; `test_offline.py` lets it and waits for it.
            **{"service_workers": "block", **options},
        )
        contexts.append(context)
        troubles.watch(context)
        return context.new_page()

    yield open_in_new_context
    for context in contexts:
        context.close()
    unexpected = troubles.unexpected(allowed_troubles)
    if unexpected:
        pytest.fail("the browser met trouble:\n" + "\n".join(unexpected))


@pytest.fixture
def page(open_page) -> Page:
    return open_page()


@pytest.fixture
def no_js_page(open_page) -> Page:
    return open_page(java_script_enabled=False)


@pytest.fixture
def phone_page(open_page) -> Page:
    return open_page(viewport=PHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Asserts that a page, as it stands now, breaks no rule of WCAG 2.2 AA that a machine sees."""

    def assert_accessible(page: Page) -> None:
        page.wait_for_load_state()
        results = Axe().run(page, options=AXE_OPTIONS)
        assert results.violations_count == 0, results.generate_report()

    return assert_accessible
