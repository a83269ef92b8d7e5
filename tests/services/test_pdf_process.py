"""PDFs read in a process of their own come out the same, and hostile ones end there."""

import subprocess
import sys

import pytest

from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.pages.pdfium import Pdfium
from lessons.services import bounded_process, pdf_process
from lessons.services.pdf_process import PdfProcess
from tests.domain.handouts.pdf_maker import Sheet, make_pdf

PAGE = make_pdf(Sheet().write("Су және бу").grid([1, 9], [1, 9]).fill(5, 5, 50, 50, "1 1 0"))


def refusal_of(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        PdfProcess().pages(data)
    return caught.value.code


def test_pages_are_the_same_as_in_our_own_process():
    (ours,) = Pdfium().pages(PAGE)
    (theirs,) = PdfProcess().pages(PAGE)

    assert [glyph.text for glyph in theirs.glyphs] == [glyph.text for glyph in ours.glyphs]
    assert theirs.glyphs[0].style == ours.glyphs[0].style
    assert theirs.glyphs[-1].left == pytest.approx(ours.glyphs[-1].left, abs=0.01)
    assert (theirs.rules, theirs.areas) == (ours.rules, ours.areas)


def test_pages_are_drawn():
    (picture,) = PdfProcess().draw(PAGE, (1,))

    assert picture.startswith(b"\x89PNG")


def test_a_refusal_keeps_its_reason():
    assert refusal_of(b"%PDF-1.7 and no more") == "file-damaged"


def test_a_file_that_would_take_for_ever_ends_in_time(monkeypatch):
    monkeypatch.setattr(pdf_process, "SECONDS", 0.01)

    assert refusal_of(PAGE) == "too-complex"


def test_a_process_that_dies_is_a_damaged_file(monkeypatch):
    dies = subprocess.CompletedProcess([], -11, b"", b"")
    monkeypatch.setattr(bounded_process.subprocess, "run", lambda *_args, **_how: dies)

    assert refusal_of(PAGE) == "file-damaged"


def test_the_process_has_its_limits():
    code = (
        "import resource, sys; sys.path.insert(0, sys.argv[1]);"
        "from lessons.services import pdf_process as p; p.sys.stdin = open('/dev/null');"
        "p.main(['pages']); print(resource.getrlimit(resource.RLIMIT_AS)[0] == p.MEMORY)"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, str(bounded_process.ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.strip() == "True", done.stderr
