"""Pictures unpacked in a process of its own, with limits on its time and memory.

A file of a few kilobytes can unpack to gigabytes, and the programs that unpack are large ones in C.
"""

import json
import os
import resource
import struct
import subprocess
import sys
from pathlib import Path

import lessons
from lessons.domain.assets.encoding import Encoded, Rendered, encode
from lessons.domain.assets.measuring import AssetRefused
from lessons.domain.refusals import AssetRefusal

SECONDS = 30
"""A photograph of 50 million dots takes 5."""
MEMORY = 1024 * 1024**2
"""Bytes of address space; 50 million dots with transparency take half of it."""
_ROOT = Path(lessons.__file__).parent.parent
_LENGTH = struct.Struct(">I")


def encode_apart(data: bytes) -> Encoded:
    """Raises AssetRefused: what ``encode`` raises, and too-slow."""
    command = [sys.executable, "-m", "lessons.services.picture_process"]
    environment = {"PATH": os.defpath, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, timeout=SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise AssetRefused(AssetRefusal.TOO_SLOW) from error
    if done.returncode:
        raise AssetRefused(_reason(done))
    return _unpacked(done.stdout)


def _reason(done: "subprocess.CompletedProcess[bytes]") -> AssetRefusal:
    """An orderly end says why on the last line; whatever else ended it is a limit."""
    try:
        return AssetRefusal(json.loads(done.stderr.splitlines()[-1])["code"])
    except (IndexError, KeyError, TypeError, ValueError):
        return AssetRefusal.TOO_SLOW


def _unpacked(answer: bytes) -> Encoded:
    (length,) = _LENGTH.unpack_from(answer)
    at = _LENGTH.size + length
    about = json.loads(answer[_LENGTH.size : at])
    rendered = []
    for width, height, size in about.pop("rendered"):
        rendered.append(Rendered(width=width, height=height, data=answer[at : at + size]))
        at += size
    return Encoded(**about, rendered=tuple(rendered))


# --- Inside the process ------------------------------------------------------------------------


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    try:
        encoded = encode(data)
    except AssetRefused as refused:
        print(json.dumps({"code": refused.code}), file=sys.stderr)  # noqa: T201
        return 1
    sys.stdout.buffer.write(_packed(encoded))
    return 0


def _packed(encoded: Encoded) -> bytes:
    about = {
        "width": encoded.width,
        "height": encoded.height,
        "is_moving": encoded.is_moving,
        "rendered": [[one.width, one.height, len(one.data)] for one in encoded.rendered],
    }
    head = json.dumps(about).encode()
    return b"".join([_LENGTH.pack(len(head)), head, *(one.data for one in encoded.rendered)])


if __name__ == "__main__":
    sys.exit(main())
