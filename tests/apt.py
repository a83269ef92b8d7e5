"""Debian packages for the tests, installed where that is allowed: as root, where apt-get is."""

import contextlib
import os
import shutil
import subprocess


class AptError(Exception):
    """The packages could not be installed; the text says why."""


def in_ci() -> bool:
    """In CI nothing may be skipped."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def install(*packages: str) -> None:
    """Install the packages without asking. Raises AptError."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise AptError("not installed now: that takes root and apt-get")
    print(f"Installing {' '.join(packages)} …", flush=True)  # noqa: T201
    with contextlib.suppress(AptError):
        # One source of many may be out of reach; whether it mattered shows in the next step.
        _apt_get("update")
    _apt_get("install", "--yes", "--no-install-recommends", *packages)


def _apt_get(*arguments: str) -> None:
    done = subprocess.run(  # noqa: S603
        ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", *arguments],  # noqa: S607
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise AptError(f"apt-get {arguments[0]} failed: {' '.join(reason)}")
