"""A throw-away PostgreSQL for one command: `python -m tests.postgres -- pytest …`.

The command runs with TEST_DATABASE_URL set. The cluster lives in a temporary directory, is
owned by an unprivileged user (PostgreSQL refuses root) and is gone when the command ends.
"""

import contextlib
import locale
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.apt import AptError, in_ci, install

HOW_TO_GET_IT = (
    "PostgreSQL's server programs are missing; get them with: apt-get install postgresql"
)
DEBIAN_HOME = Path("/usr/lib/postgresql")
STARTED_WITHIN = 60


class PostgresMissingError(Exception):
    """No PostgreSQL here and none could be installed; the text says how to get it."""


@dataclass(frozen=True)
class Cluster:
    """Where one throw-away server lives and who runs it."""

    programs: Path
    directory: Path
    port: int
    run_as: tuple[str, ...]

    @property
    def data(self) -> Path:
        return self.directory / "data"

    @property
    def url(self) -> str:
        return f"postgres://tutor@127.0.0.1:{self.port}/postgres"

    def run(self, program: str, *arguments: str) -> None:
        """One of PostgreSQL's own programs, quiet unless it fails."""
        command = [*self.run_as, str(self.programs / program), *arguments]
        done = subprocess.run(  # noqa: S603
            command, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{done.stdout}{done.stderr}")


def find_programs() -> Path | None:
    """The directory with `initdb` and `postgres`: PATH, pg_config, then Debian's newest."""
    for directory in _candidates():
        if all(os.access(directory / name, os.X_OK) for name in ("initdb", "postgres", "pg_ctl")):
            return directory
    return None


def _candidates() -> Iterator[Path]:
    if initdb := shutil.which("initdb"):
        yield Path(initdb).resolve().parent
    if pg_config := shutil.which("pg_config"):
        asked = subprocess.run(  # noqa: S603
            [pg_config, "--bindir"], capture_output=True, text=True, check=False
        )
        yield Path(asked.stdout.strip())
    versions = [path for path in DEBIAN_HOME.glob("*/bin") if path.parent.name.isdigit()]
    yield from sorted(versions, key=lambda path: int(path.parent.name), reverse=True)


def ready_programs() -> Path:
    """The programs, installed now where that is allowed. Raises PostgresMissingError."""
    if programs := find_programs():
        return programs
    try:
        install("postgresql")
    except AptError as error:
        raise PostgresMissingError(f"{HOW_TO_GET_IT} ({error})") from error
    if programs := find_programs():
        return programs
    raise PostgresMissingError(HOW_TO_GET_IT)


@contextlib.contextmanager
def throw_away_cluster(programs: Path) -> Iterator[Cluster]:
    """A running server, stopped and removed at the end whatever happened."""
    owner, run_as = _owner()
    directory = Path(tempfile.mkdtemp(prefix="tutor-postgres-"))
    try:
        if owner:
            shutil.chown(directory, owner)
        cluster = Cluster(programs, directory, _free_port(), run_as)
        try:
            _start(cluster)
            yield cluster
        finally:
            _stop(cluster)
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def _owner() -> tuple[str | None, tuple[str, ...]]:
    """The account that owns the cluster, and how a command is run as it."""
    if os.geteuid() != 0:
        return None, ()
    names = {entry.pw_name for entry in pwd.getpwall()}
    name = next(name for name in ("postgres", "nobody") if name in names)
    return name, ("runuser", "-u", name, "--")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _letters_locale() -> str:
    """A locale that knows upper and lower case beyond ASCII, as a real server's does."""
    for name in ("C.UTF-8", "en_US.UTF-8"):
        with contextlib.suppress(locale.Error):
            locale.setlocale(locale.LC_CTYPE, name)
            return name
    return "C"


def _start(cluster: Cluster) -> None:
    log = cluster.directory / "log"
    cluster.run(
        *("initdb", "--pgdata", str(cluster.data), "--username=tutor", "--auth=trust"),
        *("--encoding=UTF8", "--locale=C", f"--lc-ctype={_letters_locale()}", "--no-sync"),
    )
    # Thrown away at the end, so it need not survive a power cut.
    options = (
        f"-p {cluster.port} -c listen_addresses=127.0.0.1 -k {cluster.directory} "
        "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    )
    try:
        cluster.run(
            *("pg_ctl", "start", "--pgdata", str(cluster.data), "--log", str(log), "--wait"),
            *(f"--timeout={STARTED_WITHIN}", f"--options={options}"),
        )
    except RuntimeError as error:
        told = log.read_text() if log.exists() else ""
        raise RuntimeError(f"{error}\n{told}") from error


def _stop(cluster: Cluster) -> None:
    if (cluster.data / "postmaster.pid").exists():
        cluster.run("pg_ctl", "stop", "--pgdata", str(cluster.data), "--mode=immediate", "--wait")


def run_command(command: list[str], cluster: Cluster) -> int:
    """The command's exit status; a Ctrl-C is the command's to handle, then ours to clean up."""
    environment = {**os.environ, "TEST_DATABASE_URL": cluster.url}
    with subprocess.Popen(command, env=environment) as child:  # noqa: S603
        try:
            return _wait_through_interrupts(child)
        finally:
            if child.poll() is None:
                child.terminate()


def _wait_through_interrupts(child: subprocess.Popen[bytes]) -> int:
    while True:
        with contextlib.suppress(KeyboardInterrupt):
            return child.wait()


def _stop_on_termination(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


def main(arguments: list[str]) -> int:
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        print("usage: python -m tests.postgres -- COMMAND [ARGUMENT …]", file=sys.stderr)  # noqa: T201
        return 2
    try:
        programs = ready_programs()
    except PostgresMissingError as error:
        verdict = "FAILED" if in_ci() else "SKIPPED the suite on PostgreSQL"
        print(f"{verdict}: {error}", file=sys.stderr)  # noqa: T201
        return 1 if in_ci() else 0
    signal.signal(signal.SIGTERM, _stop_on_termination)
    with throw_away_cluster(programs) as cluster:
        return run_command(command, cluster)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
