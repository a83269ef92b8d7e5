"""Workers as processes of their own: killed inside a task, stopped, locked out, beside others."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus

from lessons.models import BackgroundTask, Proposal, Worker
from tests import factories as f
from tests.tried_tasks import note, propose_slowly

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(settings.BASE_DIR)
PATIENCE = 180
"""Seconds: a Python that starts beside a whole suite on a small machine may take its time."""
ANSWERS = 3
only_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="only SQLite is locked as a whole"
)


def wait_for(condition):
    give_up_at = time.monotonic() + PATIENCE
    while time.monotonic() < give_up_at:
        if found := condition():
            return found
        time.sleep(0.1)
    raise AssertionError("it did not happen")


def environment(**more):
    """The settings of this test run, with the database that it is using now."""
    in_force = connection.settings_dict
    name, host, port, user = (in_force[key] for key in ("NAME", "HOST", "PORT", "USER"))
    is_file = connection.vendor == "sqlite"
    url = f"sqlite:///{name}" if is_file else f"postgres://{user}@{host}:{port}/{name}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "TEST_DATABASE_URL": url,
        "PYTHONPATH": str(ROOT),
        **more,
    }


@pytest.fixture
def start(tmp_path):
    """Starts a process; whatever is left of them is killed at the end."""
    processes = []

    def start(*command, **more):
        with (tmp_path / "errors").open("a") as errors:
            process = subprocess.Popen(  # noqa: S603 - our own command line
                [sys.executable, *command],
                cwd=ROOT,
                env=environment(**more),
                stderr=errors,
                stdout=errors,
            )
        processes.append(process)
        return process

    yield start
    for process in processes:
        process.kill()
        process.wait()
    if (tmp_path / "errors").exists():
        sys.stdout.write((tmp_path / "errors").read_text()[-4000:])


@pytest.fixture
def work(start):
    def work(**more):
        return start("manage.py", "work", **more)

    return work


@pytest.fixture
def question():
    classroom, lesson = f.make_classroom(), f.make_lesson()
    question = f.make_question(lesson, kind="open-answer")
    assignment = f.make_assignment(lesson, classroom)
    for number in range(ANSWERS):
        student = f.make_student(classroom)
        f.make_attempt(assignment, student, answers=[(f"Жауап {number}",)], submitted=True)
    return question


def begin(question, directory, *, before):
    """The task that proposes slowly; it stops before or after it has done its work."""
    directory.mkdir(exist_ok=True)
    propose_slowly.enqueue(question=question.pk, directory=str(directory), before=before)


def begun(directory):
    path = directory / "begun"
    return path.read_text().count("ran") if path.exists() else 0


def asked():
    """The tests' own tasks; the schedule brings others."""
    return BackgroundTask.objects.filter(task_path__startswith="tests.")


def is_done():
    return {task.status for task in asked()} == {TaskResultStatus.SUCCESSFUL}


@pytest.mark.parametrize("before", [True, False], ids=["before its work", "after its work"])
def test_a_killed_worker_loses_no_task_and_doubles_none(work, question, tmp_path, before):
    begin(question, tmp_path, before=before)
    first = work()
    wait_for(lambda: begun(tmp_path) == 1)

    os.kill(first.pid, signal.SIGKILL)
    (tmp_path / "go").touch()
    work()
    wait_for(is_done)

    assert begun(tmp_path) == asked().get().tries == 2
    assert Proposal.objects.count() == ANSWERS


def test_a_worker_that_is_told_to_stop_ends_its_task_first(work, question, tmp_path):
    begin(question, tmp_path, before=True)
    worker = work()
    wait_for(lambda: begun(tmp_path) == 1)

    worker.terminate()
    time.sleep(0.5)
    is_still_there = worker.poll() is None
    (tmp_path / "go").touch()

    assert is_still_there
    assert worker.wait(PATIENCE) == 0
    assert is_done()
    assert not Worker.objects.exists()


def test_two_workers_take_different_tasks(work, question, tmp_path):
    for name in ("one", "two"):
        begin(question, tmp_path / name, before=True)
    work()
    work()

    # Both wait for their sign inside the task, so neither worker can have taken both.
    wait_for(lambda: begun(tmp_path / "one") == begun(tmp_path / "two") == 1)
    for name in ("one", "two"):
        (tmp_path / name / "go").touch()
    wait_for(is_done)

    assert [task.tries for task in asked()] == [1, 1]
    assert Proposal.objects.count() == ANSWERS


@only_sqlite
def test_a_locked_database_does_not_end_a_worker(work, tmp_path):
    worker = work(DJANGO_SETTINGS_MODULE="tests.impatient_settings")
    wait_for(Worker.objects.exists)
    soon = timezone.now() + timedelta(seconds=1)
    note.using(run_after=soon).enqueue(path=str(tmp_path / "begun"))

    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("BEGIN IMMEDIATE")
        time.sleep(4)

    wait_for(is_done)
    assert worker.poll() is None
    assert begun(tmp_path) == 1
    told = (tmp_path / "errors").read_text()
    # Where a regular task is under way, it is that one that fails and is tried again.
    assert "did not answer" in told or "database is locked" in told


@only_sqlite
def test_a_task_that_could_not_be_ended_in_a_locked_database_is_not_lost(work, question, tmp_path):
    begin(question, tmp_path, before=False)
    worker = work(DJANGO_SETTINGS_MODULE="tests.impatient_settings")
    wait_for(lambda: begun(tmp_path) == 1)

    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("BEGIN IMMEDIATE")
        (tmp_path / "go").touch()
        # Three tries to write the success and three to write a failure, of one second each.
        time.sleep(8)

    wait_for(is_done)
    assert worker.poll() is None
    assert begun(tmp_path) == 2
    assert Proposal.objects.count() == ANSWERS


def pids():
    return set(Worker.objects.values_list("pid", flat=True))


def is_running(pid):
    return Path(f"/proc/{pid}").exists()


@pytest.fixture
def serve(start):
    """A server with its workers, and the processes of those."""

    def serve():
        with socket.create_server(("127.0.0.1", 0)) as free:
            address = f"127.0.0.1:{free.getsockname()[1]}"
        config = ("--config", "deploy/gunicorn.conf.py", "--bind", address)
        server = start("-m", "gunicorn", *config, "tutor.wsgi")
        return server, wait_for(lambda: len(pids()) == 2 and pids())

    return serve


@only_sqlite  # Processes are the same beside either database.
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux ends them so")
class TestBesideAServer:
    def test_a_killed_worker_comes_back_and_goes_with_a_killed_server(self, serve):
        server, before = serve()
        killed = min(before)

        os.kill(killed, signal.SIGKILL)
        after = wait_for(lambda: len(pids() - {killed}) == 2 and pids() - {killed})
        server.kill()
        server.wait(PATIENCE)

        wait_for(lambda: not any(map(is_running, after)))

    def test_a_server_that_is_stopped_stops_its_workers_first(self, serve):
        server, workers = serve()

        server.terminate()
        server.wait(PATIENCE)

        assert not any(map(is_running, workers))
