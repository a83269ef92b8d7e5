"""The queue within one process: asked once, tried again, brought back, scheduled, cleared."""

import os
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus

from lessons.models import BackgroundTask, ScheduledRun, Worker
from lessons.services.tasks import tending
from lessons.services.tasks.asking import ask_once
from lessons.services.tasks.schedule import Regular, start_due
from lessons.services.tasks.tending import DELAYS, MOST_TRIES, SILENT
from lessons.services.tasks.upkeep import DONE_KEPT, FAILED_KEPT, forget_old
from lessons.services.tasks.working import SteadyWorker
from lessons.wording.tasks import STATE
from tests import factories as f
from tests.tried_tasks import fail, heavy_note, note
from tests.working import run_tasks

pytestmark = pytest.mark.django_db
READY, RUNNING = TaskResultStatus.READY, TaskResultStatus.RUNNING
FAILED, SUCCESSFUL = TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "notes")


def runs(path):
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            return len(file.readlines())
    except FileNotFoundError:
        return 0


def make_task(path="", **fields):
    """A row as a worker has left it."""
    note.enqueue(path=path)
    BackgroundTask.objects.update(**fields)
    return BackgroundTask.objects.get()


def make_worker(name="other", **fields):
    values = {"queues": "default", "started_at": f.NOW, "seen_at": f.NOW}
    return Worker.objects.create(id=name, **{**values, **fields})


class TestAsking:
    def test_the_same_task_waits_once(self, path):
        asked = [ask_once(note, path=path) for _ in range(3)]
        run_tasks()

        assert (asked, runs(path)) == ([True, False, False], 1)

    def test_other_arguments_are_another_task(self, path):
        assert ask_once(note, path=path)
        assert ask_once(note, path=f"{path}-2")

    def test_what_runs_already_is_asked_for_again(self, path):
        make_task(path, status=RUNNING, started_at=f.NOW, worker_ids=["other"])

        assert ask_once(note, path=path)

    def test_what_waits_for_another_try_hinders_nobody(self, path):
        make_task(path, run_after=timezone.now() + timedelta(minutes=30))

        assert ask_once(note, path=path)

    def test_a_task_is_kept_with_its_transaction_or_not_at_all(self, path):
        with transaction.atomic():
            ask_once(note, path=path)
            transaction.set_rollback(True)
        run_tasks()

        assert runs(path) == 0


class TestQueues:
    def test_a_worker_of_one_queue_leaves_the_other(self, path):
        heavy_note.enqueue(path=path)
        SteadyWorker(["default"]).drain()
        before = runs(path)

        SteadyWorker(["heavy"]).drain()

        assert (before, runs(path)) == (0, 1)


class TestFailing:
    def test_it_waits_longer_after_each_failure_and_then_stays_failed(self):
        fail.enqueue()
        waits = []
        for _ in range(MOST_TRIES):
            SteadyWorker().drain()
            task = BackgroundTask.objects.get()
            assert "this never works" in task.traceback
            tending.retry_failed(now=task.finished_at)
            task.refresh_from_db()
            if task.status == READY:
                waits.append(task.run_after - task.finished_at)
                BackgroundTask.objects.update(run_after=f.NOW)

        assert tuple(waits) == DELAYS
        assert (task.status, task.tries) == (FAILED, MOST_TRIES)

    def test_it_is_not_run_before_its_time(self):
        fail.enqueue()
        SteadyWorker().drain()
        SteadyWorker().drain()

        task = BackgroundTask.objects.get()
        assert (task.status, task.tries) == (READY, 1)

    def test_somebody_may_have_it_tried_as_if_it_were_new(self, path):
        task = make_task(path, status=FAILED, finished_at=f.NOW, worker_ids=["w"] * MOST_TRIES)

        assert tending.retry_now(task)
        run_tasks()

        assert (runs(path), BackgroundTask.objects.get().tries) == (1, 1)

    def test_what_has_not_failed_is_not_tried_again(self, path):
        assert not tending.retry_now(make_task(path))


class TestLostWorkers:
    @pytest.fixture
    def task(self, path):
        return make_task(path, status=RUNNING, started_at=f.NOW, worker_ids=["other"])

    def state(self, *, now):
        tending.bring_back_lost("me", now=now)
        return BackgroundTask.objects.get().status

    def test_the_task_of_a_worker_nobody_knows_waits_again(self, task):
        assert self.state(now=f.NOW) == READY

    def test_the_task_of_a_worker_that_is_seen_is_left_to_it(self, task):
        make_worker()

        assert self.state(now=f.NOW + SILENT) == RUNNING

    def test_the_task_of_a_silent_worker_waits_again_and_the_worker_is_forgotten(self, task):
        make_worker()

        assert self.state(now=f.NOW + SILENT + timedelta(seconds=1)) == READY
        assert not Worker.objects.exists()

    def test_a_process_of_this_machine_that_is_gone_need_not_be_waited_for(self, task):
        make_worker(machine=tending.this_machine(), pid=2**22 + 1)

        assert self.state(now=f.NOW) == READY

    def test_the_same_number_on_another_machine_says_nothing(self, task):
        make_worker(machine="elsewhere", pid=2**22 + 1)

        assert self.state(now=f.NOW) == RUNNING

    def test_a_process_of_this_machine_that_lives_keeps_its_task(self, task):
        make_worker(machine=tending.this_machine(), pid=os.getppid())

        assert self.state(now=f.NOW) == RUNNING

    def test_what_bears_the_name_of_the_worker_that_asks_is_lost(self, path):
        make_task(path, status=RUNNING, started_at=f.NOW, worker_ids=["me"])
        make_worker("me")

        assert self.state(now=f.NOW) == READY

    def test_a_task_that_takes_every_worker_with_it_has_failed(self, path):
        make_task(path, status=RUNNING, started_at=f.NOW, worker_ids=["other"] * MOST_TRIES)

        assert self.state(now=f.NOW) == FAILED
        assert BackgroundTask.objects.get().exception_class_path == tending.LOST


class TestSchedule:
    @pytest.fixture
    def hourly(self):
        return [Regular(name="hourly", task=fail, every=timedelta(hours=1))]

    def test_it_is_due_once_in_its_time(self, hourly):
        times = [f.NOW, f.NOW + timedelta(minutes=1), f.NOW + timedelta(hours=1)]

        assert [start_due(hourly, now=now) for now in times] == [["hourly"], [], ["hourly"]]

    def test_times_that_passed_unseen_are_made_up_for_once(self, hourly):
        start_due(hourly, now=f.NOW)

        assert start_due(hourly, now=f.NOW + timedelta(hours=9)) == ["hourly"]
        assert BackgroundTask.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_wins_the_time():
    regular = Regular(name="x", task=fail, every=timedelta(hours=1))
    barrier, started = Barrier(2), []

    def work():
        barrier.wait()
        started.extend(start_due([regular], now=f.NOW))
        connection.close()

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert started == ["x"]
    assert BackgroundTask.objects.count() == ScheduledRun.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="there one transaction writes at a time")
def test_a_task_that_was_asked_for_again_is_not_begun_before_that_is_kept(path):
    note.enqueue(path=path)
    found = []

    def look():
        with transaction.atomic():
            found.append(BackgroundTask.objects.ready().get_locked())
        connection.close()

    with transaction.atomic():
        ask_once(note, path=path)
        thread = Thread(target=look)
        thread.start()
        thread.join()

    assert found == [None]


def test_old_rows_go_and_failures_are_kept_longer(path):
    now = timezone.now()
    kept = {
        (SUCCESSFUL, DONE_KEPT - timedelta(hours=1)): True,
        (SUCCESSFUL, DONE_KEPT + timedelta(hours=1)): False,
        (FAILED, DONE_KEPT + timedelta(hours=1)): True,
        (FAILED, FAILED_KEPT + timedelta(hours=1)): False,
        (READY, FAILED_KEPT + timedelta(hours=1)): True,
    }
    rows = {}
    for (status, age), is_kept in kept.items():
        task = note.enqueue(path=path)
        finished = None if status == READY else now - age
        BackgroundTask.objects.filter(pk=task.id).update(status=status, finished_at=finished)
        rows[task.id] = is_kept

    forget_old(now=now)

    left = {str(pk) for pk in BackgroundTask.objects.values_list("pk", flat=True)}
    assert left == {pk for pk, is_kept in rows.items() if is_kept}


def test_every_state_has_its_words():
    assert set(STATE) == set(TaskResultStatus.values)
