"""Content tells what a file is, whatever its name says."""

import pytest

from lessons.domain.handouts.content_kinds import suffix_of
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.registry import read_document
from tests.domain.handouts.office_files import docx, epub, mht, odt, p, pptx, shape, xlsx, zipped
from tests.domain.handouts.pdf_maker import Sheet, make_pdf

WORDS = "№4 тәжірибелік сабақ: Су"
HTML = f"<!-- saved --><!DOCTYPE html><html><body><p>{WORDS}</p></body></html>"
RTF = b"{\\rtf1\\ansi\\ansicpg1251 " + WORDS.replace("№", "").encode("cp1251", "ignore") + b"\\par}"
FILES = {
    ".docx": docx(p(WORDS)),
    ".odt": odt(f"<text:p>{WORDS}</text:p>"),
    ".pptx": pptx(shape(WORDS)),
    ".xlsx": xlsx([[WORDS]]),
    ".epub": epub(f"<p>{WORDS}</p>"),
    ".pdf": make_pdf(Sheet().write_lines([WORDS])),
    ".html": HTML.encode(),
    ".mht": mht(HTML),
    ".rtf": RTF,
    ".txt": WORDS.encode(),
}


@pytest.mark.parametrize("named", [".docx", ".doc", ".pdf", ".pptx", ".png", ".txt"])
@pytest.mark.parametrize("suffix", [suffix for suffix in FILES if suffix != ".txt"])
def test_a_wrong_name_does_not_matter(suffix, named):
    assert suffix_of(FILES[suffix], named=named) == suffix


@pytest.mark.parametrize("named", [".docx", ".doc", ".pdf", ".png"])
@pytest.mark.parametrize("suffix", FILES)
def test_a_file_under_a_wrong_name_is_read_as_what_it_is(suffix, named):
    document = read_document(f"class{named}", FILES[suffix])

    assert "тәжірибелік сабақ" in document.lines[0] or suffix == ".rtf"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_html_is_known_in_any_unicode(encoding):
    assert suffix_of(HTML.encode(encoding), named=".doc") == ".html"


def test_plain_text_keeps_the_name_of_its_kind():
    assert suffix_of(b"# Heading", named=".md") == ".md"
    assert suffix_of(b'{"format": "x"}', named=".json") == ".json"
    assert suffix_of(b"a text about <html> pages", named=".txt") == ".txt"


def test_a_broken_archive_is_refused_as_what_its_name_says():
    with pytest.raises(DocumentError) as caught:
        read_document("class.docx", b"PK\x03\x04 and no more")

    assert caught.value.code == "file-damaged"


def test_an_archive_of_handouts_is_not_one_handout():
    data = zipped({"1.txt": WORDS, "2.txt": WORDS})
    for name in ("class.zip", "class.docx"):
        with pytest.raises(DocumentError) as caught:
            read_document(name, data)

        assert caught.value.code == "several-files"


@pytest.mark.parametrize("stream", ["PowerPoint Document", "Workbook"])
def test_an_old_presentation_or_table_is_refused_as_such(stream):
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le")
    with pytest.raises(DocumentError) as caught:
        read_document("class.doc", data)

    assert caught.value.code == "old-office"
