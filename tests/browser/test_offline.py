"""The product as an app: it can be installed, and without a connection it says so itself."""

import json
import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lessons.models import Response
from tests.browser.walker import become
from tests.world import make_world

HOME = reverse("lessons:home")
SIGN_IN = reverse("sign-in")
OFFLINE_PAGE = "/offline/"
OFFLINE_FILES = {
    "/static/css/tokens.css",
    "/static/css/tutor.css",
    "/static/img/mark.svg",
    "/static/js/offline.js",
}
NO_CONNECTION = "net::ERR_INTERNET_DISCONNECTED|ERR_FAILED"
NOT_FOR_TESTS = {"in-incognito"}
"""Each page of a test has a profile of its own, in which Chromium installs nothing."""

WORKER_RUNS = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  if (active.state !== "activated")
    await new Promise((resolve) => active.addEventListener("statechange", resolve));
  return [new URL(active.scriptURL).pathname, Boolean(navigator.serviceWorker.controller)];
}"""
KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys())
      kept.push(request.url.slice(location.origin.length));
  return kept;
}"""
ALL_KEPT = """async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith("person-"));
  const paths = [];
  for (const name of names)
    for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
  const [, kind, id] = location.pathname.split("/");
  return paths.includes(`/kept/${kind}/${id}/`) && paths.includes(`/${kind}/${id}/pages/`)
    && paths.some((path) => path.endsWith("kept.js"));
}"""
TASK_KEPT = """async () => {
  const paths = [];
  for (const name of (await caches.keys()).filter((one) => one.startsWith("person-")))
    for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
  const own = location.pathname;
  return [`/kept${own}`, `${own}held/`].every((path) => paths.includes(path))
    && paths.some((path) => path.endsWith("writing.js"));
}"""
NOBODY_KEPT = """async () => !(await caches.keys()).some((name) => name.startsWith("person-"))"""
KEPT_PAGE = "async (path) => (await caches.match(path)).text()"


@pytest.fixture
def world(live_server):
    return make_world()


@pytest.fixture
def page(open_page):
    return open_page(service_workers="allow")


@pytest.fixture
def student_page(page, world, base_url):
    become(page, world.people["student"], base_url=base_url)
    return page


def start_worker(page, path=HOME):
    """Opens a page and waits until its service worker answers for it."""
    page.goto(path)
    found = page.evaluate(WORKER_RUNS)
    page.wait_for_function("navigator.serviceWorker.controller")
    return found


def until(page, is_so):
    """``wait_for_function`` takes a promise for a yes."""
    for _ in range(50):
        if page.evaluate(is_so):
            return
        page.wait_for_timeout(100)
    raise AssertionError(is_so)


def heading(page):
    return page.locator("h1")


class TestWithoutConnection:
    @pytest.fixture
    def page(self, student_page, allowed_troubles):
        allowed_troubles.append(NO_CONNECTION)
        start_worker(student_page)
        return student_page

    @pytest.fixture
    def words(self, page):
        """The heading of the offline page."""
        found = page.request.get(OFFLINE_PAGE).text()
        return re.search("<h1>(.+)</h1>", found)[1]

    def test_the_first_page_opened_has_the_worker_already(self, page):
        assert page.evaluate("navigator.serviceWorker.controller.scriptURL").endswith(
            "/service-worker.js"
        )

    def test_a_page_that_cannot_be_opened_says_so_and_comes_back_by_itself(
        self, page, words, world
    ):
        reading = reverse("lessons:assignment-read", args=world.arguments["assignment"])
        page.context.set_offline(True)

        page.goto(reading)

        expect(heading(page)).to_have_text(words)
        assert page.url.endswith(reading)
        page.context.set_offline(False)
        expect(page.locator("h1")).not_to_have_text(words)
        assert page.url.endswith(reading)

    def test_an_answer_typed_before_is_still_there_and_is_sent(self, page, words, world):
        question = reverse("lessons:attempt-question", args=world.arguments["question"])
        page.goto(question)
        page.context.set_offline(True)
        page.locator("#answer").fill("Байланыссыз жазылған")
        page.locator(".crumbs a").last.click()
        expect(heading(page)).to_have_text(words)
        page.context.set_offline(False)
        expect(heading(page)).not_to_have_text(words)

        page.goto(question)

        expect(page.locator("#answer")).to_have_value("Байланыссыз жазылған")
        expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "saved")

    def test_the_link_tries_the_same_address_again(self, page, words):
        # Where the network was there and only the server was not, no event calls the page back.
        page.add_init_script("addEventListener('online', (it) => it.stopImmediatePropagation())")
        page.context.set_offline(True)
        page.goto("/join/")
        page.context.set_offline(False)
        expect(heading(page)).to_have_text(words)

        page.locator("main a.button-primary").click()

        expect(page.locator("[name=code]")).to_be_visible()

    def test_it_brings_its_style_sheet_and_the_mark(self, page, words, axe):
        page.context.new_cdp_session(page).send("Network.clearBrowserCache")
        page.context.set_offline(True)

        page.goto("/join/")
        expect(heading(page)).to_have_text(words)

        assert page.evaluate("document.querySelector('.brand img').naturalWidth > 0")
        assert page.evaluate("document.styleSheets[0].cssRules.length > 0")
        axe(page)

    def test_a_form_is_left_to_the_browser(self, page, words):
        """It must neither be lost behind our page nor be sent twice."""
        page.goto("/join/")
        page.locator("[name=code]").fill("QAZAQ7")
        page.context.set_offline(True)

        page.locator("[name=code]").press("Enter")
        page.wait_for_url("chrome-error://**")

        page.context.set_offline(False)


class TestWhatIsKept:
    def test_nothing_but_the_offline_page_and_its_files(self, student_page, world):
        """Of questions under way more: see ``TestWorkThatWasOpened``."""
        start_worker(student_page)
        for name in ("assignment-detail", "assignment-read"):
            student_page.goto(reverse(f"lessons:{name}", args=world.arguments["assignment"]))
        student_page.goto(reverse("lessons:attempt-detail", args=world.arguments["submitted"]))
        student_page.goto(HOME)

        assert sorted(student_page.evaluate(KEPT)) == sorted([OFFLINE_PAGE, *OFFLINE_FILES])

    def test_the_offline_page_kept_is_that_of_a_stranger(self, student_page):
        start_worker(student_page)

        kept = student_page.evaluate(KEPT_PAGE, OFFLINE_PAGE)

        assert kept == student_page.request.get(OFFLINE_PAGE).text()
        assert "sign-out" not in kept

    def test_what_an_older_version_kept_goes(self, student_page):
        student_page.goto(OFFLINE_PAGE)
        student_page.evaluate("async () => (await caches.open('old')).add('/')")

        start_worker(student_page)

        [name] = student_page.evaluate("caches.keys()")
        assert name != "old"


class TestWorkThatWasOpened:
    """A level goes on in a tab that was closed, for its own person alone."""

    @pytest.fixture
    def question(self, world):
        return reverse("lessons:attempt-question", args=world.arguments["question"])

    @pytest.fixture
    def page(self, student_page, allowed_troubles, question):
        allowed_troubles.append(NO_CONNECTION)
        start_worker(student_page)
        student_page.goto(question)
        student_page.locator("#answer").fill("Бірінші сөздер")
        expect(student_page.locator("[data-save-state]")).to_have_attribute("data-state", "saved")
        until(student_page, ALL_KEPT)
        return student_page

    @staticmethod
    def reopen(page, path):
        page.goto("about:blank")
        page.context.set_offline(True)
        page.goto(path)

    def test_a_question_is_shown_with_what_was_saved_and_takes_more(self, page, question):
        page.context.new_cdp_session(page).send("Network.clearBrowserCache")
        self.reopen(page, question)

        answer = page.locator("#answer")
        expect(answer).to_have_value("Бірінші сөздер")
        answer.fill("Бірінші сөздер, тағы да")
        expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "offline")
        page.context.set_offline(False)
        expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "saved")
        response = Response.objects.get(attempt=question.split("/")[2], position=1)
        assert response.draft == ["Бірінші сөздер, тағы да"]

    def test_a_long_task_is_written_on_and_what_was_saved_last_is_there(self, page, world):
        task = reverse("lessons:attempt-question", args=world.arguments["task"])
        page.goto(task)
        page.locator("#answer").fill("# Кіріспе\n\nБірінші бөлім")
        state = page.locator("[data-save-state]")
        expect(state).to_have_attribute("data-state", "saved")
        until(page, TASK_KEPT)
        self.reopen(page, task)

        answer = page.locator("#answer")
        expect(answer).to_have_value("# Кіріспе\n\nБірінші бөлім")
        answer.fill("# Кіріспе\n\nБірінші бөлім, тағы да")
        expect(state).to_have_attribute("data-state", "offline")
        self.reopen(page, task)
        expect(answer).to_have_value("# Кіріспе\n\nБірінші бөлім, тағы да")
        page.context.set_offline(False)
        expect(state).to_have_attribute("data-state", "saved")
        response = Response.objects.get(attempt=task.split("/")[2], position=task.split("/")[3])
        assert response.draft == ["# Кіріспе\n\nБірінші бөлім, тағы да"]

    def test_signing_out_takes_it_away(self, page, question):
        page.goto(HOME)
        page.locator("[data-sign-out] button").click()
        until(page, NOBODY_KEPT)
        self.reopen(page, question)
        assert page.locator("#answer").count() == 0

    def test_another_person_on_the_same_device_does_not_get_it(
        self, page, question, world, base_url
    ):
        become(page, world.people["teacher"], base_url=base_url)
        page.goto(HOME)
        until(page, NOBODY_KEPT)
        self.reopen(page, question)
        assert page.locator("#answer").count() == 0

    def test_a_sitting_of_practice_goes_on_and_says_that_it_is_checked_later(self, page, world):
        sitting = reverse("lessons:practice-question", args=world.arguments["practised question"])
        page.goto(sitting)
        until(page, ALL_KEPT)
        self.reopen(page, sitting)
        expect(page.locator("[data-words]")).not_to_be_empty()
        assert page.locator("[data-answer]").count() == 1


class TestInstalling:
    def test_chromium_finds_nothing_that_is_in_the_way(self, page):
        start_worker(page, SIGN_IN)
        session = page.context.new_cdp_session(page)

        found = session.send("Page.getAppManifest")
        errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]

        assert found["errors"] == []
        assert json.loads(found["data"])["lang"] == "kk"
        assert {error["errorId"] for error in errors} <= NOT_FOR_TESTS

    def test_a_browser_without_service_workers_shows_the_pages_all_the_same(self, page):
        page.add_init_script("delete Navigator.prototype.serviceWorker")

        page.goto(SIGN_IN)

        assert page.evaluate("'serviceWorker' in navigator") is False
        expect(page.locator("[name=username]")).to_be_visible()
