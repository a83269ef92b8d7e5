"""The labelled handouts beside the checkout, and the same text in other layouts."""

import json
from pathlib import Path
from typing import Any

import pytest

from lessons.domain.handouts.document import Judgement, Kind
from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.registry import read_document
from tests.domain.handouts.office_files import extracted

SHARED = Path(__file__).parents[4] / "shared"
CLASS_15 = SHARED / "material" / "practical-class-15.txt"
SAMPLES = (
    CLASS_15,
    SHARED / "handouts" / "01_ir_marker.txt",
    SHARED / "handouts" / "02_history_styles.docx",
    SHARED / "handouts" / "04_biology_two_lessons.pdf",
    SHARED / "handouts" / "05_law_ru_hyphen.pdf",
    SHARED / "handouts" / "06_law_lost_letters.txt",
)
TEXT_SAMPLES = SAMPLES[:2]
ECONOMICS = SHARED / "handouts" / "03_economics_table_tests.docx"
READINGS = (
    "journal-public-diplomacy.txt",
    "textbook-diplomacy.txt",
    "thesis-diplomacy-kazakhstan.txt",
)

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the labelled handouts are not beside this checkout"
)


def expected_of(path: Path) -> dict[str, Any]:
    return json.loads(path.with_suffix(".expected.json").read_text("utf-8"))


def assert_reads_as_labelled(path: Path, data: bytes) -> None:
    expected = expected_of(path)
    found = to_json(read_document(path.name, data))

    assert found["file"] == expected["file"]
    assert found["verdict"] == expected["verdict"]
    assert len(found["lessons"]) == len(expected["lessons"])
    for lesson, label in zip(found["lessons"], expected["lessons"], strict=True):
        body = "\n\n".join(section["text"] for section in lesson["body"])
        assert [piece for piece in label.pop("body_contains") if piece not in body] == []
        assert [piece for piece in label.pop("body_excludes") if piece in body] == []
        asked = [question["text"] for question in (*lesson["questions"], *lesson["tasks"])]
        assert [text for text in label.pop("not_questions", ()) if text in asked] == []
        assert {key: lesson[key] for key in label} == label


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_labelled_handout_is_read_exactly(path):
    assert_reads_as_labelled(path, path.read_bytes())


def without_empty_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def without_indents(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n"))


LAYOUTS = {
    "no empty lines": without_empty_lines,
    "no indents": without_indents,
    "neither": lambda text: without_indents(without_empty_lines(text)),
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "old mac line ends": lambda text: text.replace("\n", "\r"),
    "tabs for indents": lambda text: text.replace("        ", "\t"),
    "form feeds": lambda text: text.replace("\n\n\n\n", "\n\f\n"),
    "roman levels": lambda text: text.replace("2–деңгей", "II - деңгей").replace(
        "3–деңгей", "ІІІ-деңгей"
    ),
    "no heading over the levels": lambda text: text.replace("Деңгейлік тапсырмалар:", ""),
}


@pytest.mark.parametrize("path", TEXT_SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_another_layout_of_a_labelled_handout_reads_the_same(path, layout):
    text = LAYOUTS[layout](path.read_text("utf-8"))

    assert_reads_as_labelled(path, text.encode())


def test_the_theory_of_class_15_keeps_its_five_hyphens_and_has_no_double_blanks():
    (lesson,) = read_document(CLASS_15.name, CLASS_15.read_bytes()).lessons
    theory = "\n\n".join(section.text for section in lesson.body)

    for word in (
        "өзгеруі ұлттық-мемлекеттік мүдделер",
        "іс-шараларды",
        "АҚШ-пен",
        "ТМД-ның",
        "әлеуметтік-экономикалық, саяси",
    ):
        assert word in theory
    assert "  " not in theory


def test_the_theory_of_class_15_has_no_headings_so_that_sections_are_proposed():
    document = read_document(CLASS_15.name, CLASS_15.read_bytes())
    body = document.lessons[0].body
    drafted = [note.text for note in document.warnings if note.code == "section-drafted"]

    assert 3 < len(body) < 9
    assert drafted == [section.heading for section in body]
    assert max(len(paragraph) for part in body for paragraph in part.text.split("\n\n")) < 2_000


def test_everything_read_from_class_15_points_to_its_source_lines():
    document = read_document(CLASS_15.name, CLASS_15.read_bytes())
    (lesson,) = document.lessons

    assert (lesson.spans["title"].first, lesson.spans["title"].last) == (2, 4)
    assert (lesson.body[0].span.first, lesson.body[-1].span.last) == (38, 530)
    for question in lesson.questions:
        source = document.lines[question.span.first - 1]
        assert question.text.split()[0] in source


def test_the_latin_letter_in_class_15_is_noted_and_not_repaired():
    document = read_document(CLASS_15.name, CLASS_15.read_bytes())

    notes = [(note.line, note.text) for note in document.warnings if note.code == "mixed-script"]
    assert notes == [(534, "cөзіне")]


@pytest.mark.parametrize("name", READINGS)
def test_a_text_without_lesson_structure_is_a_reading_to_look_at(name):
    data = (SHARED / "material" / name).read_bytes()
    document = read_document(name, data)

    assert (document.kind, document.verdict) == (Kind.READING, Judgement.WARN)
    assert "no-questions" in {note.code for note in document.warnings}
    assert document.lessons[0].questions == ()
    words = len(data.decode().split())
    [lesson] = document.lessons
    told = [f"{part.heading} {part.text}" for part in lesson.body]
    kept = len(" ".join([*told, *lesson.details.values(), *lesson.sources]).split())
    assert kept > 0.97 * words


def test_a_scanned_article_of_garbage_is_refused():
    name = "ocr-article-public-diplomacy.txt"
    document = read_document(name, (SHARED / "material" / name).read_bytes())

    assert document.verdict is Judgement.REFUSE
    assert {note.code for note in document.warnings} == {"scan-garbled"}
    assert "сап поі Ье иппоіісесі" in document.warnings[0].text


def test_only_the_two_soft_hyphens_of_the_journal_are_dropped():
    name = READINGS[0]
    document = read_document(name, (SHARED / "material" / name).read_bytes())

    joined = [note.text for note in document.warnings if note.code == "hyphen-joined"]
    assert joined == ["себептері", "халықаралық"]


def test_the_form_and_the_tests_of_economics_stand_in_clean_rows():
    """Everything but ``tests`` as labelled; the options and keys each in a row of their own."""
    expected = expected_of(ECONOMICS)["lessons"][0]
    data = ECONOMICS.read_bytes()
    found = to_json(read_document(ECONOMICS.name, data))["lessons"][0]
    rows = [row.text for row in extracted(data).rows]

    fields = ("number", "title", "goal", "equipment", "outcomes", "methods", "questions", "tasks")
    points = [question.pop("points") for question in found["questions"]]
    assert {field: found[field] for field in fields} == {field: expected[field] for field in fields}
    assert set(points) == {5, 10, 15}
    body = "\n\n".join(section["text"] for section in found["body"])
    assert all(piece in body for piece in expected["body_contains"])
    assert not any(piece in body for piece in expected["body_excludes"])
    for number, test in enumerate(expected["tests"], start=1):
        place = rows.index(f"{number}. {test['stem']}")
        options = [
            f"{letter}) {text}" for letter, text in zip("ABCDE", test["options"], strict=True)
        ]
        assert rows[place + 1 : place + 6] == options
        assert rows[place + 6] == f"Дұрыс жауап: {'ABCDE'[test['correct'][0]]}"
