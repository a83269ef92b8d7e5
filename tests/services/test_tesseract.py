"""Recognition by the real program where it is installed, and its table without it."""

import io

import pytest
from PIL import Image, ImageDraw, ImageFont

from lessons.domain.handouts.document import DocumentError, Judgement
from lessons.services import tesseract
from lessons.services.readers import READERS
from lessons.services.tesseract import Tesseract, is_installed, read_sheet

FONTS = ("DejaVuSerif.ttf", "LiberationSerif-Regular.ttf")
LINES = (
    "№4 тәжірибелік сабақ: Судың айналымы",
    "Мақсаты: судың табиғаттағы айналымын түсіндіру.",
    "Теориялық бөлім",
    "Булану кезінде су буға айналып, бұлт түзіледі.",
    "Деңгейлік тапсырмалар",
    "1-деңгей",
    "1. Судың айналымына анықтама беріңіз.",
)
TABLE = "\n".join(
    "\t".join(row.split(" "))
    for row in (
        "level page_num block_num par_num line_num word_num left top width height conf text",
        "1 1 0 0 0 0 0 0 2480 3508 -1 ",
        "4 1 1 1 1 0 200 100 300 45 -1 ",
        "5 1 1 1 1 1 200 100 100 40 96.5 Су",
        '5 1 1 1 1 2 320 105 180 45 31 "бу',
    )
)


def font() -> ImageFont.FreeTypeFont | None:
    for name in FONTS:
        try:
            return ImageFont.truetype(name, 44)
        except OSError:
            continue
    return None


needs_program = pytest.mark.skipif(
    not is_installed() or font() is None,
    reason="tesseract with its Kazakh model, or a font with Kazakh letters, is not installed: "
    "apt-get install tesseract-ocr tesseract-ocr-kaz tesseract-ocr-rus fonts-dejavu-core",
)


def drawn() -> bytes:
    picture = Image.new("L", (1700, 1000), "white")
    pen = ImageDraw.Draw(picture)
    for index, line in enumerate(LINES):
        pen.text((120, 100 + 100 * index), line, font=font(), fill=0)
    buffer = io.BytesIO()
    picture.save(buffer, format="PNG")
    return buffer.getvalue()


def test_the_table_gives_words_at_their_places():
    sheet = read_sheet(TABLE)

    assert (sheet.width, sheet.height) == (2480, 3508)
    assert [(word.text, word.left, word.confidence) for word in sheet.words] == [
        ("Су", 200, 0.965),
        ('"бу', 320, 0.31),
    ]


def test_an_empty_table_is_an_empty_sheet():
    assert read_sheet("").words == ()


def test_without_the_program_the_reason_is_given(monkeypatch):
    monkeypatch.setattr(tesseract.shutil, "which", lambda _name: None)

    with pytest.raises(DocumentError) as caught:
        Tesseract().recognise(b"")

    assert caught.value.code == "ocr-missing"


@needs_program
def test_a_drawn_page_becomes_a_lesson_to_compare():
    document = READERS[".png"].read("class.png", drawn())
    (lesson,) = document.lessons

    assert document.verdict is Judgement.WARN
    assert "scan-read" in {note.code for note in document.warnings}
    assert (lesson.number, lesson.title) == (4, "Судың айналымы")
    assert [asked.text for asked in lesson.questions] == ["Судың айналымына анықтама беріңіз."]


@needs_program
@pytest.mark.parametrize("degrees", [90, 180])
def test_a_photograph_on_its_side_or_head_is_turned(degrees):
    buffer = io.BytesIO()
    Image.open(io.BytesIO(drawn())).rotate(degrees, expand=True).save(buffer, format="PNG")
    document = READERS[".png"].read("class.png", buffer.getvalue())

    assert document.lessons[0].title == "Судың айналымы"


@needs_program
def test_a_picture_that_is_none_is_refused():
    with pytest.raises(DocumentError) as caught:
        Tesseract().recognise(b"no picture")

    assert caught.value.code == "too-complex"
