"""A worker that was started by a server ends with it, however the server ended."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def end_with_parent(pid: int) -> None:
    """Have the system send TERM when the process ``pid``, our parent, is gone; Linux alone can.

    TERM, as a task under way may end. Raises SystemExit if the parent has ended already.
    """
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != pid:
        raise SystemExit(0)
