"""What the library's worker leaves undone: lost tasks come back, failed ones are tried again.

Everything here may be done by several workers at once: each change is one conditional update.
"""

import os
from datetime import datetime, timedelta
from pathlib import Path

from django.db.models import QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import get_date_max

from lessons.models import BackgroundTask, Worker

BEAT = timedelta(seconds=10)
SILENT = timedelta(seconds=60)
"""A worker may have to wait 20 s for a locked database before it can say that it is there."""
DELAYS = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
)
MOST_TRIES = len(DELAYS) + 1
LOST = "lessons.services.tasks.tending.WorkerLost"


def this_machine() -> str:
    """Where a process number means one process: one start of one machine, or of a container in it;
    empty where the system does not tell."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot} {Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return ""


def say_goodbye(worker_id: str) -> None:
    """For a worker that ends as it was told to."""
    Worker.objects.filter(pk=worker_id).delete()


def beat(worker_id: str, *, queues: str, now: datetime) -> None:
    """Say that this process is still at work."""
    machine = this_machine()
    Worker.objects.update_or_create(
        pk=worker_id,
        defaults={"seen_at": now},
        create_defaults={
            "queues": queues,
            "machine": machine,
            "pid": os.getpid() if machine else 0,
            "started_at": now,
            "seen_at": now,
        },
    )


def tend(worker_id: str, *, now: datetime) -> None:
    """Between two tasks of this worker."""
    bring_back_lost(worker_id, now=now)
    retry_failed(now=now)


def bring_back_lost(worker_id: str, *, now: datetime) -> None:
    """Tasks that nobody runs any more wait again; after MOST_TRIES they have failed.

    This worker, which runs none while it asks, has lost what still bears its name.
    """
    running = list(QuerySet[BackgroundTask](BackgroundTask).filter(status=TaskResultStatus.RUNNING))
    workers = list(Worker.objects.exclude(pk=worker_id))
    alive = {worker.pk for worker in workers if not _is_gone(worker, now=now)}
    for task in running:
        if task.last_worker not in alive:
            _give_back(task, now=now)
    for worker in workers:
        if worker.pk not in alive:
            Worker.objects.filter(pk=worker.pk, seen_at=worker.seen_at).delete()


def _is_gone(worker: Worker, *, now: datetime) -> bool:
    if now - worker.seen_at > SILENT:
        return True
    is_here = worker.pid and worker.machine == this_machine()
    return bool(is_here) and not _is_running(worker.pid)


def _is_running(pid: int) -> bool:
    """Our own number under another name was that of a process that is no more."""
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _has_ended(pid)


def _has_ended(pid: int) -> bool:
    """Whether only its entry in the table of processes is left, until its parent asks for it."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return True
    return state.rpartition(")")[2].split()[0] in {"Z", "X"}


def _give_back(task: BackgroundTask, *, now: datetime) -> None:
    as_found = BackgroundTask.objects.filter(
        pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at
    )
    if task.tries < MOST_TRIES:
        as_found.update(status=TaskResultStatus.READY, run_after=now)
        return
    as_found.update(
        status=TaskResultStatus.FAILED,
        finished_at=now,
        exception_class_path=LOST,
        traceback=f"The worker was lost while it ran this, {task.tries} times.",
    )


def retry_failed(*, now: datetime) -> None:
    """What failed and may be tried again waits, each time longer."""
    recent = now - sum(DELAYS, timedelta(days=1))
    failed = QuerySet[BackgroundTask](BackgroundTask).filter(
        status=TaskResultStatus.FAILED, finished_at__gte=recent
    )
    for task in failed:
        if task.tries < MOST_TRIES:
            BackgroundTask.objects.filter(
                pk=task.pk, status=TaskResultStatus.FAILED, finished_at=task.finished_at
            ).update(
                status=TaskResultStatus.READY,
                run_after=(task.finished_at or now) + DELAYS[max(0, task.tries - 1)],
            )


def retry_now(task: BackgroundTask) -> bool:
    """As if it were new, for somebody who has mended what made it fail; False if it has not."""
    return bool(
        BackgroundTask.objects.filter(pk=task.pk, status=TaskResultStatus.FAILED).update(
            status=TaskResultStatus.READY, run_after=get_date_max(), worker_ids=[]
        )
    )
