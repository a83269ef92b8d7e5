"""Every code has words; a code without them would be a broken page."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.registry import REGISTRY as READERS
from lessons.domain.types.registry import REGISTRY
from lessons.wording.documents import doubt_sentence, error_sentence
from lessons.wording.questions import KEY_ERROR_CODES, KEY_HELP, KIND, TEXT_CHOICE, key_error

LESSONS = Path(__file__).parents[2] / "lessons"
RAISED = [
    Code.EMPTY_FILE,
    Code.FILE_TOO_LARGE,
    Code.TOO_MANY_LINES,
    Code.FILE_MISSING,
    Code.FORMAT_UNKNOWN,
    Code.TOO_DEEP,
    Code.NOT_TEXT,
    Code.ENCODING_UNKNOWN,
    Code.NO_LESSON_FOUND,
    Code.FILE_DAMAGED,
    Code.PASSWORD_NEEDED,
    Code.FILE_INFLATES,
    Code.OFFICE_MISSING,
    Code.OFFICE_FAILED,
    Code.LESSON_FILE_INVALID,
    Code.OLD_OFFICE,
    Code.SEVERAL_FILES,
    Code.ARCHIVE_INSIDE,
    Code.ARCHIVE_EMPTY,
    Code.TOO_MANY_FILES,
    Code.FILE_DAMAGED,
    Code.PASSWORD_NEEDED,
    Code.TOO_MANY_PAGES,
    Code.TOO_COMPLEX,
    Code.OCR_MISSING,
    Code.SCAN_WITHOUT_TEXT,
]


def literals(pattern: str, *paths: str) -> set[str]:
    sources = [text.read_text("utf-8") for path in paths for text in LESSONS.glob(path)]
    return {found for source in sources for found in re.findall(pattern, source)}


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize("code", list(Code))
def test_every_code_of_the_readers_is_a_sentence(code):
    if code in RAISED:
        words = error_sentence(DocumentError(code=code, line=3, detail="12"))
    else:
        words = doubt_sentence(Doubt(line=3, code=code, text="сөз"))
    assert words
    assert "%(" not in words
    assert words.rstrip().endswith((".", *READERS))


def test_every_code_of_a_payload_has_words():
    codes = literals(
        r'PayloadError\(\s*"([a-z-]+)"',
        "domain/types/*.py",
        "domain/figures/*.py",
        "domain/terms/*.py",
    )
    codes |= {"too-few", "too-many"}
    assert codes <= KEY_ERROR_CODES


def test_every_kind_and_every_fixed_text_has_a_name():
    assert set(REGISTRY) <= set(KIND)
    assert set(REGISTRY) <= set(KEY_HELP)
    texts = {text for type_ in REGISTRY.values() for text in type_.text_choices}
    assert texts <= set(TEXT_CHOICE)


def test_a_line_is_named_where_one_is_to_blame():
    assert key_error("repeated", "4").startswith("Line 4: ")
    assert key_error("key-unknown", "rubric").endswith("Place: rubric")
    assert "Line 3" in error_sentence(DocumentError(code="lesson-file-invalid", line=3, detail="x"))


def test_a_long_quotation_is_cut():
    assert len(doubt_sentence(Doubt(line=1, code="not-used", text="сөз " * 500))) < 150
