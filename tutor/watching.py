"""Workers beside a server: started when it is ready, again when they end, and gone with it."""

import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Lock, Thread

logger = logging.getLogger(__name__)
MANAGE = Path(__file__).resolve().parent.parent / "manage.py"
PAUSE = 2.0
"""Seconds before an ended worker is started again: one that cannot start must not spin."""
PATIENCE = 10.0
"""Seconds for the task under way when the server is stopped; what is cut off is run again later."""
_FORKING = Lock()
"""Held while a process is started. The server forks in another thread: its child would keep the
pipe on which ``Popen`` waits for word of the new process, and ``Popen`` would wait for ever."""
os.register_at_fork(
    before=_FORKING.acquire,
    after_in_parent=_FORKING.release,
    after_in_child=_FORKING.release,
)


class Watch:
    """One worker process for each of ``commands`` (arguments of ``manage.py``).

    A process is started by the thread that watches it, which lives as long as the server: Linux
    ends a child with the thread that started it.
    """

    def __init__(self, commands: Sequence[Sequence[str]]) -> None:
        self._stopped = Event()
        self._threads = [
            Thread(target=self._keep, args=(command,), daemon=True) for command in commands
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join(PATIENCE + PAUSE)

    def _keep(self, command: Sequence[str]) -> None:
        while not self._stopped.is_set():
            process = start_process(command)
            while process.poll() is None and not self._stopped.wait(PAUSE / 4):
                pass
            if self._stopped.is_set():
                _end(process)
                return
            logger.warning("A worker has ended (%s); it is started again.", process.returncode)
            self._stopped.wait(PAUSE)


def start_process(command: Sequence[str]) -> subprocess.Popen[bytes]:
    with _FORKING:
        return subprocess.Popen(  # noqa: S603 - our own command line
            [sys.executable, str(MANAGE), *command, "--parent", str(os.getpid())],
            stdin=subprocess.DEVNULL,
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
