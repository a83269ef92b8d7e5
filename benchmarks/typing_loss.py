"""Does anything that was typed get lost? `python -m benchmarks.typing_loss --faults 200`.

Students type answers in a real browser while, at random moments, the network is cut, the server is
killed, the sign-in ends on the server, or the tab is closed and opened again, with a line or
without. Counted are the
characters that were typed more than two seconds before a fault and are not in the database after
it, and answers that count twice: handed in, or given in practice, where a reply got lost.
"""

import argparse
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from benchmarks.scratch_site import ScratchSite, scratch_site
from tests.chromium import chromium_path, launch_arguments

STUDENTS = 4
SAFE_AFTER = 2.0
"""Seconds: what was typed longer ago than this before a fault must not be lost."""
WORDS = ("мемлекет", "келіссөз", "шарт", "елші", "тәуелсіздік", "ұйым", "қауіпсіздік", "өңір")
PART = "level-3"
RECOVERED_WITHIN = 60_000
"""ms."""
KEPT_WITHIN = 3_000
"""ms: in which a page that was opened lies in the browser."""


@dataclass(slots=True)
class Typist:
    """One student with one open question in one tab."""

    client: Client
    context: BrowserContext
    page: Page
    response: Any
    url: str
    text: str = ""
    typed: list[tuple[float, int]] = field(default_factory=list)
    """When the text had how many characters."""

    def type(self, seconds: float, chance: random.Random) -> None:
        """At the end of the text, as fast as people type."""
        answer = self.page.locator("#answer")
        answer.focus()
        self.page.keyboard.press("Control+End")
        ends_at = time.monotonic() + seconds
        while time.monotonic() < ends_at:
            word = f"{chance.choice(WORDS)} "
            self.page.keyboard.type(word, delay=chance.randint(20, 90))
            self.text += word
            self.typed.append((time.monotonic(), len(self.text)))

    def safe_at(self, moment: float) -> str:
        """The text that was typed long enough before that moment."""
        lengths = [length for at, length in self.typed if at <= moment - SAFE_AFTER]
        return self.text[: max(lengths, default=0)]

    def held(self) -> str:
        """What the server has, once it has confirmed what stands in the field."""
        state = self.page.locator("[data-save-state]")
        expect(state).to_have_attribute("data-state", "saved", timeout=RECOVERED_WITHIN)
        self.response.refresh_from_db()
        return "".join(self.response.draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a fault happens to."""

    site: ScratchSite
    typist: Typist
    chance: random.Random


def cut_network(scene: Scene) -> None:
    scene.typist.context.set_offline(True)
    scene.typist.type(scene.chance.uniform(0.2, 3), scene.chance)
    scene.typist.context.set_offline(False)


def kill_server(scene: Scene) -> None:
    scene.site.server.kill()
    scene.typist.type(scene.chance.uniform(0.2, 2), scene.chance)
    scene.site.server.start()


def end_session(scene: Scene) -> None:
    """And sign in again in another tab."""
    scene.typist.client.session.flush()
    scene.typist.type(scene.chance.uniform(0.2, 2), scene.chance)
    scene.typist.client.force_login(scene.typist.response.attempt.student)
    _give_cookies(scene.site, scene.typist.context, scene.typist.client)
    scene.typist.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def close_tab(scene: Scene) -> None:
    """As a phone does it that needs its memory: nothing is told to the page."""
    scene.typist.page.close()
    scene.typist.page = scene.typist.context.new_page()
    scene.typist.page.goto(scene.typist.url)
    shown = scene.typist.page.locator("#answer").input_value()
    scene.typist.text, scene.typist.typed = shown, [(time.monotonic(), len(shown))]


def reopen_offline(scene: Scene) -> None:
    """As ``close_tab``, and the line is gone: what the browser kept is shown and takes more."""
    scene.typist.context.set_offline(True)
    close_tab(scene)
    scene.typist.type(scene.chance.uniform(0.2, 2), scene.chance)
    scene.typist.context.set_offline(False)


FAULTS: dict[str, Callable[[Scene], None]] = {
    "network cut": cut_network,
    "kill -9 of the server": kill_server,
    "sign-in ended": end_session,
    "tab closed and opened": close_tab,
    "tab closed and opened without a line": reopen_offline,
}


def _model(name: str) -> Any:
    return apps.get_model("lessons", name)


def _give_cookies(site: ScratchSite, context: BrowserContext, client: Client) -> None:
    context.add_cookies(
        [
            {"name": name, "value": morsel.value, "url": site.url}
            for name, morsel in client.cookies.items()
        ]
    )


def _typist(site: ScratchSite, browser: Browser, membership: Any, assignment: Any) -> Typist:
    client = Client()
    client.force_login(membership.user)
    client.post(reverse("lessons:attempt-start", args=[assignment.pk, PART]))
    response = (
        _model("Response")
        .objects.filter(attempt__student=membership.user, attempt__submitted_at=None)
        .filter(attempt__assignment=assignment, version__kind="open-answer")
        .order_by("position")
        .last()
    )
    context = browser.new_context(base_url=site.url, locale="kk-KZ")
    _give_cookies(site, context, client)
    url = reverse("lessons:attempt-question", args=[response.attempt_id, response.position])
    page = context.new_page()
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    page.goto(url)
    page.locator("#answer").fill("")
    page.wait_for_timeout(KEPT_WITHIN)
    return Typist(client=client, context=context, page=page, response=response, url=url)


def _typists(site: ScratchSite, browser: Browser) -> list[Typist]:
    assignment = _model("Attempt").objects.filter(submitted_at=None).latest("pk").assignment
    students = _model("Membership").objects.filter(classroom=assignment.classroom, role="student")
    done = _model("Attempt").objects.filter(assignment=assignment, part=PART)
    fresh = students.exclude(user__in=done.values("student")).order_by("pk")[:STUDENTS]
    return [_typist(site, browser, row, assignment) for row in fresh]


def lost_characters(safe: str, held: str) -> int:
    kept = 0
    while kept < min(len(safe), len(held)) and safe[kept] == held[kept]:
        kept += 1
    return len(safe) - kept


def counted_twice(typists: list[Typist]) -> int:
    """Every attempt is handed in by two clicks; each answer may be handed in once."""
    for typist in typists:
        url = reverse("lessons:attempt-finish", args=[typist.response.attempt_id])
        for _ in range(2):
            typist.client.post(url, {"sure": "1"})
    events = _model("ResponseEvent").objects.filter(
        kind="submitted", response__attempt__in=[one.response.attempt_id for one in typists]
    )
    per_response = Counter(events.values_list("response", flat=True))
    return sum(count - 1 for count in per_response.values())


def practised_twice(typist: Typist) -> int:
    """An answer of practice whose reply got lost is sent again by the same button."""
    assignment = typist.response.attempt.assignment_id
    start = reverse("lessons:practice-start", args=[assignment, "level-1"])
    page = typist.context.new_page()
    page.goto(typist.client.post(start, follow=True).redirect_chain[-1][0])
    page.locator("[data-live] .tile").first.click()

    def lose_the_reply(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/practice/**", lose_the_reply, times=1)
    for _ in range(2):
        page.locator("[data-primary]").click()
        page.wait_for_timeout(500)
    answers = _model("PracticeAnswer").objects.filter(student=typist.response.attempt.student)
    return max(0, answers.count() - 1)


def run(faults: int, seed: int, minutes: float) -> None:
    chance = random.Random(seed)
    lost, happened, young = 0, Counter[str](), 0
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop
    with scratch_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=launch_arguments()
        )
        typists = _typists(site, browser)
        ends_at = time.monotonic() + minutes * 60
        for _ in range(faults):
            if time.monotonic() > ends_at:
                break
            typist, name = chance.choice(typists), chance.choice(list(FAULTS))
            typist.type(chance.uniform(1, 4), chance)
            moment, before = time.monotonic(), typist.text
            safe = typist.safe_at(moment)
            FAULTS[name](Scene(site=site, typist=typist, chance=chance))
            held = typist.held()
            lost += lost_characters(safe, held)
            young += lost_characters(before, held)
            happened[name] += 1
            print(name, len(held), file=sys.stderr, flush=True)
        twice = counted_twice(typists) + practised_twice(typists[0])
        characters = sum(len(typist.text) for typist in typists)
        browser.close()
    print("| fault | times |\n|---|---:|")
    for name, count in sorted(happened.items()):
        print(f"| {name} | {count} |")
    print(f"\nfaults {happened.total()}, seed {seed}")
    print(f"characters in the answers at the end: {characters}")
    print(f"lost of what was typed more than 2 s before a fault: {lost}")
    print(f"lost of everything typed before a fault: {young}")
    print(f"answers counted twice: {twice}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faults", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60, help="no new fault after these")
    options = parser.parse_args()
    run(options.faults, options.seed, options.minutes)


if __name__ == "__main__":
    main()
