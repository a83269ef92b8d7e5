"""What every reader promises, run over the whole REGISTRY."""

import io
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from lessons.domain.handouts.document import Document, DocumentError
from lessons.domain.handouts.encoding import MOST_LINES
from lessons.domain.handouts.lesson_json import FORMAT
from lessons.domain.handouts.pictures import SUFFIXES
from lessons.domain.handouts.registry import REGISTRY, read_document
from lessons.domain.handouts.word import SUFFIXES as WORD_SUFFIXES
from tests.domain.handouts.office_files import (
    docx,
    epub,
    mht,
    odp,
    odp_frame,
    ods,
    odt,
    p,
    pptx,
    shape,
    xlsx,
)
from tests.domain.handouts.pdf_maker import Sheet, make_pdf
from tests.properties import examples

FEWER = examples(60)
WORD = docx(
    p("№4 тәжірибелік сабақ: Су")
    + p("Мақсаты: суды білу.")
    + p("Теориялық бөлім")
    + p("Бұлт бар.")
    + p("Деңгейлік тапсырмалар:")
    + p("1–деңгейлік сұрақ. Су деген не?")
    + p("БӨЖ: Сызба салу.")
)


def picture(format_: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (20, 10), "white").save(buffer, format=format_)
    return buffer.getvalue()


PICTURE_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".tif": "TIFF", ".tiff": "TIFF"}
SAMPLES = {
    ".txt": (
        "№4 тәжірибелік сабақ: Су\n\nМақсаты: су-\n\nды білу.\n\n        Бұлт бар.\n\n"
        "Деңгейлік тапсырмалар:\n\n1–деңгейлік сұрақ. Су деген не?\n\nБӨЖ: Сызба салу.\n"
    ).encode(),
    ".json": (
        f'{{"format": "{FORMAT}", "title": "Су", "questions": [\n'
        '{"part": "level-1", "kind": "open-answer", "text": "Су деген не?"}]}'
    ).encode(),
    **dict.fromkeys(WORD_SUFFIXES, WORD),
    ".pptx": pptx(
        shape("№4 тәжірибелік сабақ: Су", kind="ctrTitle") + shape("Мақсаты: суды білу."),
        shape("Теориялық бөлім", kind="title") + shape("Бұлт бар."),
        shape("Деңгейлік тапсырмалар:", kind="title")
        + shape("1–деңгейлік сұрақ. Су деген не?", "БӨЖ: Сызба салу."),
        notes={2: "Асықпаңыз."},
    ),
    ".xlsx": xlsx(
        [
            ["№4 тәжірибелік сабақ: Су"],
            ["Мақсаты:", "суды білу."],
            ["Теориялық бөлім", "Бұлт бар."],
            ["Деңгейлік тапсырмалар:"],
            ["1–деңгейлік сұрақ. Су деген не?"],
            ["БӨЖ: Сызба салу."],
        ]
    ),
    ".ods": ods(
        "Су:"
        + "".join(
            f"<table:table-row><table:table-cell><text:p>{text}</text:p></table:table-cell>"
            "</table:table-row>"
            for text in ("№4 тәжірибелік сабақ: Су", "Мақсаты: суды білу.", "БӨЖ: Сызба салу.")
        )
    ),
    ".odp": odp(
        odp_frame("№4 тәжірибелік сабақ: Су", "title") + odp_frame("Мақсаты: суды білу."),
        odp_frame("БӨЖ: Сызба салу."),
    ),
    ".epub": epub(
        "<h1>№4 тәжірибелік сабақ: Су</h1><p>Мақсаты: суды білу.</p>",
        "<h2>Теориялық бөлім</h2><p>Бұлт бар.</p><p>БӨЖ: Сызба салу.</p>",
    ),
    ".odt": odt(
        "<text:h>№4 тәжірибелік сабақ: Су</text:h><text:p>Мақсаты: суды білу.</text:p>"
        "<text:p>Теориялық бөлім</text:p><text:p>Бұлт бар.</text:p>"
        "<text:p>Деңгейлік тапсырмалар:</text:p><text:p>1–деңгейлік сұрақ. Су деген не?</text:p>"
        "<text:p>БӨЖ: Сызба салу.</text:p>"
    ),
    ".pdf": make_pdf(
        Sheet().write_lines(["№4 тәжірибелік сабақ: Су", "Мақсаты: суды білу.", "БӨЖ: Сызба салу."])
    ),
    **{suffix: picture(format_) for suffix, format_ in PICTURE_FORMATS.items()},
}
SAMPLES[".mht"] = SAMPLES[".mhtml"] = mht(
    "<h1>№4 тәжірибелік сабақ: Су</h1><p>Мақсаты: суды білу.</p><p>БӨЖ: Сызба салу.</p>"
)
NEED_A_PROGRAM = frozenset(SUFFIXES)
"""The domain has none; lessons.services.readers puts it in."""
READABLE = [suffix for suffix in REGISTRY if suffix not in NEED_A_PROGRAM]
HTML = """<html><head><meta charset="utf-8"><style>.red { color: red }</style></head><body>
<h1>№4 тәжірибелік сабақ: Су</h1><p><b>Мақсаты:</b> суды білу.</p><h2>Теориялық мәлімет</h2>
<p>Бұлт бар.</p><table><tr><td>Деңгейлік тапсырмалар</td></tr></table>
<p>1-деңгей</p><ol><li>Су деген не?</ol><p class="red">БӨЖ: Сызба салу.</p></body></html>
"""
SAMPLES[".html"] = SAMPLES[".htm"] = HTML.encode()
SAMPLES[".rtf"] = (
    r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Times;}}"
    r"{\colortbl;\red255\green0\blue0;}"
    r"\pard №4 тәжірибелік сабақ: Су\par {\b Мақсаты:} суды білу.\par Теориялық мәлімет\par "
    r"Бұлт бар.\par\trowd\intbl Деңгейлік тапсырмалар\cell\row\pard 1-деңгей\par "
    r"{\listtext 1.\tab}Су деген не?\par\cf1 БӨЖ: Сызба салу.\par}"
).encode("ascii", "xmlcharrefreplace")
SAMPLES[".rtf"] = re.sub(rb"&#(\d+);", rb"\\u\1?", SAMPLES[".rtf"])
SAMPLES[".md"] = (
    "# №4 тәжірибелік сабақ: Су\n\n**Мақсаты:** суды білу.\n\n"
    "## Теориялық мәлімет\n\nБұлт\nбар.\n\n"
    "| Деңгейлік тапсырмалар |\n|---|\n| 1-деңгей |\n\n1. Су деген не?\n\nБӨЖ: Сызба салу.\n"
).encode()
BINARIES = {
    "zip": b"PK\x03\x04\x14\x00\x06\x00" + b"word/document.xml" * 9,
    "pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>",
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "nul": "Су".encode() + b"\x00" + "бу".encode(),
    "controls": b"abc\x01\x02\x03\x04def",
}


def read_or_refuse(name: str, data: bytes) -> Document | None:
    try:
        return read_document(name, data)
    except DocumentError:
        return None


def test_every_reader_has_a_sample_here():
    assert SAMPLES.keys() == REGISTRY.keys()


@pytest.mark.parametrize("suffix", sorted(NEED_A_PROGRAM))
def test_a_reader_without_its_program_says_so(suffix):
    with pytest.raises(DocumentError) as caught:
        read_document(f"class{suffix}", SAMPLES[suffix])

    assert caught.value.code == "ocr-missing"


@pytest.mark.parametrize("suffix", READABLE)
def test_a_good_sample_gives_a_lesson_with_its_lines(suffix):
    document = read_document(f"class{suffix}", SAMPLES[suffix])

    assert len(document.lessons) == 1
    assert document.lines
    assert document.file == f"class{suffix}"


@pytest.mark.parametrize("suffix", READABLE)
def test_the_suffix_may_be_in_capitals(suffix):
    assert read_document(f"CLASS{suffix.upper()}", SAMPLES[suffix]).lessons


@pytest.mark.parametrize("suffix", REGISTRY)
@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(suffix, data):
    with pytest.raises(DocumentError) as caught:
        read_document(f"class{suffix}", data)

    assert caught.value.code == "empty-file"


@pytest.mark.parametrize("suffix", REGISTRY)
def test_a_file_over_the_limit_is_refused_before_it_is_read(suffix):
    with pytest.raises(DocumentError) as caught:
        read_document(f"class{suffix}", b"\x00" * (REGISTRY[suffix].max_bytes + 1))

    assert caught.value.code == "file-too-large"


@pytest.mark.parametrize("suffix", [".txt", ".json"])
@pytest.mark.parametrize("kind", BINARIES)
def test_a_binary_file_under_a_text_name_is_refused(suffix, kind):
    with pytest.raises(DocumentError) as caught:
        read_document(f"class{suffix}", BINARIES[kind])

    assert caught.value.code in {"not-text", "file-damaged", "ocr-missing"}


@pytest.mark.parametrize("name", ["class.exe", "class", "class.txt.rar", ""])
def test_an_unknown_format_is_refused(name):
    with pytest.raises(DocumentError) as caught:
        read_document(name, b"text")

    assert caught.value.code == "format-unknown"


def test_text_without_words_is_refused():
    with pytest.raises(DocumentError) as caught:
        read_document("class.txt", b"1. 2. 3. --- !!!")

    assert caught.value.code == "no-lesson-found"


@pytest.mark.parametrize("suffix", REGISTRY)
def test_a_sample_cut_at_any_byte_never_crashes(suffix):
    for size in range(len(SAMPLES[suffix])):
        read_or_refuse(f"class{suffix}", SAMPLES[suffix][:size])


@pytest.mark.parametrize("suffix", REGISTRY)
@FEWER
@given(data=st.binary(max_size=400))
def test_random_bytes_raise_nothing_but_document_errors(suffix, data):
    read_or_refuse(f"class{suffix}", data)


@pytest.mark.parametrize("suffix", REGISTRY)
@FEWER
@given(data=st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_random_text_raises_nothing_but_document_errors(suffix, data):
    read_or_refuse(f"class{suffix}", data)


PIECES = [
    "№4 тәжірибелік сабақ: Су",
    "Мақсаты:",
    "Тақырыбы: Бу",
    "3. Тақырыбы",
    "Теориялық бөлім",
    "Деңгейлік тапсырмалар:",
    "1-деңгей",
    "IV деңгей: Жоба",
    "А: Су не?",
    "1. Су не?",
    "- су",
    "ОБӨЖ:",
    "Өздік жұмыс",
    "Әдебиеттер",
    "Тест",
    "Кілті: 1-B, 2-C",
    "A) газ",
    "B) су*",
    "Дұрыс жауап: B",
    "<question2>Бу не?",
    "<variantright>газ",
    "<variant>су",
    "Мақсаты / Цель: білу",
    "1.1 Алап",
    "Аңдатпа. Өзен [3]",
    "# Бұлт",
    "        Бұлт көп-",
    "тік су.",
    "12",
    "",
]


@FEWER
@given(lines=st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
@example(lines=["IV деңгей: Жоба", "Мақсаты:", "Дұрыс жауап: B"])
def test_headings_in_any_order_are_read_and_every_line_has_its_place(lines):
    document = read_or_refuse("class.txt", "\n".join(lines).encode())
    if document is None:
        return

    count = len(lines)
    spans = [
        span
        for lesson in document.lessons
        for span in (
            *lesson.spans.values(),
            *(part.span for part in lesson.body),
            *(question.span for question in lesson.questions),
        )
    ]
    assert all(1 <= span.first <= span.last <= count for span in spans)
    assert all(1 <= warning.line <= count for warning in document.warnings)


def test_reading_takes_steps_in_proportion_to_the_text():
    """Counted, not timed: lines that the machine looks at for one heading each."""
    text = SAMPLES[".txt"]
    times = MOST_LINES // (text.count(b"\n") + 1)
    document = read_document("class.txt", text * times)

    assert sum(len(lesson.questions) for lesson in document.lessons) >= times


ENDLESS = ["a", "a-", "?", "1. ", "# ", "студент ", "сабақ №1 ", '"\\', "<", "<b>", "<!--", "- "]
ENDLESS += [
    "**a",
    "[",
    "> ",
    "{",
    "}",
    "\\",
    "\\b ",
    "\\u1179?",
    "\\'e0",
    "åò³ñ",
    "Ќ",
    "&#769;",
    "|",
    "A) x B) y ",
    "Мақсаты / ",
    "<variant>",
    "[1] ",
    "1-A ",
]


@pytest.mark.parametrize("suffix", REGISTRY)
@pytest.mark.parametrize("piece", ENDLESS)
def test_one_endless_line_is_no_trap(piece, suffix):
    head = b"{\\rtf1 " if suffix == ".rtf" else b""

    read_or_refuse(f"class{suffix}", head + (piece * 20_000).encode())


@pytest.mark.parametrize("suffix", REGISTRY)
@FEWER
@given(place=st.integers(0, 700), data=st.binary(max_size=6))
def test_a_sample_with_bytes_put_in_raises_nothing_but_document_errors(suffix, place, data):
    sample = SAMPLES[suffix]

    read_or_refuse(f"class{suffix}", sample[:place] + data + sample[place + len(data) // 2 :])
