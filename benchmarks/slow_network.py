"""How long from an answer to the next question on slow 4G? `python -m benchmarks.slow_network`.

A student answers the questions of a level and of a sitting of practice in Chromium, on a phone's
screen, with 1.6 Mbit/s and 150 ms (``chromium_cost``). Measured is from the press of the button to
the moment at which the next question (of a test) or the verdict (in practice) is on the page, and
how much of that the server took. The goal is 500 ms.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from statistics import median, quantiles
from typing import Any

from django.apps import apps
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, sync_playwright

from benchmarks.chromium_cost import DOWN, LATENCY, PHONE, UP
from benchmarks.scratch_site import ScratchSite, scratch_site
from tests.chromium import chromium_path, launch_arguments

GOAL = 500
"""ms."""
TURNED = "(before) => location.href !== before && document.querySelector('[data-attempt] h1')"
HEAD = """
| step | times | median, ms | 90 % below, ms | within 500 ms |
|---|---:|---:|---:|---:|
""".strip()
AHEAD = 1_500
"""ms: a person reads; in the meantime what the page fetches ahead may come."""


def _model(name: str) -> Any:
    return apps.get_model("lessons", name)


def _slow(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY,
            "downloadThroughput": DOWN / 8,
            "uploadThroughput": UP / 8,
        },
    )


def _fresh_student(site: ScratchSite, browser: Any) -> tuple[Client, Any, Page]:
    """Somebody of the demo class with nothing begun at level 1."""
    assignment = _model("Attempt").objects.filter(submitted_at=None).latest("pk").assignment
    done = _model("Attempt").objects.filter(assignment=assignment, part="level-1")
    members = _model("Membership").objects.filter(classroom=assignment.classroom, role="student")
    student = members.exclude(user__in=done.values("student")).first() or members.first()
    client = Client()
    client.force_login(student.user)
    context = browser.new_context(base_url=site.url, locale="kk-KZ", **PHONE)
    cookies = ((name, morsel.value) for name, morsel in client.cookies.items())
    context.add_cookies([{"name": n, "value": v, "url": site.url} for n, v in cookies])
    return client, assignment, context.new_page()


def _answer(page: Page) -> None:
    """Whatever the control: the first choice, or a word."""
    choices = page.locator("form input:is([type=radio], [type=checkbox])")
    if choices.count():
        choices.first.check(force=True)
        return
    for field in page.locator("form :is(select, textarea, input[type=text]):visible").all():
        if field.evaluate("(it) => it.matches('select')"):
            field.select_option(index=1)
        else:
            field.fill("5")


def _wait(page: Page, so: str, *arguments: Any) -> None:
    page.wait_for_function(so, arg=arguments[0] if arguments else None, polling=10)


def _timed(press: Callable[[], None], wait: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    press()
    wait()
    return (time.perf_counter() - begun) * 1000


def in_test(site: ScratchSite, browser: Any, most: int) -> Iterator[float]:
    client, assignment, page = _fresh_student(site, browser)
    started = client.post(reverse("lessons:attempt-start", args=[assignment.pk, "level-1"]))
    page.goto(started.url)
    _slow(page)
    for _ in range(most):
        page.wait_for_timeout(AHEAD)
        before = page.url
        _answer(page)
        button = page.locator("button[name=go][value=next]").last
        if not button.count():
            break
        yield _timed(button.click, partial(_wait, page, TURNED, before))
    page.context.close()


def in_practice(site: ScratchSite, browser: Any, most: int) -> Iterator[float]:
    client, assignment, page = _fresh_student(site, browser)
    start = reverse("lessons:practice-start", args=[assignment.pk, "level-1"])
    page.goto(client.post(start, follow=True).redirect_chain[-1][0])
    _slow(page)
    told = "() => document.querySelector('[data-told]').dataset.told !== ''"
    asked = "() => document.querySelector('[data-told]')?.dataset.told === ''"
    for _ in range(most):
        page.wait_for_timeout(AHEAD)
        if not page.evaluate(asked):
            break
        _answer(page)
        yield _timed(
            page.locator("[data-primary]").click,
            partial(_wait, page, told),
        )
        page.wait_for_timeout(AHEAD)
        following = page.locator("[data-next]").first
        yield _timed(following.click, partial(_wait, page, asked))
        if "practice" not in page.url:
            break
    page.context.close()


@contextmanager
def _chromium() -> Iterator[Any]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop
    with sync_playwright() as playwright:
        program = chromium_path()
        browser = playwright.chromium.launch(executable_path=program, args=launch_arguments())
        yield browser
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=8)
    options = parser.parse_args()
    print(HEAD)
    with scratch_site() as site, _chromium() as browser:
        for name, walk in (("answer → next question", in_test), ("practice", in_practice)):
            found = list(walk(site, browser, options.questions))
            high = quantiles(found, n=10)[-1] if len(found) > 1 else found[0]
            good = sum(one <= GOAL for one in found)
            print(f"| {name} | {len(found)} | {median(found):.0f} | {high:.0f} | {good} |")


if __name__ == "__main__":
    main()
