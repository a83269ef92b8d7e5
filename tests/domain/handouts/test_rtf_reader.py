"""RTF as Word shows it. The samples are written by hand from the format's specification."""

import re

import pytest

from lessons.domain.handouts.document import Document, DocumentError
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.registry import read_document
from lessons.domain.handouts.rtf_rows import RtfRows

HEAD = (
    rb"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\froman\fcharset204 Times;}"
    rb"{\f1\fcharset0 Arial;}{\f2\ftech\fcharset2 Symbol;}{\f3\fcharset204\cpg10007 Mac;}}"
    rb"{\colortbl;\red0\green0\blue0;\red255\green0\blue0;\red255\green255\blue0;}"
    rb"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s7\outlinelevel2 Own;}}"
)


def escaped(text: str) -> bytes:
    """Letters beyond ASCII as ``\\uN?``."""
    numbers = text.encode("ascii", "xmlcharrefreplace")
    return re.sub(rb"&#(\d+);", rb"\\u\1?", numbers)


def rows(body: str | bytes) -> list[Row]:
    found = RtfRows()
    found.read(HEAD + (escaped(body) if isinstance(body, str) else body) + b"}")
    return found.paragraphs.rows


def texts(body: str | bytes) -> list[str]:
    return [row.text for row in rows(body)]


def read(body: str) -> Document:
    return read_document("class.rtf", HEAD + escaped(body) + b"}")


def test_a_handout_is_read():
    document = read(
        r"\pard №4 тәжірибелік сабақ: Су\par{\b Мақсаты:} суды білу.\par Теориялық мәлімет\par "
        r"Бұлт бар.\par Деңгейлік тапсырмалар\par 1-деңгей\par{\listtext 1.\tab}Су деген не?\par"
        r"{\listtext 2.\tab}Бу деген не?\par БӨЖ: Сызба салу.\par"
    )
    (lesson,) = document.lessons

    assert (lesson.number, lesson.title, lesson.goal) == (4, "Су", "суды білу.")
    assert [question.text for question in lesson.questions] == [
        "Су деген не?",
        "Бу деген не?",
        "Сызба салу.",
    ]


def test_bytes_are_read_with_the_code_page_of_their_font():
    assert texts(rb"\'d1\'f3 {\f1 \'e9t\'e9} {\f3 \'91\'e0} \'b9 1") == ["Су été Са № 1"]


def test_a_unicode_letter_takes_its_fallback_with_it():
    body = rb"\u1178?\uc2 \u1179\'3f\'3f\uc0 \u1187 \uc1 \u-10179?\u-8704?"

    assert texts(body) == ["ҚқңX".replace("X", "😀")]


def test_letters_of_an_old_font_are_mended_and_shown():
    body = "Ќазаќстанныѓ туралы ќ±ќыќ пен ењбек, µз ‰ні.".encode("cp1251")
    data = HEAD + b"".join(rb"\'%02x" % byte for byte in body) + b"}"
    document = read_document("a.rtf", data)

    assert "құқық пен еңбек, өз үні" in document.lessons[0].title
    assert "letters-repaired" in {note.code for note in document.warnings}


def test_headings_bold_and_colour_are_known():
    found = rows(
        r"\pard\plain\s1\b Бас\par\pard\plain\s7 Ішкі\par\pard\plain\outlinelevel1 Деңгей\par"
        r"\pard\plain {\b Қалың}\par{\b Жарты} қалың\par{\cf2 Қызыл}\par{\cf1 Қара}\par"
        r" A) {\highlight3 сары}\par"
    )

    assert [row.heading for row in found] == [1, 3, 2, 0, 0, 0, 0, 0]
    assert [row.text for row in found if row.is_strong] == ["Бас", "Қалың"]
    assert [row.text for row in found if row.is_marked] == ["Қызыл", "A) сары"]


def test_list_numbers_and_bullets_stand_before_the_text():
    body = (
        r"{\listtext\pard\plain\b 1.\tab}Бір\par{\pntext\f0 ә)\tab}Екі\par"
        r"{\listtext\f2 \'b7\tab}Нүкте\par{\listtext\f2\u-3913?\tab}Тағы\par"
    )

    assert texts(body) == ["1. Бір", "ә) Екі", "• Нүкте", "• Тағы"]


def test_cells_follow_each_other_and_line_breaks_begin_lines():
    found = rows(r"\trowd\cellx9\intbl A\cell B\par C\cell\row\pard Жол\line жалғасы\line Жаңа\par")

    assert [row.text for row in found] == ["A", "B", "C", "Жол", "жалғасы", "Жаңа"]
    assert [row.text for row in found if not row.starts] == ["жалғасы"]


@pytest.mark.parametrize(
    "hidden",
    [
        rb"{\v x}",
        rb"{\deleted x}",
        rb"{\header x\par}{\footerr x}",
        rb"{\pict\pngblip 89504e47}",
        rb"{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}",
        rb"{\pict\bin4 {{{{}",
        rb"{\*\unknown x{\b y}}",
        rb"{\info{\title x}}{\*\generator x;}",
        rb"{\*\bkmkstart x}{\*\bkmkend x}",
        rb"{\field{\*\fldinst HYPERLINK x}}",
    ],
)
def test_what_nobody_sees_is_left_out(hidden):
    assert texts(rb"a" + hidden + rb"b\par") == ["ab"]


def test_links_text_boxes_and_unicode_twins_are_seen():
    body = (
        rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\par{\upr{no}{\*\ud{yes}}}\par"
        rb"{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt box\par}}}"
    )

    assert texts(body) == ["link", "yes", "box"]


def test_a_footnote_does_not_interrupt_the_sentence_and_is_shown_as_not_used():
    document = read(r"Су {\footnote\pard Ескерту.}ағады және бу болады.\par")

    assert document.lines == ("Су ағады және бу болады.", "Ескерту.")
    assert ("not-used", 2) in {(note.code, note.line) for note in document.warnings}


def test_signs_have_their_words():
    assert texts(rb"\ldblquote a\rdblquote\~b\_c\emdash d\{\}\\ e\-f\tab g") == [
        "“a” b-c—d{}\\ ef g"
    ]


@pytest.mark.parametrize("data", [b"no\x01rtf", b"<rtf>\x00", "мәтін".encode("koi8-t", "ignore")])
def test_another_file_under_the_name_is_refused(data):
    with pytest.raises(DocumentError) as caught:
        read_document("a.rtf", data)

    assert caught.value.code == "not-text"


def test_groups_inside_each_other_without_end_are_refused():
    with pytest.raises(DocumentError) as caught:
        rows(b"{" * 100_000)

    assert caught.value.code == "too-deep"
