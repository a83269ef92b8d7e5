"""What every main page weighs and costs, as Markdown: `make bench-pages`.

Information, never a test: the exit status is 0 whatever the numbers are.
"""

import gzip
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import brotli
import django

from benchmarks.chromium_cost import (
    CPU_SLOWDOWN,
    DOWN,
    LATENCY,
    UP,
    BrowserCost,
    Sent,
    chromium_at,
)
from benchmarks.main_pages import KILOBYTE, STUDENT_BUDGET, MainPage
from benchmarks.scratch_site import ScratchSite, scratch_site
from benchmarks.server_cost import ServerCost, cost_of_next_question, cost_of_page
from tests.chromium import HOW_TO_GET_IT

NEXT_QUESTION = "Question to question (save and page in one)"
MISSING = "–"
HEAD = (
    *("page", "first visit", "repeat visit", "SQL queries", "× bare view", "CPU", "elapsed"),
    *("largest paint", "layout shift", "budget"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    page: MainPage
    server: ServerCost
    browser: BrowserCost | None


def main() -> int:
    with scratch_site() as site:
        servers = [cost_of_page(site, _told(page, "server")) for page in site.pages]
        closed = next(page for page in site.pages if page.slug == "question-closed")
        next_question = cost_of_next_question(site, closed)
        browsers = _browser_costs(site)
    rows = [
        Row(page=page, server=server, browser=browser)
        for page, server, browser in zip(site.pages, servers, browsers, strict=True)
    ]
    print("\n".join(_report(rows, next_question)))
    return 0


def _told(page: MainPage, part: str) -> MainPage:
    print(f"{part}: {page.name}", file=sys.stderr)
    return page


def _browser_costs(site: ScratchSite) -> Sequence[BrowserCost | None]:
    with chromium_at(site) as chromium:
        if chromium is None:
            print(HOW_TO_GET_IT, file=sys.stderr)
            return [None] * len(site.pages)
        return [chromium.cost_of(_told(page, "browser")) for page in site.pages]


def _report(rows: Sequence[Row], next_question: ServerCost) -> Iterable[str]:
    yield from _table(HEAD, [*map(_cells, rows), _next_question_cells(next_question)])
    yield ""
    yield from _legend(rows)
    yield ""
    yield from _table(("page", "HTML", "with gzip", "with brotli"), map(_html_cells, rows))
    yield ""
    yield from _findings(rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'---:|' * (len(head) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _cells(row: Row) -> tuple[str, ...]:
    return (row.page.name, *_visits(row), *_costs(row.server), *_paint(row), _verdict(row))


def _visits(row: Row) -> tuple[str, str]:
    if row.browser is None:
        return MISSING, MISSING
    visits = (row.browser.first, row.browser.again)
    first, again = (f"{_kilobytes(visit.size)} in {visit.requests}" for visit in visits)
    return first, again


def _costs(server: ServerCost) -> tuple[str, ...]:
    times = (f"{taken:.1f} ms" for taken in (server.page.cpu, server.page.elapsed))
    return (str(server.queries), f"{server.ratio:.1f}", *times)


def _paint(row: Row) -> tuple[str, str]:
    if row.browser is None:
        return MISSING, MISSING
    paint = row.browser.paint
    return f"{paint.milliseconds / 1000:.2f} s", f"{paint.shift:.4f}".replace("0.0000", "0")


def _verdict(row: Row) -> str:
    if row.browser is None:
        return MISSING
    over = []
    if row.page.has_budget and row.browser.first.size > STUDENT_BUDGET:
        over.append("weight")
    if round(row.browser.paint.shift, 4) > 0:
        over.append("shift")
    return f"**over: {', '.join(over)}**" if over else "ok"


def _next_question_cells(cost: ServerCost) -> tuple[str, ...]:
    return (NEXT_QUESTION, MISSING, MISSING, *_costs(cost), MISSING, MISSING, MISSING)


def _html_cells(row: Row) -> tuple[str, ...]:
    body = row.server.body
    sizes = (len(body), len(gzip.compress(body, 6)), len(brotli.compress(body, quality=5)))
    return (row.page.name, *map(_kilobytes, sizes))


def _kilobytes(size: int) -> str:
    return f"{size / KILOBYTE:.1f} KB"


def _legend(rows: Sequence[Row]) -> Iterable[str]:
    bare = [row.server.bare.cpu for row in rows]
    yield (
        f"Weights: bytes over the wire with headers, and requests. 1 KB = {KILOBYTE} bytes. "
        f"Budget: {STUDENT_BUDGET // KILOBYTE} KB at the first visit of a student's page, "
        f"no layout shift anywhere. × bare view compares processor time; "
        f"the bare view takes {min(bare):.1f}–{max(bare):.1f} ms. "
        f"Paint: {DOWN / 1e6:g} Mbit/s down, {UP / 1e6:g} up, {LATENCY} ms a request, "
        f"CPU {CPU_SLOWDOWN} × slower; students' pages 360 px wide, the others 1280. "
        f"Python {platform.python_version()}, Django {django.__version__}, "
        f"{os.cpu_count()} cores ({platform.machine()}), load {os.getloadavg()[1]:.1f}."
    )


def _findings(rows: Sequence[Row]) -> Iterable[str]:
    """What the table has no room for: the largest files, and what moved."""
    for row in rows:
        if row.browser is None:
            continue
        yield (
            f"- {row.page.name}: largest paint `{row.browser.paint.element or '?'}`"
            f"{_moved(row.browser)}; {_heaviest(row)}"
        )


def _moved(cost: BrowserCost) -> str:
    names = sorted(set(cost.paint.shifted))
    return f", moved: {', '.join(f'`{name}`' for name in names)}" if names else ""


def _heaviest(row: Row) -> str:
    sent = sorted(row.browser.first.sent, key=lambda one: one.size, reverse=True)
    return ", ".join(_file(one, row.page) for one in sent[:5])


def _file(sent: Sent, page: MainPage) -> str:
    name = "HTML" if sent.url.endswith(page.path) else sent.url.rsplit("/", 1)[-1]
    return f"{name} {_kilobytes(sent.size)} {sent.encoding or 'plain'}"


if __name__ == "__main__":
    sys.exit(main())
