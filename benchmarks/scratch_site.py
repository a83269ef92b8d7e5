"""A site of its own to measure: scratch database, demo class, collected files, gunicorn.

Everything lives in a temporary directory and on a free port of the loopback; all of it is gone
at the end, and nothing that was there before is touched.
"""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from benchmarks.handout import NAME, class_15_like
from benchmarks.main_pages import Found, MainPage, Visitor, further_pages, main_pages
from tutor.messages import compile_catalogues

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = "benchmarks.settings"
STARTED_WITHIN = 30
STOPPED_WITHIN = 15
USERNAMES = {
    Visitor.STUDENT: "student",
    Visitor.TEACHER: "teacher",
    Visitor.ADMIN: "admin",
    Visitor.LOADER: "admin",
    Visitor.LISTENER: "listener",
}
STUDENTS = 24
"""In the class whose results are measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScratchSite:
    """``clients`` are signed in to the same database that the server at ``url`` reads."""

    server: "Server"
    url: str
    clients: dict[Visitor, Client]
    pages: list[MainPage]
    further: list[MainPage]

    def cookies_of(self, visitor: Visitor, **further: str) -> list[dict[str, str]]:
        """As Playwright takes them."""
        values = {name: morsel.value for name, morsel in self.clients[visitor].cookies.items()}
        return [
            {"name": name, "value": value, "url": self.url}
            for name, value in {**values, **further}.items()
        ]


@contextlib.contextmanager
def scratch_site() -> Iterator[ScratchSite]:
    signal.signal(signal.SIGTERM, _stop_on_termination)
    with tempfile.TemporaryDirectory(prefix="tutor-scratch-") as directory:
        _build(directory)
        clients = {visitor: _client(visitor) for visitor in Visitor}
        found = _find(clients)
        with _server() as server:
            yield ScratchSite(
                server=server,
                url=server.url,
                clients=clients,
                pages=main_pages(found),
                further=further_pages(found),
            )
        connections.close_all()


def _stop_on_termination(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


def _build(directory: str) -> None:
    """The settings in force, the tables, the demo class and the static files."""
    os.environ.update(TUTOR_SCRATCH=directory, DJANGO_SETTINGS_MODULE=SETTINGS)
    compile_catalogues()
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_demo", stdout=StringIO())
    _model("User").objects.create(username=USERNAMES[Visitor.LISTENER])
    call_command("work", until_empty=True)
    call_command("collectstatic", interactive=False, verbosity=0)


def _client(visitor: Visitor) -> Client:
    client = Client()
    if visitor in USERNAMES:
        client.force_login(_model("User").objects.get(username=USERNAMES[visitor]))
    return client


def _model(name: str) -> Any:
    """Our models cannot be imported before the scratch directory is there."""
    return apps.get_model("lessons", name)


def _find(clients: dict[Visitor, Client]) -> Found:
    student = _model("User").objects.get(username=USERNAMES[Visitor.STUDENT])
    taught = _model("Membership").objects.get(user__username=USERNAMES[Visitor.TEACHER])
    of_class = _model("Membership").objects.filter(classroom=taught.classroom, role="student")
    assignment = _of_the_newest_lesson(taught.classroom)
    attempts = _model("Attempt").objects.filter(assignment=assignment, student=student)
    waiting = _model("Response").objects.filter(
        attempt__assignment=assignment, state="waiting", version__kind="open-answer"
    )
    if of_class.count() != STUDENTS:
        raise RuntimeError(f"the demo class has no longer {STUDENTS} students")
    attempt = _start_attempt(clients[Visitor.STUDENT], assignment, "level-3")
    open_question = waiting.order_by("pk").first().version.question_id
    _draft(clients[Visitor.TEACHER], open_question)
    return Found(
        classroom=taught.classroom_id,
        assignment=assignment.pk,
        lesson=assignment.lesson_id,
        student=student.pk,
        marked_attempt=attempts.get(part="level-1").pk,
        open_attempt=attempt,
        task=_start_attempt(clients[Visitor.STUDENT], assignment, "independent"),
        handed_in_task=waiting.filter(attempt__part="guided").order_by("pk").first().pk,
        practice=_start_practice(clients[Visitor.STUDENT], assignment),
        closed_position=_choose(clients[Visitor.STUDENT], attempt),
        open_position=_write(clients[Visitor.STUDENT], attempt),
        waiting_response=waiting.order_by("pk").first().pk,
        open_question=open_question,
        likely_question=_with_most_likely(waiting),
        live=_ask_in_class(clients[Visitor.ADMIN], assignment.lesson).pk,
        review_path=_upload(clients[Visitor.LOADER]),
    )


def _of_the_newest_lesson(classroom: Any) -> Any:
    assignments = _model("Assignment").objects.filter(classroom=classroom)
    return assignments.order_by("-lesson__number").first()


def _draft(client: Client, question: int) -> None:
    client.post(reverse("lessons:rubric-draft", args=[question]), {"ask": "1"})
    call_command("work", until_empty=True)


def _with_most_likely(waiting: Any) -> int:
    likely = waiting.exclude(proposal__band="look").values_list("version__question")
    question: int = likely.annotate(Count("pk")).order_by("-pk__count", "version__question")[0][0]
    return question


def _start_practice(client: Client, assignment: Any) -> int:
    client.post(reverse("lessons:practice-start", args=[assignment.pk, "level-1"]))
    return _model("PracticeSitting").objects.latest("pk").pk


def _ask_in_class(client: Client, lesson: Any) -> Any:
    """A question in a class of its own: else the start page of the others would be about it."""
    now, people = timezone.now(), _model("User").objects
    classroom = _model("Classroom").objects.create(name="ХҚ-239")
    for visitor, role in ((Visitor.ADMIN, "teacher"), (Visitor.LISTENER, "student")):
        person = people.get(username=USERNAMES[visitor])
        _model("Membership").objects.create(user=person, classroom=classroom, role=role)
    assignment = lesson.assignment_set.create(classroom=classroom, opens_at=now)
    questions = _model("Question").objects.filter(lesson=lesson, use="practice")
    question = questions.filter(current__kind="single-choice").order_by("position").first()
    path = reverse("lessons:live-start", args=[assignment.pk])
    client.post(path, {"question": question.pk, "counts": "on"})
    return _model("LiveSession").objects.latest("pk")


def _start_attempt(client: Client, assignment: Any, part: str) -> int:
    client.post(reverse("lessons:attempt-start", args=[assignment.pk, part]))
    own = {"student__username": USERNAMES[Visitor.STUDENT], "submitted_at": None}
    return _model("Attempt").objects.get(assignment=assignment, part=part, **own).pk


def _first(attempt: int, kind: str) -> Any:
    return _model("Response").objects.filter(attempt=attempt, version__kind=kind).first()


def _choose(client: Client, attempt: int) -> int:
    """Answers the first single choice as its page would; its position."""
    response = _first(attempt, "single-choice")
    return _save(client, response, response.version.payload["options"][0]["id"])


def _write(client: Client, attempt: int) -> int:
    """Answers the first open question with a text of the demo class; its position."""
    response = _first(attempt, "open-answer")
    demo = json.loads((ROOT / "fixtures" / "demo-class.json").read_text(encoding="utf-8"))
    return _save(client, response, demo["answers"][response.version.text][0]["text"])


def _save(client: Client, response: Any, answer: str) -> int:
    path = reverse("lessons:attempt-question", args=[response.attempt_id, response.position])
    saved = client.post(path, {"seen": response.draft_seq, "answer": answer, "go": "finish"})
    if saved.status_code != 302:
        raise RuntimeError(f"{path} answered {saved.status_code}")
    return response.position


def _upload(client: Client) -> str:
    """The address of the review page of a handout in the layout of class 15."""
    course = _model("Course").objects.get(lesson=None)
    file = BytesIO(class_15_like())
    file.name = NAME
    response = client.post(
        reverse("admin:lessons_lesson_load"), {"course": course.pk, "file": file}
    )
    if response.status_code != 302:
        raise RuntimeError("the handout of the benchmark was refused")
    return response.url


class Server:
    """gunicorn as deploy/ sets it up, on a free port; it can be killed and started again there."""

    def __init__(self, options: Sequence[str] = ()) -> None:
        """``options`` are further ones of gunicorn, over those of deploy/."""
        self._options = options
        self._port = _free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        configuration = ["--config", str(ROOT / "deploy/gunicorn.conf.py")]
        address = ["--bind", f"127.0.0.1:{self._port}", *self._options, "tutor.wsgi"]
        command = [sys.executable, "-m", "gunicorn", *configuration, *address]
        # A group of its own, so that its workers die with it.
        self._process = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
        _wait_for(self._process, self._port)

    @property
    def group(self) -> int:
        """Of its processes: the first of them is its leader."""
        return self._process.pid if self._process is not None else 0

    def kill(self) -> None:
        """At once, in the middle of whatever it does."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOPPED_WITHIN)
        except subprocess.TimeoutExpired:
            self.kill()


@contextlib.contextmanager
def _server() -> Iterator[Server]:
    """Stopped at the end whatever happened."""
    server = Server()
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    give_up_at = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < give_up_at and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("GET", settings.STATIC_URL)
            connection.getresponse()
            return
        time.sleep(0.1)
    raise RuntimeError("gunicorn did not start")
