"""Workers beside a server that forks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.tasks import forking_beside

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here")
def test_a_worker_starts_while_the_server_forks_its_own():
    """It hung about once in ten starts: a child of the server held the pipe of the start."""
    told = subprocess.run(  # noqa: S603 - our own command line
        [sys.executable, "-W", "ignore", "-m", forking_beside.__name__],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert int(told.stdout) == forking_beside.STARTS
