"""Archives of handouts: each file for itself, and nothing that unpacks without end."""

import io
import zipfile

import pytest

from lessons.domain.handouts import bundle
from lessons.domain.handouts.bundle import BundledFile, open_bundle
from lessons.domain.handouts.document import DocumentError
from tests.domain.handouts.office_files import docx, p, zipped


def files(data: bytes) -> list[BundledFile]:
    return list(open_bundle(data))


def refusal(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        files(data)
    return caught.value.code


def test_each_file_comes_with_its_name_and_its_bytes():
    found = files(zipped({"1-апта/су.txt": "Су", "бу.docx": docx(p("Бу"))}))

    assert [file.name for file in found] == ["1-апта/су.txt", "бу.docx"]
    assert found[0].data == "Су".encode()
    assert not any(file.error for file in found)


def test_what_programs_leave_behind_is_passed_over():
    data = zipped({"__MACOSX/._су.txt": "x", "a/.DS_Store": "x", "~$су.docx": "x", "су.txt": "Су"})

    assert [file.name for file in files(data)] == ["су.txt"]


def test_an_archive_inside_is_refused_for_itself():
    inner = zipped({"бу.txt": "Бу"})
    first, second = files(zipped({"inner.zip": inner, "су.txt": "Су"}))

    assert first.error is not None
    assert first.error.code == "archive-inside"
    assert second.data


@pytest.mark.parametrize("encoding", ["cp866", "utf-8"])
def test_names_without_a_word_about_their_letters_are_read(encoding):
    data = bytearray(zipped({"??????.txt" if encoding == "cp866" else "????????????.txt": "Су"}))
    name = "лекция".encode(encoding)
    found = files(bytes(data).replace(b"?" * len(name), name))

    assert found[0].name == "лекция.txt"


def test_a_locked_file_is_refused_for_itself():
    data = bytearray(zipped({"су.txt": "Су", "бу.txt": "Бу"}))
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1

    first, second = files(bytes(data))
    assert first.error is not None
    assert first.error.code == "password-needed"
    assert second.data


def test_a_file_that_is_larger_than_it_says_is_not_unpacked():
    data = bytearray(zipped({"су.txt": "су " * 500_000}))
    place = data.index(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")

    (file,) = files(bytes(data))
    assert file.error is not None
    assert len(file.data) == 0


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 cut", "file-damaged"),
        (b"", "file-damaged"),
        (zipped({}), "archive-empty"),
        (zipped({f"{number}.txt": "x" for number in range(201)}), "too-many-files"),
    ],
)
def test_an_archive_that_cannot_be_one_of_handouts_is_refused(data, code):
    assert refusal(data) == code


def test_an_archive_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(bundle, "LARGEST_TOTAL", 1_000)

    assert refusal(zipped({"су.txt": "су " * 500})) == "file-inflates"


def test_a_single_file_that_no_reader_would_take_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(bundle, "LARGEST_FILE", 100)
    (file,) = files(zipped({"су.txt": "су " * 500}))

    assert file.error is not None
    assert file.error.code == "file-too-large"


def test_a_path_out_of_the_archive_is_only_a_name():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../../су.txt", "Су")
    (file,) = files(buffer.getvalue())

    assert file.name == "../../су.txt"
