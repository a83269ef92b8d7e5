"""Pictures unpacked in a process of their own come out the same, and hostile ones end there."""

import subprocess
import sys

import pytest

from lessons.domain.assets.encoding import encode
from lessons.domain.assets.measuring import AssetRefused
from lessons.services import picture_process
from lessons.services.picture_process import encode_apart
from tests.pictures import make_picture


def refusal_of(data: bytes) -> str:
    with pytest.raises(AssetRefused) as caught:
        encode_apart(data)
    return caught.value.code


def test_a_picture_is_the_same_as_in_our_own_process():
    data = make_picture(500, 300)

    assert encode_apart(data) == encode(data)


def test_a_refusal_keeps_its_reason():
    assert refusal_of(make_picture(20_000, 20_000, mode="1")) == "too-many-dots"


def test_a_picture_that_would_take_for_ever_ends_in_time(monkeypatch):
    monkeypatch.setattr(picture_process, "SECONDS", 0.01)

    assert refusal_of(make_picture()) == "too-slow"


def test_a_process_that_dies_is_told(monkeypatch):
    dies = subprocess.CompletedProcess([], -9, b"", b"")
    monkeypatch.setattr(picture_process.subprocess, "run", lambda *_args, **_how: dies)

    assert refusal_of(make_picture()) == "too-slow"


def test_the_process_has_its_limits():
    code = (
        "import io, resource, sys; sys.path.insert(0, sys.argv[1]);"
        "from lessons.services import picture_process as p;"
        "p.sys.stdin = open('/dev/null'); p.main();"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0] == p.MEMORY)"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, str(picture_process._ROOT)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip().endswith("True")
