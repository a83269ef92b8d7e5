"""A corrected document handed on for training: the same rows, the same roles, and no names."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.roles.documents import row_lines
from benchmarks.roles.labelling import label_lines
from lessons.domain.handouts.document import ReadLesson
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.registry import read_document
from lessons.domain.handouts.row_json import rows_from_json
from lessons.domain.handouts.training.labelled import labelled_document
from lessons.domain.handouts.training.nameless import without_names

HANDOUTS = Path(__file__).parents[3] / "benchmarks" / "handouts"
SUFFIXES = {".docx", ".txt", ".html"}
FILES = [path for path in sorted(HANDOUTS.rglob("*")) if path.suffix in SUFFIXES][::6]
TEXT = """№7-тәжірибелік сабақ: Елшілік қызметі
Құрастырған: аға оқытушы Қ. Серікова
Жұмыстың мақсаты: Елшіліктің қызметімен танысу.
Теориялық мәлімет:
Елшілік – мемлекеттің шет елдегі тұрақты өкілдігі.
Бақылау сұрақтары:
1. Елшілік дегеніміз не?
2. Елшілік пен консулдықты салыстырыңыз.
"""


def read(path: Path):
    document = read_document(path.name, path.read_bytes())
    return document if document.lessons else None


def labels(told) -> list[Label]:
    """As training takes them from the file."""
    kept = json.loads(json.dumps(told))
    return label_lines(row_lines(rows_from_json(kept)), kept)[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_exported_trains_the_same_roles(path):
    document = read(path)
    if document is None:
        pytest.skip("refused")
    own = label_lines(row_lines(document.rows), to_json(document))[0]

    assert labels(labelled_document(document, document.lessons)) == own


def with_text(text: str, questions) -> tuple:
    document = read_document("class-7.txt", text.encode())
    return document, [replace(document.lessons[0], questions=tuple(questions(document)))]


def test_a_question_that_was_reworded_still_says_what_its_line_is():
    def reworded(document):
        first, *others = document.lessons[0].questions
        return [replace(first, text="Елшілікке анықтама беріңіз."), *others]

    document, lessons = with_text(TEXT, reworded)

    told = labelled_document(document, lessons)

    assert told["lessons"][0]["questions"][0]["text"] == "Елшілік дегеніміз не?"
    assert labels(told).count(Label.QUESTION) == 2


def test_what_was_left_out_is_no_question():
    document, lessons = with_text(TEXT, lambda document: document.lessons[0].questions[:1])

    assert labels(labelled_document(document, lessons)).count(Label.QUESTION) == 1


def test_a_field_that_was_retyped_is_told_as_the_document_has_it():
    document, [lesson] = with_text(TEXT, lambda document: document.lessons[0].questions)
    retyped = replace(lesson, title="Басқа атау")

    [told] = labelled_document(document, [retyped])["lessons"]

    assert told["title"] == "Елшілік қызметі"


def test_a_level_is_told_only_where_the_document_gives_it():
    def chosen(document):
        return [replace(each, is_level_given=True) for each in document.lessons[0].questions]

    document, lessons = with_text(TEXT, chosen)

    [told] = labelled_document(document, lessons)["lessons"]

    assert [question["level"] for question in told["questions"]] == [None, None]


def test_neither_the_file_nor_its_author_is_named():
    document, lessons = with_text(TEXT, lambda document: document.lessons[0].questions)

    written = json.dumps(labelled_document(document, lessons), ensure_ascii=False)

    assert "class-7" not in written
    assert "Серікова" not in written
    assert '"file"' not in written


def test_lessons_that_are_not_those_of_the_document_keep_their_own_fields():
    document, lessons = with_text(TEXT, lambda document: document.lessons[0].questions)
    told = labelled_document(document, [*lessons, ReadLesson(title="Елшілік қызметі")])
    assert [lesson["title"] for lesson in told["lessons"]] == ["Елшілік қызметі"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Оқытушы: Асқар Жұмабаев", "Оқытушы: Ххххх Хххххххх"),
        ("Тексерген Иванова А. К.", "Тексерген Ххххххх Х. Х."),
        ("Хат: a.seitova@kaz.kz", "Хат: х.ххххххх@ххх.хх"),
        ("А. Астана В. Алматы", "А. Астана В. Алматы"),
        ("1. Авторлық құқық: ұғымы", "1. Авторлық құқық: ұғымы"),
    ],
)
def test_names_are_hidden_and_everything_else_stays(text, expected):
    assert without_names(text) == expected
