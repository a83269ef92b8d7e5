"""Files of strangers opened in a process of its own: what takes too much ends it alone."""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import lessons
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError

ROOT = Path(lessons.__file__).parent.parent
_BY_LIMIT = {-signal.SIGKILL, -signal.SIGXCPU, -signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL}
"""Without memory pdfium ends itself by one of the last three."""


def run_bounded(module: str, arguments: Sequence[str], data: bytes, *, seconds: float) -> bytes:
    """What ``serve`` of that module answers. Raises DocumentError: its own, and too-complex."""
    command = [sys.executable, "-m", module, *arguments]
    environment = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, timeout=seconds, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentError(code=Code.TOO_COMPLEX) from error
    if done.returncode:
        raise _error(done)
    return done.stdout


def _error(done: subprocess.CompletedProcess[bytes]) -> DocumentError:
    """A crash says nothing; an orderly end says why on the last line."""
    try:
        told = json.loads(done.stderr.splitlines()[-1])
        return DocumentError(code=told["code"], line=told["line"], detail=told["detail"])
    except (IndexError, KeyError, TypeError, ValueError):
        is_limit = done.returncode in _BY_LIMIT or b"MemoryError" in done.stderr
        return DocumentError(code=Code.TOO_COMPLEX if is_limit else Code.FILE_DAMAGED)


def serve(answer: Callable[[bytes], bytes], *, seconds: int, memory: int) -> int:
    """Inside the process: ``memory`` is bytes of address space; no file can be written."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    try:
        sys.stdout.buffer.write(answer(data))
    except DocumentError as error:
        told = {"code": error.code, "line": error.line, "detail": error.detail}
        print(json.dumps(told), file=sys.stderr)  # noqa: T201
        return 1
    return 0
