"""LibreOffice as a converter; a small program of our own stands in for it, so that every way in
which it can fail is tried on any machine. The real one is tried where it is installed."""

import shutil
import stat
import sys
import time
from pathlib import Path

import pytest

from lessons.domain.handouts.document import DocumentError
from lessons.services import libreoffice
from lessons.services.libreoffice import convert_to_docx
from lessons.services.readers import READERS
from tests.domain.handouts.office_files import docx, p

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
RTF = rb"{\rtf1\ansi Sabaq No1: \u1057?\u1091?\par}"


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Installs a program under LibreOffice's name, written in Python."""

    def install(script: str) -> Path:
        program = tmp_path / "bin" / "soffice"
        program.parent.mkdir()
        program.write_text(
            f"#!{sys.executable}\nimport os, sys, time, pathlib\n"
            "target = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
            "source = pathlib.Path(sys.argv[-1])\n"
            f"{script}\n"
        )
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(program.parent))
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        return tmp_path

    return install


def refusal(data: bytes = OLD_WORD) -> str:
    with pytest.raises(DocumentError) as caught:
        convert_to_docx(data)
    return caught.value.code


COPY = "target.mkdir(); (target / 'source.docx').write_bytes(source.read_bytes() + b'!')"


def test_the_converted_file_comes_back_and_nothing_stays_behind(stand_in):
    folder = stand_in(COPY)

    assert convert_to_docx(OLD_WORD) == OLD_WORD + b"!"
    assert [path.name for path in folder.iterdir()] == ["bin"]


def test_without_libreoffice_the_refusal_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert refusal() == "office-missing"


@pytest.mark.parametrize("script", ["", "sys.exit(1)", "os.abort()", "target.mkdir()"])
def test_a_conversion_without_a_result_is_refused(stand_in, script):
    stand_in(script)

    assert refusal() == "office-failed"


def test_a_conversion_that_hangs_is_ended_with_all_that_it_started(stand_in, monkeypatch):
    folder = stand_in(
        "name = 'parent' if os.fork() else 'child'\n"
        "(source.parent.parent / name).write_text(str(os.getpid()))\n"
        "time.sleep(60)"
    )
    monkeypatch.setattr(libreoffice, "SECONDS", 2)
    began = time.monotonic()

    assert refusal() == "office-failed"
    assert time.monotonic() - began < 20
    for name in ("parent", "child"):
        pid = int((folder / name).read_text())
        wait_for_the_end_of(pid)


def wait_for_the_end_of(pid: int) -> None:
    """A busy system may take a moment to end what was killed."""
    give_up_at = time.monotonic() + 10
    while not has_ended(pid):
        assert time.monotonic() < give_up_at
        time.sleep(0.05)


def has_ended(pid: int) -> bool:
    """Gone, or only its entry is left until somebody asks for it."""
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return True


def test_a_result_that_is_too_large_is_refused(stand_in, monkeypatch):
    monkeypatch.setattr(libreoffice, "LARGEST_RESULT", 100)
    stand_in("target.mkdir(); (target / 'source.docx').write_bytes(b'x' * 101)")

    assert refusal() == "office-failed"


def test_the_program_is_told_no_secret_and_given_a_profile_of_its_own(stand_in, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "secret")
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    stand_in(
        "target.mkdir()\n"
        "(target / 'source.docx').write_text(repr(dict(os.environ)) + repr(sys.argv))"
    )
    seen = convert_to_docx(OLD_WORD).decode()

    assert "secret" not in seen
    assert "UserInstallation=file://" in seen


def test_links_of_the_file_lead_nowhere(stand_in):
    stand_in(
        "profile = source.parent / 'profile' / 'user' / 'registrymodifications.xcu'\n"
        "target.mkdir(); (target / 'source.docx').write_bytes(profile.read_bytes())"
    )
    settings = convert_to_docx(OLD_WORD).decode()

    assert "BlockUntrustedRefererLinks" in settings
    assert "ooInetHTTPProxyName" in settings
    assert "DisableMacrosExecution" in settings


def test_the_kind_of_file_is_told_and_not_guessed(stand_in):
    stand_in("target.mkdir(); (target / 'source.docx').write_text(' '.join(sys.argv))")

    assert b"--infilter=MS Word 97 " in convert_to_docx(OLD_WORD)
    assert b"--infilter=Rich Text Format " in convert_to_docx(RTF)


def test_the_reader_of_old_word_files_holds_the_converter(stand_in, tmp_path):
    (tmp_path / "ready.docx").write_bytes(docx(p("Мақсаты: су") + p("БӨЖ: сызба")))
    stand_in(
        "target.mkdir()\n"
        f"(target / 'source.docx').write_bytes(pathlib.Path({str(tmp_path / 'ready.docx')!r})"
        ".read_bytes())"
    )

    assert READERS[".doc"].read("ескі.doc", OLD_WORD).lessons[0].goal == "су"


@pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")),
    reason="LibreOffice is not installed here",
)
def test_the_real_program_reads_an_old_document():
    assert "Су" in READERS[".doc"].read("ескі.doc", RTF).lines[0]


@pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")),
    reason="LibreOffice is not installed here",
)
def test_the_real_program_makes_no_pages_of_rubbish():
    assert refusal() == "office-failed"
