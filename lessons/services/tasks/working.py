"""The worker: it runs tasks as the library's own does, tells that it lives, and no locked database
ends it (the library's ends there, and takes a lock each second that it has nothing to do)."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from threading import Event, Thread
from typing import cast

from django.db import Error, close_old_connections, connection, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as LibraryWorker

from lessons.models import BackgroundTask
from lessons.services.tasks.asking import FAST, HEAVY
from lessons.services.tasks.schedule import Regular, start_due
from lessons.services.tasks.tending import BEAT, beat, say_goodbye, tend

logger = logging.getLogger(__name__)
QUEUES = (FAST, HEAVY)
LAST_WORD = timedelta(seconds=5)
LOOK_EVERY = 1.0
"""Seconds between two looks into an empty queue."""


class SteadyWorker:
    """Takes tasks until it is told to stop; ``shutdown`` lets the one under way end."""

    def __init__(self, queues: Sequence[str] = QUEUES, *, schedule: Sequence[Regular] = ()) -> None:
        self.id = get_random_string(32)
        self._queues = tuple(queues)
        self._schedule = tuple(schedule)
        self._tended_at: datetime | None = None
        self._library = LibraryWorker(
            queue_names=list(queues),
            interval=LOOK_EVERY,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=self.id,
            excluded_queue_names=[],
        )

    def listen_to_signals(self) -> None:
        self._library.configure_signals()

    def run(self) -> None:
        pause = Event()
        with self._beating():
            while self._library.running:
                close_old_connections()
                if not self.take_one() and self._library.running:
                    pause.wait(LOOK_EVERY)

    def drain(self) -> None:
        """Run what can be run now, and what that asks for, and end."""
        self._tend(timezone.now())
        while self._library.running and self._run_one():
            pass

    def take_one(self) -> bool:
        """Whether there was a task. A database that is locked or away is only waited for."""
        try:
            now = timezone.now()
            if self._tended_at is None or now - self._tended_at >= BEAT:
                self._tend(now)
            return self._run_one()
        except Error:
            logger.warning("The database did not answer; the worker goes on.", exc_info=True)
            connection.close()
            # What it was running when that happened is looked for before anything else.
            self._tended_at = None
            return False

    def _tend(self, now: datetime) -> None:
        tend(self.id, now=now)
        start_due(self._schedule, now=now)
        self._tended_at = now

    def _run_one(self) -> bool:
        task = self._claim()
        if task is not None:
            self._library.run_task(task)
        return task is not None

    def _claim(self) -> BackgroundTask | None:
        """Ours from now on. A look that finds nothing writes nothing and takes no lock."""
        ready = BackgroundTask.objects.ready().filter(queue_name__in=self._queues)
        if not ready.exists():
            return None
        with transaction.atomic():
            task = ready.get_locked()
            if task is not None:
                task.claim(self.id)
        return cast(BackgroundTask | None, task)

    @contextmanager
    def _beating(self) -> Iterator[None]:
        stop, said = Event(), Event()
        thread = Thread(target=self._beat_until, args=(stop, said), daemon=True)
        thread.start()
        # Nobody has heard of this worker before: what it takes now would seem lost.
        said.wait()
        try:
            yield
        finally:
            stop.set()
            thread.join(LAST_WORD.total_seconds())
            with suppress(Error):
                say_goodbye(self.id)

    def _beat_until(self, stop: Event, said: Event) -> None:
        while True:
            try:
                beat(self.id, queues=", ".join(self._queues), now=timezone.now())
                said.set()
            except Error:
                connection.close()
            if stop.wait(BEAT.total_seconds() if said.is_set() else LOOK_EVERY):
                break
        connection.close()
