"""The pages' scripts and style sheets: linted, and their machines tested by node's own runner.

`python -m tests.node` installs node where that is allowed (Debian's, as root) and the packages of
tests/js/package-lock.json. Where that cannot be, the tests are skipped in so many words, in CI not.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.apt import AptError, in_ci, install

FOLDER = Path(__file__).resolve().parent / "js"
LOCK = FOLDER / "package-lock.json"
INSTALLED = FOLDER / "node_modules" / ".installed"
OLDEST = (18, 19)
PACKAGES = ("nodejs", "npm")
HOW_TO_GET_IT = (
    f"Node.js {'.'.join(map(str, OLDEST))} or newer with npm is missing; "
    f"get it with: apt-get install {' '.join(PACKAGES)}"
)
INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
STEPS = (("run", "--silent", "lint"), ("run", "--silent", "lint-css"), ("run", "--silent", "test"))


class NodeMissingError(Exception):
    """Nothing can be tested here; the text says what to do."""


def node_version() -> tuple[int, ...]:
    """Major and minor, or nothing where node or npm is missing."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        return ()
    asked = _run("node", "--version", capture_output=True)
    return tuple(int(part) for part in asked.stdout.strip().lstrip("v").split(".")[:2])


def _run(*command: str, capture_output: bool = False) -> subprocess.CompletedProcess[str]:
    # No telling of a newer npm, no colour codes in a log.
    environment = {**os.environ, "NPM_CONFIG_UPDATE_NOTIFIER": "false"}
    return subprocess.run(  # noqa: S603
        command, cwd=FOLDER, env=environment, capture_output=capture_output, text=True, check=False
    )


def make_ready() -> None:
    """Raises NodeMissingError."""
    if node_version() < OLDEST:
        _install_node()
    if _is_older(INSTALLED, LOCK):
        _install_packages()


def _install_node() -> None:
    try:
        install(*PACKAGES)
    except AptError as error:
        raise NodeMissingError(f"{HOW_TO_GET_IT} ({error})") from None
    if node_version() < OLDEST:
        raise NodeMissingError(HOW_TO_GET_IT)


def _is_older(stamp: Path, source: Path) -> bool:
    return not stamp.exists() or stamp.stat().st_mtime < source.stat().st_mtime


def _install_packages() -> None:
    print("Installing what the tests of the scripts need …", flush=True)  # noqa: T201
    if _run("npm", *INSTALL).returncode:
        raise NodeMissingError("npm could not install the packages of tests/js")
    INSTALLED.touch()


def main() -> int:
    try:
        make_ready()
    except NodeMissingError as error:
        verdict = "FAILED" if in_ci() else "The tests of the scripts are SKIPPED"
        print(f"{verdict}: {error}", file=sys.stderr)  # noqa: T201
        return 1 if in_ci() else 0
    return max(_run("npm", *step).returncode for step in STEPS)


if __name__ == "__main__":
    sys.exit(main())
