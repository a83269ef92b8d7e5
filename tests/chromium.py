"""Chromium for the browser tests: the one that is here, else Debian's, installed where allowed.

`python -m tests.chromium` makes it ready before the suite starts.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.apt import AptError, in_ci, install

# The shell without a window of its own costs half of what the whole browser costs.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
# Letters such as ә, ғ, қ, ң, ө, ұ, ү, һ, і need a font that has them.
# Playwright's own program needs a library that a bare Debian lacks.
PACKAGES = ("chromium-headless-shell", "fonts-dejavu-core", "libatomic1")
HOW_TO_GET_IT = (
    f"Chromium (or a library of Playwright) is missing; get it with: "
    f"apt-get install {' '.join(PACKAGES)}"
)


def chromium_path() -> Path | None:
    """The browser's program, or None. A name that does not start (a stub) does not count."""
    found = (shutil.which(name) for name in NAMES)
    return next((Path(path) for path in found if path and _starts(path)), None)


def playwright_starts() -> bool:
    """Whether the program that steers the browser can run here."""
    return _starts(sys.executable, "-m", "playwright")


def _starts(*command: str) -> bool:
    try:
        done = subprocess.run(  # noqa: S603
            [*command, "--version"], capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def launch_arguments() -> list[str]:
    """Quiet, offline, and without the sandbox that Chromium refuses to root."""
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
    ]
    return [*arguments, "--no-sandbox"] if os.geteuid() == 0 else arguments


def is_ready() -> bool:
    return chromium_path() is not None and playwright_starts()


def main() -> int:
    if is_ready():
        return 0
    try:
        install(*PACKAGES)
    except AptError as error:
        verdict = "FAILED" if in_ci() else "The browser tests will be SKIPPED"
        print(f"{verdict}: {HOW_TO_GET_IT} ({error})", file=sys.stderr)  # noqa: T201
        return 1 if in_ci() else 0
    return 0 if is_ready() else 1


if __name__ == "__main__":
    sys.exit(main())
