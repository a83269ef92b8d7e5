"""Starts processes in a thread while this one forks children that stay; tells how many started."""

import os
import signal
import time
from pathlib import Path
from threading import Thread

from tutor import watching

STARTS = 100
MOST_CHILDREN = 300
PATIENCE = 60.0


def main() -> None:
    watching.MANAGE = Path(os.devnull)
    started: list[int] = []

    def start() -> None:
        for _ in range(STARTS):
            process = watching.start_process([])
            process.wait()
            started.append(process.pid)

    thread, children = Thread(target=start, daemon=True), list[int]()
    thread.start()
    give_up_at = time.monotonic() + PATIENCE
    while thread.is_alive() and time.monotonic() < give_up_at:
        if len(children) < MOST_CHILDREN:
            children.append(_fork())
        time.sleep(0.003)
    for pid in children:
        os.kill(pid, signal.SIGKILL)
    print(len(started))  # noqa: T201


def _fork() -> int:
    pid = os.fork()
    if pid == 0:
        time.sleep(2 * PATIENCE)
        os._exit(0)
    return pid


if __name__ == "__main__":
    main()
