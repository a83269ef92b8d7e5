"""Sixty phones in a lecture hall: ``python -m benchmarks.live`` (``--events`` for the other way).

A scratch site with gunicorn as deploy/ sets it up, on the loopback. A class of so many students, a
teacher's screen that asks once a second, phones that ask every two seconds; questions are asked,
answered by everybody within some seconds, revealed, and the next is asked. It ends by itself and
tells what the server took of one core, how long an answer needed to the bar on the screen and a
step to the phones. The goal: under a quarter of a core, bars within two seconds.
"""

import argparse
import http.client
import os
import re
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from random import Random
from statistics import median
from typing import Any
from urllib.parse import urlencode

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.utils import timezone

from benchmarks.scratch_site import Server

QUESTIONS = 3
ANSWERED_WITHIN = 12
"""Seconds in which all phones answer, one after another by chance."""
READ_FOR = 4
"""Seconds a revealed answer stands."""
WALL_EVERY, PHONE_EVERY = 1.0, 2.0
LONGEST = 240
SEED = 20261130
ASKED = re.compile(r'data-stage="(\w+)" data-asked="(\d+)"')
OPTION = re.compile(r'name="answer"\s+value="(\w+)"')
COUNT = re.compile(r"data-count>(\d+)<")
SEEN = re.compile(r'name="seen" value="(\d+)"')
PART = {"X-Fragment": "1"}


@dataclass
class Seen:
    """Moments by what happened; several threads write, each its own kind."""

    sent: list[float] = field(default_factory=list)
    counts: list[tuple[float, int]] = field(default_factory=list)
    steps: dict[int, float] = field(default_factory=dict)
    told: list[tuple[int, float]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)


class Browser:
    """One person's connection, opened again where the server closed it."""

    def __init__(self, server: Server, cookies: dict[str, str]) -> None:
        self.address = server.url.removeprefix("http://")
        self._cookies = cookies
        self._connection = http.client.HTTPConnection(self.address, timeout=30)

    def ask(
        self, path: str, form: dict[str, str] | None = None, **headers: str
    ) -> tuple[int, str, str]:
        """Status, text and ETag; where a step leads is followed."""
        try:
            return self._ask(path, form, headers)
        except (http.client.HTTPException, OSError):
            self._connection.close()
            return self._ask(path, form, headers)

    def _ask(
        self, path: str, form: dict[str, str] | None, headers: dict[str, str]
    ) -> tuple[int, str, str]:
        cookie = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        sent = {"Cookie": cookie, **headers}
        body = None
        if form is not None:
            form = {**form, "csrfmiddlewaretoken": self._cookies["csrftoken"]}
            body = urlencode(form)
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request("POST" if body else "GET", path, body, sent)
        response = self._connection.getresponse()
        text = response.read().decode()
        if response.status == http.client.FOUND:
            return self._ask(response.headers["Location"], None, headers)
        return response.status, text, response.headers.get("ETag", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    session: int
    token: str
    teacher: dict[str, str]
    students: Sequence[dict[str, str]]


def _hall(phones: int) -> Hall:
    """A class with a session that asks its first question; cookies of everybody in it."""
    now = timezone.now()
    classroom = _model("Classroom").objects.create(name="ХҚ-231")
    people = [_model("User").objects.create(username=f"p{number}") for number in range(phones + 1)]
    teacher, *students = people
    classroom.membership_set.create(user=teacher, role="teacher")
    for student in students:
        classroom.membership_set.create(user=student, role="student")
    lesson = _model("Lesson").objects.create(
        course=_model("Course").objects.create(title="Халықаралық қатынастар"),
        number=1,
        title="Дипломатия негіздері",
        status="published",
        published_at=now,
    )
    lesson.assignment_set.create(classroom=classroom, opens_at=now)
    payload = {"options": [{"id": one, "text": f"Жауап {one}"} for one in "abcd"], "correct": "a"}
    for position in range(1, QUESTIONS + 1):
        question = _model("Question").objects.create(
            lesson=lesson, part="level-1", position=position, use="practice"
        )
        question.current = _model("QuestionVersion").objects.create(
            question=question,
            number=1,
            kind="single-choice",
            text=f"Үшінші ел дауласқан екі елді келіссөзге жинады. {position}-сұрақ?",
            payload=payload,
            created_at=now,
        )
        question.save()
    # Our own code cannot be imported before the scratch directory is there.
    session = import_module("lessons.services.live").start_live(
        classroom,
        lesson,
        questions=list(_model("Question").objects.values_list("pk", flat=True)),
        teacher=teacher,
        counts_as_practice=True,
        shows_bars=True,
        now=now,
    )
    return Hall(
        session=session.pk,
        token=session.token,
        teacher=_cookies(teacher),
        students=[_cookies(student) for student in students],
    )


def _model(name: str) -> Any:
    return apps.get_model("lessons", name)


def _cookies(person: Any) -> dict[str, str]:
    client = Client()
    client.force_login(person)
    client.get("/live/")
    found = {name: morsel.value for name, morsel in client.cookies.items()}
    return {"csrftoken": "a" * 32, **found}


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="tutor-live-") as directory:
        os.environ.update(TUTOR_SCRATCH=directory, DJANGO_SETTINGS_MODULE="benchmarks.settings")
        if arguments.events:
            os.environ["TUTOR_URLS"] = "benchmarks.live_events"
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        hall = _hall(arguments.phones)
        connections.close_all()
        options = ["--threads", str(arguments.threads)] if arguments.threads else []
        server = Server(options)
        try:
            server.start()
            _run(server, hall, events=arguments.events)
        finally:
            server.stop()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, default=60)
    parser.add_argument("--events", action="store_true", help="server-sent events instead")
    parser.add_argument("--threads", type=int, default=0, help="of each of the two workers")
    return parser.parse_args()


def _run(server: Server, hall: Hall, *, events: bool) -> None:
    seen, chance = Seen(), Random(SEED)
    watch = _listen if events else _poll
    work = [threading.Thread(target=_wall, args=(server, hall, seen), daemon=True)]
    for cookies in hall.students:
        phone = Phone(
            browser=Browser(server, cookies),
            hall=hall,
            seen=seen,
            chance=Random(chance.random()),
            watch=watch,
        )
        work.append(threading.Thread(target=phone.run, daemon=True))
    time.sleep(2)  # the task workers have come up
    began, before = time.monotonic(), _cpu_seconds(server)
    for thread in work:
        thread.start()
    try:
        _teach(server, hall, seen)
    except (http.client.HTTPException, OSError) as error:
        seen.failed.append(f"the teacher: {error!r}")
    seconds, after = time.monotonic() - began, _cpu_seconds(server)
    seen.over.set()
    _report(seen, seconds, {name: after[name] - before.get(name, 0) for name in after})


def _teach(server: Server, hall: Hall, seen: Seen) -> None:
    """Each question: asked until everybody could answer, revealed, read, and on."""
    browser = Browser(server, hall.teacher)
    page = f"/live/{hall.session}/screen/"
    for number in range(1, QUESTIONS + 1):
        time.sleep(ANSWERED_WITHIN + 4 * PHONE_EVERY)
        for do in ("reveal", "next" if number < QUESTIONS else "end"):
            step = SEEN.search(browser.ask(page, **PART)[1])
            if step is None:
                raise RuntimeError("the screen shows no button")
            seen.steps[int(step[1]) + 1] = time.monotonic()
            browser.ask(f"/live/{hall.session}/step/", {"do": do, "seen": step[1]}, **PART)
            time.sleep(READ_FOR)


def _wall(server: Server, hall: Hall, seen: Seen) -> None:
    """Where the server has no thread left for it, that is told at the end."""
    try:
        _look(Browser(server, hall.teacher), hall, seen)
    except (http.client.HTTPException, OSError) as error:
        seen.failed.append(f"the screen: {error!r}")


def _look(browser: Browser, hall: Hall, seen: Seen) -> None:
    etag = ""
    while not seen.over.wait(WALL_EVERY):
        known = {"If-None-Match": etag} if etag else {}
        _status, text, found = browser.ask(f"/live/{hall.session}/screen/", **PART, **known)
        count = COUNT.search(text)
        etag = found or etag
        if count:
            seen.counts.append((time.monotonic(), int(count[1])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """One student: asks for steps, fetches what changed, answers each question once."""

    browser: Browser
    hall: Hall
    seen: Seen
    chance: Random
    watch: Callable[["Phone"], Iterator[int]]

    def run(self) -> None:
        time.sleep(self.chance.random() * PHONE_EVERY)
        try:
            self._follow()
        except (http.client.HTTPException, OSError, ValueError) as error:
            self.seen.failed.append(repr(error))

    def _follow(self) -> None:
        answered = ""
        for step in self.watch(self):
            self.seen.told.append((step, time.monotonic()))
            text = self.browser.ask(f"/live/{self.hall.session}/", **PART)[1]
            stage = ASKED.search(text)
            if stage and stage[1] == "asked" and stage[2] != answered:
                answered = stage[2]
                self._answer(answered, OPTION.findall(text))

    def _answer(self, asked: str, options: list[str]) -> None:
        time.sleep(self.chance.random() * ANSWERED_WITHIN)
        sent = time.monotonic()
        form = {"asked": asked, "answer": self.chance.choice(options)}
        status = self.browser.ask(f"/live/{self.hall.session}/", form, **PART)[0]
        if status == http.client.OK:
            self.seen.sent.append(sent)
        else:
            self.seen.failed.append(f"an answer met {status}")


def _poll(phone: Phone) -> Iterator[int]:
    etag, path = "", f"/live/{phone.hall.session}/beat/{phone.hall.token}/"
    while True:
        known = {"If-None-Match": etag} if etag else {}
        status, text, found = phone.browser.ask(path, **known)
        if status == http.client.OK:
            etag = found
            yield int(re.findall(r"\d+", text)[0])
        if phone.seen.over.wait(PHONE_EVERY):
            return


def _listen(phone: Phone) -> Iterator[int]:
    connection = http.client.HTTPConnection(phone.browser.address, timeout=LONGEST)
    connection.request("GET", f"/events/{phone.hall.session}/")
    response = connection.getresponse()
    while line := response.readline():
        if line.startswith(b"data:"):
            yield int(line[5:])


def _cpu_seconds(server: Server) -> dict[str, float]:
    """Of the server's processes: those that answer pages, and the task workers beside them."""
    found = {"pages": 0.0, "tasks": 0.0}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            values = (process / "stat").read_text().rpartition(")")[2].split()
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if int(values[2]) == server.group:
            kind = "pages" if b"gunicorn" in command else "tasks"
            found[kind] += (int(values[11]) + int(values[12])) / os.sysconf("SC_CLK_TCK")
    return found


def _report(seen: Seen, seconds: float, cpu: dict[str, float]) -> None:
    bars = _to_the_bar(seen)
    told = [at - seen.steps[step] for step, at in seen.told if step in seen.steps]
    print(f"{seconds:.0f} s, answers: {len(seen.sent)}, failed: {len(seen.failed)}")
    for name, spent in cpu.items():
        print(f"CPU of one core, {name}: {100 * spent / seconds:.1f} %")
    print(f"answer to the bar: {_summary(bars)}")
    print(f"step to the phone: {_summary(told)}")
    for words in sorted(set(seen.failed))[:5]:
        print(words)


def _to_the_bar(seen: Seen) -> list[float]:
    """Each question starts to count anew: answers of one are those until the count falls."""
    found, sent = [], sorted(seen.sent)
    rounds: list[list[tuple[float, int]]] = [[]]
    for at, count in seen.counts:
        if rounds[-1] and count < rounds[-1][-1][1]:
            rounds.append([])
        rounds[-1].append((at, count))
    for own in rounds:
        taken, sent = sent[: own[-1][1]] if own else [], sent[own[-1][1] :] if own else sent
        for place, moment in enumerate(taken, start=1):
            found.append(next(at for at, count in own if count >= place) - moment)
    return found


def _summary(values: list[float]) -> str:
    if not values:
        return "nothing"
    ordered = sorted(values)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"median {median(ordered):.2f} s, 95 % {high:.2f} s, longest {ordered[-1]:.2f} s"


if __name__ == "__main__":
    main()
