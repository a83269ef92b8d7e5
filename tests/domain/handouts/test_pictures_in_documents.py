"""Pictures of a document stand where they stood, with their words and captions, dot for dot."""

import pytest

from lessons.domain.handouts.found_pictures import FoundPicture, _is_caption, with_pictures
from lessons.domain.handouts.kept import document_from_json, document_to_json
from lessons.domain.handouts.word import Word
from tests.domain.handouts.office_files import drawing, illustrated, p
from tests.pictures import make_picture, opened

RED, BLUE = make_picture(), make_picture(60, 20, colour="#2040b0")
EMF = b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(20)
TITLE = p("№3-тәжірибелік сабақ: Жасуша құрылысы")
THEORY = (
    p("Теориялық мәлімет"),
    p("Жасуша – тірі ағзалардың құрылымдық бірлігі, оны қабық қоршап тұрады."),
    p("Ядрода тұқым қуалау ақпараты сақталады, ол цитоплазмада орналасқан."),
)
QUESTIONS = (p("1-деңгей"), p("1. Жасуша дегеніміз не?"), p("2. Ядроның қызметі қандай?"))


def read(*body: str, pictures: tuple[bytes, ...] = (RED,)):
    return Word().read("a.docx", illustrated(*body, pictures=pictures))


def body_of(document) -> list[str]:
    return "\n\n".join(section.text for section in document.lessons[0].body).split("\n\n")


def codes_of(document) -> list[str]:
    codes = {"picture-skipped", "drawing-skipped", "picture-too-large"}
    return [doubt.code for doubt in document.warnings if doubt.code in codes]


@pytest.mark.parametrize("is_anchored", [False, True])
def test_a_picture_stands_between_its_paragraphs_and_is_dot_for_dot_what_it_was(is_anchored):
    shown = p(drawing(0, "Жасушаның сызбасы", is_anchored=is_anchored))
    document = read(TITLE, *THEORY[:2], shown, THEORY[2], *QUESTIONS)

    [picture] = document.pictures
    body = body_of(document)
    line = "![Жасушаның сызбасы](zhasushanyng-syzbasy.png)"
    at = body.index(line)
    assert body[at - 1].startswith("Жасуша – тірі")
    assert body[at + 1].startswith("Ядрода")
    assert opened(picture.data).tobytes() == opened(RED).tobytes()
    assert (picture.name, picture.alternative) == ("zhasushanyng-syzbasy.png", "Жасушаның сызбасы")
    assert codes_of(document) == []


def test_the_line_beneath_is_its_caption_and_stands_only_there():
    caption = "1-сурет. Жасушаның құрылысы"
    document = read(TITLE, *THEORY[:2], p(drawing(0)), p(caption), THEORY[2], *QUESTIONS)

    body = body_of(document)
    assert f'![](1-suret-zhasushanyng-qurylysy.png "{caption}")' in body
    assert caption not in body


def test_without_pictures_everything_is_read_as_before():
    with_one = read(TITLE, *THEORY[:2], p(drawing(0)), THEORY[2], *QUESTIONS)
    without = read(TITLE, *THEORY, *QUESTIONS)

    kept = [text for text in body_of(with_one) if not text.startswith("![")]
    assert kept == body_of(without)
    assert with_one.lessons[0].questions == without.lessons[0].questions


def test_a_picture_below_a_question_belongs_to_it():
    first, second = p(drawing(0, "Бірінші")), p(drawing(1, "Екінші"))
    document = read(
        TITLE, *THEORY, *QUESTIONS[:2], first, QUESTIONS[2], second, pictures=(RED, BLUE)
    )

    texts = [question.text for question in document.lessons[0].questions]
    assert texts == [
        "Жасуша дегеніміз не?\n\n![Бірінші](birinshi.png)",
        "Ядроның қызметі қандай?\n\n![Екінші](ekinshi.png)",
    ]


def test_the_same_picture_twice_is_one():
    again = (p(drawing(0)), THEORY[2], p(drawing(1)))
    document = read(TITLE, *THEORY[:2], *again, *QUESTIONS, pictures=(RED, RED))

    assert len(document.pictures) == 1
    assert body_of(document).count("![](picture.png)") == 2


def test_an_emblem_above_the_lesson_is_left_out_and_told():
    document = read(p(drawing(0)), TITLE, *THEORY, *QUESTIONS)

    assert document.pictures == ()
    assert codes_of(document) == ["picture-skipped"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (EMF, "drawing-skipped"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "drawing-skipped"),
        (make_picture(20_000, 20_000, mode="1"), "picture-too-large"),
        (b"\x89PNG\r\n\x1a\n damaged", "picture-skipped"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_place(data, code):
    document = read(TITLE, *THEORY[:2], p(drawing(0)), THEORY[2], *QUESTIONS, pictures=(data,))

    [doubt] = [doubt for doubt in document.warnings if doubt.code == code]
    assert document.lines[doubt.line - 1].startswith("Жасуша – тірі")
    assert document.pictures == ()


def test_a_kept_reading_knows_its_pictures_without_their_bytes():
    document = read(TITLE, *THEORY[:2], p(drawing(0, "Жасуша")), THEORY[2], *QUESTIONS)
    kept = document_to_json(document)
    older = {name: value for name, value in kept.items() if name != "pictures"}

    [picture] = document_from_json(kept).pictures
    assert (picture.name, picture.alternative, picture.data) == ("zhasusha.png", "Жасуша", b"")
    assert document_from_json(older).pictures == ()


def test_a_long_paragraph_with_a_number_is_no_caption():
    assert _is_caption("1-сурет. Жасуша")
    assert not _is_caption("1-сурет. " + "Ұзын мәтін " * 40)


def test_a_document_without_lessons_or_pictures_is_left_alone():
    document = read(TITLE, *THEORY, *QUESTIONS)

    assert with_pictures(document, []) is document
    assert FoundPicture(line=0, data=RED) == FoundPicture(line=0, data=RED)
