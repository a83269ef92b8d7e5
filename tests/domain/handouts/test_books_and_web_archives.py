import pytest

from lessons.domain.handouts import book
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.registry import read_document
from tests.domain.handouts.office_files import epub, mht

LOCK = (
    "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><e:EncryptedData "
    "xmlns:e='http://www.w3.org/2001/04/xmlenc#'><e:CipherData><e:CipherReference URI='{}'/>"
    "</e:CipherData></e:EncryptedData></encryption>"
)


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read_document(name, data)
    return caught.value.code


def test_the_chapters_of_a_book_stand_in_the_order_of_its_spine():
    document = read_document("book.epub", epub("<p>Бірінші тарау</p>", "<p>Екінші тарау</p>"))

    assert document.lines == ("Бірінші тарау", "Екінші тарау")


def test_scrambled_fonts_lock_no_book():
    parts = {"META-INF/encryption.xml": LOCK.format("OEBPS/fonts/a.otf")}

    assert read_document("book.epub", epub("<p>Бірінші тарау</p>", **parts)).lines


def test_a_locked_chapter_locks_the_book():
    parts = {"META-INF/encryption.xml": LOCK.format("OEBPS/text/c%201.xhtml")}

    assert refusal("book.epub", epub("<p>Бірінші тарау</p>", **parts)) == "password-needed"


def test_a_book_of_too_much_text_is_refused(monkeypatch):
    monkeypatch.setattr(book, "MOST_TEXT", 300)

    assert refusal("book.epub", epub(*["<p>Бірінші тарау</p>"] * 4)) == "file-inflates"


def test_a_book_that_names_no_package_is_damaged():
    data = epub("<p>Су</p>", **{"META-INF/container.xml": "<a/>"})

    assert refusal("book.epub", data) == "file-damaged"


@pytest.mark.parametrize("way", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1251"])
def test_a_web_archive_is_read_in_its_own_encoding(way, charset):
    page = "<p>Су туралы сабак: айналым</p>"
    document = read_document("class.doc", mht(page, way=way, charset=charset))

    assert document.lines == ("Су туралы сабак: айналым",)


def test_a_web_archive_without_a_page_is_damaged():
    data = mht("<p>Су</p>").replace(b"text/html", b"text/plain")

    assert refusal("class.mht", data) == "file-damaged"


def test_base64_that_is_none_is_damaged():
    data = mht("<p>Су</p>", way="base64").replace(b"\r\n\r\nPH", b"\r\n\r\nP")

    assert refusal("class.mht", data) == "file-damaged"


def test_ten_thousand_parts_are_no_trap():
    data = mht("<p>Су</p>").replace(b"text/html", b"text/x")
    head, boundary, rest = data.partition(b"------=_Next.1\r\n")

    assert refusal("class.mht", head + (boundary + b"A: b\r\n\r\nc\r\n") * 10_000 + rest)
