"""What a page costs the server: its queries, and its time beside a view that does nothing.

Django's test client runs the whole middleware stack in this process. A page and the bare view
take turns, and the ratio is the median over the pairs. It compares processor time: on a busy
machine a long page waits for its turn more often than a short one, and elapsed time would tell
more of the neighbours than of the page. Elapsed time stands beside it, with the waits for the disk.
"""

import re
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.main_pages import MainPage, Visitor
from benchmarks.scratch_site import USERNAMES, ScratchSite

WARM_UP = 3
MOST_PAIRS = 40
FEWEST_PAIRS = 5
MOST_SECONDS = 6.0
SEEN = re.compile(r'name="seen" value="(\d+)"')

Request = Callable[[], HttpResponse]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Milliseconds."""

    cpu: float
    elapsed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerCost:
    queries: int
    page: Taken
    bare: Taken
    ratio: float
    body: bytes


def cost_of_page(site: ScratchSite, page: MainPage) -> ServerCost:
    client = site.clients[page.visitor]
    return _cost(lambda: _opened(client, page.path), bare=_bare(site, page.visitor))


def cost_of_next_question(site: ScratchSite, page: MainPage) -> ServerCost:
    """A changed answer is saved and the next question drawn, in one request.

    ``page`` is the page of a closed question. The answer differs from time to time, as an
    unchanged one would not be written.
    """
    step = _NextQuestion(site.clients[page.visitor], page.path)
    return _cost(step, bare=_bare(site, page.visitor))


class _NextQuestion:
    def __init__(self, client: Client, path: str) -> None:
        html = _opened(client, path).content.decode()
        self._client, self._path = client, path
        self._seen = int(SEEN.search(html)[1])
        self._options = re.findall(r'name="answer" value="([^"]+)"', html)

    def __call__(self) -> HttpResponse:
        answer = self._options[self._seen % 2]
        form = {"seen": self._seen, "answer": answer, "go": "next"}
        answered = self._client.post(self._path, form, headers={"Accept": "application/json"})
        if answered.status_code != 200 or "page" not in answered.json():
            raise RuntimeError(f"{self._path} answered {answered.status_code}")
        self._seen += 1
        return answered


def _opened(client: Client, path: str) -> HttpResponse:
    response = client.get(path)
    if response.status_code != 200:
        raise RuntimeError(f"{path} answered {response.status_code}")
    return response


def _bare(site: ScratchSite, visitor: Visitor) -> Request:
    """As the same person, without what one page of theirs put into the session."""
    if visitor not in USERNAMES:
        return lambda: _opened(site.clients[visitor], reverse("bare-public"))
    person = Visitor(USERNAMES[visitor])
    return lambda: _opened(site.clients[person], reverse("bare"))


def _cost(request: Request, *, bare: Request) -> ServerCost:
    for _ in range(WARM_UP):
        request()
        bare()
    with CaptureQueriesContext(connection) as captured:
        body = request().content
    queries = len(captured)  # counted now: the next request clears the log
    pairs = _in_turns(request, bare)
    return ServerCost(
        queries=queries,
        page=_median(taken for taken, _ in pairs),
        bare=_median(taken for _, taken in pairs),
        ratio=statistics.median(taken.cpu / bare_taken.cpu for taken, bare_taken in pairs),
        body=body,
    )


def _median(times: Iterable[Taken]) -> Taken:
    times = list(times)
    return Taken(
        cpu=statistics.median(taken.cpu for taken in times),
        elapsed=statistics.median(taken.elapsed for taken in times),
    )


def _in_turns(request: Request, bare: Request) -> list[tuple[Taken, Taken]]:
    """Both, pair by pair, for as long as a measurement may take."""
    pairs: list[tuple[Taken, Taken]] = []
    give_up_at = time.perf_counter() + MOST_SECONDS
    while len(pairs) < MOST_PAIRS:
        if len(pairs) >= FEWEST_PAIRS and time.perf_counter() > give_up_at:
            break
        pairs.append((_taken(request), _taken(bare)))
    return pairs


def _taken(request: Request) -> Taken:
    elapsed, cpu = time.perf_counter(), time.thread_time()
    request()
    return Taken(
        cpu=1000 * (time.thread_time() - cpu), elapsed=1000 * (time.perf_counter() - elapsed)
    )
