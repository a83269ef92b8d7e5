"""What a file is by its content, and what becomes of a hostile name."""

import io
import zipfile

import pytest

from lessons.domain.work_files import LONGEST_NAME, WorkFileKind, kind_of, shown_name


def office(part, *more):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in ("[Content_Types].xml", part, *more):
            archive.writestr(name, "<x/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", WorkFileKind.PDF),
        (b"\x89PNG\r\n\x1a\n....", WorkFileKind.PNG),
        (b"\xff\xd8\xff\xe0....", WorkFileKind.JPEG),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", WorkFileKind.WEBP),
        (office("word/document.xml"), WorkFileKind.DOCX),
        (office("ppt/presentation.xml"), WorkFileKind.PPTX),
        (office("xl/workbook.xml"), WorkFileKind.XLSX),
        (office("word/document.xml", "word/vbaProject.bin"), None),
        (office("word/document.xml", "xl/workbook.xml"), None),
        (office("anything.xml"), None),
        (b"PK\x03\x04 broken", None),
        (b"<html><script>alert(1)</script>", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", None),
        (b"GIF89a....", None),
        (b"MZ\x90\x00", None),
        (b"", None),
    ],
)
def test_a_file_is_what_its_content_is(data, kind):
    assert kind_of(io.BytesIO(data)) is kind


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Кесте.docx", "Кесте.docx"),
        ("Кесте.DOCX", "Кесте.docx"),
        ("../../etc/passwd", "passwd.docx"),
        ("C:\\Users\\a\\жұмыс.docx", "жұмыс.docx"),
        ("жұмыс.exe", "жұмыс.exe.docx"),
        ("a\r\nSet-Cookie: x=1.docx", "aSet-Cookie_ x=1.docx"),
        ("\u202excod.exe", "xcod.exe.docx"),
        ('"><img src=x>.docx', "___img src=x_.docx"),
        ("...", "file.docx"),
        ("", "file.docx"),
    ],
)
def test_a_hostile_name_becomes_a_harmless_one(name, shown):
    assert shown_name(name, WorkFileKind.DOCX) == shown


def test_a_long_name_is_cut_and_a_jpeg_keeps_no_second_suffix():
    assert len(shown_name("ә" * 500, WorkFileKind.PDF)) == LONGEST_NAME + 4
    assert shown_name("сурет.JPEG", WorkFileKind.JPEG) == "сурет.jpg"
