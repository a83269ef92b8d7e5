"""What is large is read in a process of its own and comes out the same; hostile files end there."""

import zipfile
from io import BytesIO

import pytest

from lessons.domain.banks.registry import read_bank
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.registry import REGISTRY
from lessons.services import reading_process
from lessons.services.readers import READERS, open_questions

HANDOUT = "№7-тәжірибелік сабақ: Елшілік\n1-деңгейлік сұрақ. Елшілік дегеніміз не?\n".encode()
BANK = "Елшілік дегеніміз не?\nA. Өкілдік\nB. Келісім\nANSWER: A\n".encode()


@pytest.fixture
def _everything_is_large(monkeypatch):
    monkeypatch.setattr(reading_process, "SMALL", 0)


def package(**files):
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, size in files.items():
            archive.writestr(name.replace("_", "."), b" " * size)
    return made.getvalue()


@pytest.mark.usefixtures("_everything_is_large")
def test_a_document_comes_out_the_same():
    name = "сабақ \0 №7.txt"

    apart = READERS[".txt"].read(name, HANDOUT)

    ours = REGISTRY[".txt"].read(name, HANDOUT)
    assert apart == ours
    assert apart.rows == ours.rows


def test_a_bank_comes_out_the_same():
    data = BANK * (reading_process.SMALL // len(BANK) + 1)

    assert open_questions("b.txt", data, format_code="") == read_bank("b.txt", data)


@pytest.mark.usefixtures("_everything_is_large")
def test_a_refusal_keeps_its_reason():
    with pytest.raises(DocumentError) as apart:
        READERS[".json"].read("a.json", b"{")
    with pytest.raises(DocumentError) as ours:
        REGISTRY[".json"].read("a.json", b"{")

    assert vars(apart.value) == vars(ours.value)


@pytest.mark.usefixtures("_everything_is_large")
def test_a_file_that_would_take_for_ever_ends_in_time(monkeypatch):
    monkeypatch.setattr(reading_process, "SECONDS", 0.01)

    with pytest.raises(DocumentError) as caught:
        READERS[".txt"].read("a.txt", HANDOUT)

    assert caught.value.code == "too-complex"


@pytest.mark.parametrize(
    ("data", "is_small"),
    [
        (b"a" * 64 * 1024, True),
        (b"a" * (64 * 1024 + 1), False),
        (package(a_xml=1000, b_png=10_000_000), True),
        (package(a_xml=10_000_000), False),
        (b"PK" + b"a" * 100, True),
        (b"PK" + b"a" * 100_000, False),
    ],
)
def test_what_is_small_is_told_by_what_it_unpacks_to(data, is_small):
    assert reading_process.is_small(data) == is_small
