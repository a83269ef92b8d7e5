"""Cases one after the other, each undone, and what of them the site could not answer."""

import sys
import traceback
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from random import Random
from typing import Any

from django.core.signals import got_request_exception
from django.db import transaction
from django.test import Client

from benchmarks.fuzzing.cases import Sent, Site, draw
from benchmarks.fuzzing.pages import addresses
from tests.test_urls import PAGES
from tests.world import make_world

SERVER_ERROR = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    number: int
    kind: str
    role: str
    told: str
    error: str
    place: str
    trace: str


@dataclass(slots=True)
class Found:
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)


def make_site() -> Site:
    world = make_world()
    known = {name: world.arguments[row[0]] for name, row in PAGES.items()}
    clients = {}
    for role, person in world.people.items():
        clients[role] = Client(raise_request_exception=False)
        if person is not None:
            clients[role].force_login(person)
    return Site(addresses(known), clients)


def run(site: Site, numbers: Iterable[int], *, seed: int) -> Found:
    """The same seed and number make the same case, whatever was tried before."""
    found, errors = Found(), []

    def keep(**_signal: Any) -> None:
        errors.append(traceback.TracebackException(*_current()))

    got_request_exception.connect(keep, weak=False)
    try:
        for number in numbers:
            errors.clear()
            kind, role, sent, status = _one(site, Random(f"{seed}-{number}"), errors)
            found.statuses[kind, status] += 1
            if status >= SERVER_ERROR and status != 503:
                found.faults.append(_fault(number, kind, role, sent, errors))
    finally:
        got_request_exception.disconnect(keep)
    return found


def _current() -> Any:
    return sys.exc_info()


def _one(site: Site, chance: Random, errors: list[Any]) -> tuple[str, str, Sent, int]:
    """In a transaction that is undone, so that a case leaves nothing to the next."""
    cookies = {name: SimpleCookie(client.cookies) for name, client in site.clients.items()}
    try:
        with transaction.atomic():
            kind, role, sent = draw(site, chance)
            errors.clear()
            try:
                response = sent.send(site.clients[role])
                if response.streaming:
                    list(response)  # A file that is read to its end is closed.
                status = response.status_code
            except Exception:  # noqa: BLE001 - what escapes Django's own handling is a fault too
                errors.append(traceback.TracebackException(*_current()))
                status = SERVER_ERROR
            transaction.set_rollback(True)
    finally:
        for name, kept in cookies.items():
            site.clients[name].cookies = kept
    return kind, role, sent, status


def _fault(number: int, kind: str, role: str, sent: Sent, errors: list[Any]) -> Fault:
    last = errors[-1] if errors else None
    return Fault(
        number=number,
        kind=kind,
        role=role,
        told=sent.told,
        error=f"{last.exc_type.__name__}: {str(last)[:200]}" if last else "?",
        place=_place(last.stack) if last else "?",
        trace="".join(last.format()) if last else "",
    )


def _place(stack: traceback.StackSummary) -> str:
    """The last line of ours that it passed, else the last one at all."""
    own = [one for one in stack if "/lessons/" in one.filename or "/tutor/" in one.filename]
    last = (own or list(stack))[-1]
    return f"{last.filename.rpartition('/site-packages/')[2]}:{last.lineno}"
