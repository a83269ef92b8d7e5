"""What a page costs the browser: bytes and requests, then its paint on a slow network.

Read over the DevTools protocol. Bytes are those that came over the wire, headers included.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from benchmarks.main_pages import MainPage
from benchmarks.scratch_site import ScratchSite
from tests.chromium import chromium_path, launch_arguments, playwright_starts

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
DOWN, UP = 1_600_000, 750_000
"""Bits a second."""
LATENCY = 150
"""Milliseconds that every request waits."""
CPU_SLOWDOWN = 4
PAINTS = 3
GIVE_UP_AFTER = 30_000
SETTLED_AFTER = 400

READ_PAINT = """
async () => {
  const entries = { "largest-contentful-paint": [], "layout-shift": [] };
  for (const type of Object.keys(entries)) {
    new PerformanceObserver((list) => entries[type].push(...list.getEntries()))
      .observe({ type, buffered: true });
  }
  await new Promise((done) => setTimeout(done, 300));
  const largest = entries["largest-contentful-paint"].at(-1);
  const name = (node) => node
    ? [node.nodeName.toLowerCase(), ...(node.classList ?? [])].join(".") : "";
  const shifts = entries["layout-shift"].filter((shift) => !shift.hadRecentInput);
  return {
    milliseconds: largest ? largest.startTime : NaN,
    element: largest ? name(largest.element) : "",
    shift: shifts.reduce((sum, shift) => sum + shift.value, 0),
    shifted: shifts.flatMap((shift) => shift.sources.map((source) => name(source.node))),
  };
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One answer that came over the wire."""

    url: str
    status: int
    encoding: str
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    sent: tuple[Sent, ...]

    @property
    def requests(self) -> int:
        return len(self.sent)

    @property
    def size(self) -> int:
        return sum(one.size for one in self.sent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """``shift`` adds up every layout shift: never less than the CLS, which takes the worst part."""

    milliseconds: float
    element: str
    shift: float
    shifted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowserCost:
    first: Visit
    again: Visit
    paint: Paint


class Chromium:
    def __init__(self, browser: Browser, site: ScratchSite) -> None:
        self._browser, self._site = browser, site

    def cost_of(self, page: MainPage) -> BrowserCost:
        with self._opened(page) as (context, tab):
            wire = _Wire(context.new_cdp_session(tab))
            first = self._visit(tab, page, wire)
            tab.goto("about:blank")
            again = self._visit(tab, page, wire)
        paints = [self._paint(page) for _ in range(PAINTS)]
        return BrowserCost(first=first, again=again, paint=_typical(paints))

    @contextlib.contextmanager
    def _opened(self, page: MainPage) -> Iterator[tuple[BrowserContext, Page]]:
        """An empty cache, and the cookies of the page's visitor."""
        look = PHONE if page.is_for_phones else DESK
        context = self._browser.new_context(
            base_url=self._site.url,
            locale="kk-KZ",
            timezone_id="Asia/Almaty",
            # A tab counts no bytes of what comes through one.
            service_workers="block",
            **look,
        )
        context.set_default_timeout(GIVE_UP_AFTER)
        context.add_cookies(self._site.cookies_of(page.visitor))
        try:
            yield context, context.new_page()
        finally:
            context.close()

    def _visit(self, tab: Page, page: MainPage, wire: "_Wire") -> Visit:
        wire.begin()
        _open(tab, page)
        tab.wait_for_timeout(SETTLED_AFTER)
        return Visit(sent=wire.sent())

    def _paint(self, page: MainPage) -> Paint:
        with self._opened(page) as (context, tab):
            _slow_down(context.new_cdp_session(tab))
            _open(tab, page)
            tab.wait_for_timeout(SETTLED_AFTER)
            found = tab.evaluate(READ_PAINT)
            return Paint(**{**found, "shifted": tuple(found["shifted"])})


@contextlib.contextmanager
def chromium_at(site: ScratchSite) -> Iterator[Chromium | None]:
    """None where there is no Chromium."""
    program = chromium_path()
    if program is None or not playwright_starts():
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=launch_arguments())
        try:
            yield Chromium(browser, site)
        finally:
            browser.close()


def _open(tab: Page, page: MainPage) -> None:
    answer = tab.goto(page.path, wait_until="load")
    if answer is None or answer.status != 200 or not tab.url.endswith(page.path):
        raise RuntimeError(f"{page.path} did not open; the browser is at {tab.url}")


def _slow_down(devtools: CDPSession) -> None:
    devtools.send("Network.enable")
    conditions = {
        "offline": False,
        "latency": LATENCY,
        "downloadThroughput": DOWN / 8,
        "uploadThroughput": UP / 8,
    }
    devtools.send("Network.emulateNetworkConditions", conditions)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})


def _typical(paints: list[Paint]) -> Paint:
    """The middle time, and the worst shift."""
    middle = sorted(paints, key=lambda paint: paint.milliseconds)[len(paints) // 2]
    worst = max(paints, key=lambda paint: paint.shift)
    return replace(middle, shift=worst.shift, shifted=worst.shifted)


@dataclass
class _Wire:
    """Listens to one tab; what came from a cache or a data: address does not count."""

    devtools: CDPSession
    _answers: dict[str, Sent] = field(default_factory=dict)
    _sizes: dict[str, int] = field(default_factory=dict)
    _cached: set[str] = field(default_factory=set)
    _redirects: list[Sent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.devtools.on("Network.requestWillBeSent", self._on_request)
        self.devtools.on("Network.responseReceived", self._on_response)
        self.devtools.on("Network.requestServedFromCache", self._on_cached)
        self.devtools.on("Network.loadingFinished", self._on_finished)
        self.devtools.send("Network.enable")

    def begin(self) -> None:
        for kept in (self._answers, self._sizes, self._cached, self._redirects):
            kept.clear()

    def sent(self) -> tuple[Sent, ...]:
        loaded = [
            Sent(
                url=answer.url,
                status=answer.status,
                encoding=answer.encoding,
                size=self._sizes.get(request, 0),
            )
            for request, answer in self._answers.items()
            if request not in self._cached
        ]
        return (*self._redirects, *loaded)

    def _on_request(self, event: dict[str, Any]) -> None:
        if answer := event.get("redirectResponse"):
            self._redirects.append(_sent(answer, size=int(answer["encodedDataLength"])))

    def _on_response(self, event: dict[str, Any]) -> None:
        answer = event["response"]
        self._answers[event["requestId"]] = _sent(answer)
        is_kept = answer.get("fromDiskCache") or answer.get("fromPrefetchCache")
        if is_kept or answer["url"].startswith(("data:", "blob:", "about:")):
            self._cached.add(event["requestId"])

    def _on_cached(self, event: dict[str, Any]) -> None:
        self._cached.add(event["requestId"])

    def _on_finished(self, event: dict[str, Any]) -> None:
        self._sizes[event["requestId"]] = int(event["encodedDataLength"])


def _sent(answer: dict[str, Any], *, size: int = 0) -> Sent:
    headers = {name.lower(): value for name, value in answer["headers"].items()}
    encoding = headers.get("content-encoding", "")
    return Sent(url=answer["url"], status=answer["status"], encoding=encoding, size=size)
