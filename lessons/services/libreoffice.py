"""LibreOffice as a converter of old Word files, in a room of its own.

It parses forty years of formats in C++, so it gets an empty home and profile, no macros, no way
to the network, a share of time, memory for files and nothing that is ours.
"""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 60
"""A handout takes two to five, the first start of all some more."""
LARGEST_RESULT = 64 * 1024 * 1024

_ITEM = (
    '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
    "</item>"
)
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_INTERNET = "/org.openoffice.Inet/Settings"
_SETTINGS = (
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    # Pictures that a file only links to would be fetched: a proxy that is not there stops it.
    (_INTERNET, "ooInetProxyType", "1"),
    (_INTERNET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPProxyPort", "9"),
    (_INTERNET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPSProxyPort", "9"),
)
_one_at_a_time = Lock()


def convert_to_docx(data: bytes) -> bytes:
    """Raises DocumentError: office-missing or office-failed."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise DocumentError(code=Code.OFFICE_MISSING)
    # One takes 200 MB and a core; a second one at once would slow both on a small machine.
    with _turn(), tempfile.TemporaryDirectory(prefix="office-") as folder:
        room = Path(folder)
        (room / "source.doc").write_bytes(data)
        _write_settings(room)
        kind = "Rich Text Format" if data.startswith(b"{\\rtf") else "MS Word 97"
        _run(_command(program, room, kind), room)
        return _result(room / "result" / "source.docx")


@contextmanager
def _turn() -> Iterator[None]:
    if not _one_at_a_time.acquire(timeout=SECONDS):
        raise DocumentError(code=Code.OFFICE_FAILED, detail="busy")
    try:
        yield
    finally:
        _one_at_a_time.release()


def _command(program: str, room: Path, kind: str) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        # Left to guess, it reads a broken file as plain text and makes pages of rubbish.
        f"--infilter={kind}",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(room / "result"),
        str(room / "source.doc"),
    ]


def _write_settings(room: Path) -> None:
    items = "".join(
        _ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS
    )
    profile = room / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        "utf-8",
    )


def _run(command: list[str], room: Path) -> None:
    try:
        # The command is ours and holds no word of the upload, not even its name.
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=room,
            env=_environment(room),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise DocumentError(code=Code.OFFICE_MISSING) from error
    try:
        _limit(process.pid)
        code = process.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise DocumentError(code=Code.OFFICE_FAILED, detail="time") from error
    finally:
        _end(process)
    if code:
        # Stopped at a limit, it may leave the first half of a file behind.
        raise DocumentError(code=Code.OFFICE_FAILED, detail=str(code))


def _limit(pid: int) -> None:
    """Only Linux can set the limits of another process; elsewhere the time limit stays."""
    if not hasattr(resource, "prlimit"):
        return
    try:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (LARGEST_RESULT, LARGEST_RESULT))
        resource.prlimit(pid, resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))
    except ProcessLookupError:
        return


def _end(process: "subprocess.Popen[bytes]") -> None:
    """The program starts others; the whole group goes."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment(room: Path) -> dict[str, str]:
    nowhere = "http://127.0.0.1:9"
    return {
        "PATH": os.defpath,
        "HOME": str(room),
        "TMPDIR": str(room),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
        "http_proxy": nowhere,
        "https_proxy": nowhere,
    }


def _result(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_RESULT + 1)
    except OSError as error:
        raise DocumentError(code=Code.OFFICE_FAILED) from error
    if len(data) > LARGEST_RESULT:
        raise DocumentError(code=Code.OFFICE_FAILED, detail="size")
    return data
