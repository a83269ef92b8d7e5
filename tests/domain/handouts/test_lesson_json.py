import json
from typing import Any

import pytest

from lessons.domain.handouts.document import Document, DocumentError, ReadQuestion, ReadSection
from lessons.domain.handouts.registry import read_document
from lessons.domain.parts import Part
from lessons.domain.terms.term import Term


def lesson(**changes: Any) -> dict[str, Any]:
    return {"format": "lesson/1", "title": "Су", "questions": [question()], **changes}


def question(**changes: Any) -> dict[str, Any]:
    return {"part": "level-1", "kind": "open-answer", "text": "Су деген не?", **changes}


FIGURE = {
    "kind": "timeline",
    "title": "Судың тарихы",
    "events": [{"date": "1781", "text": "Құрамы ашылды"}, {"date": "2000", "text": "Бүгін"}],
}


def with_figure(**changes: Any) -> dict[str, Any]:
    return lesson(sections=[{"text": "Су", "figure": {**FIGURE, **changes}}])


def read(value: Any) -> Document:
    return read_document("a.json", json.dumps(value, ensure_ascii=False, indent=1).encode())


def refusal(data: bytes) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_document("a.json", data)
    assert caught.value.code == "lesson-file-invalid"
    return caught.value


def test_a_complete_lesson_is_read():
    payload = {
        "options": [{"id": "a", "text": "сұйық"}, {"id": "b", "text": "тас"}],
        "correct": "a",
    }
    full = question(
        part="guided",
        label="ОБӨЖ",
        kind="single-choice",
        points=2,
        payload=payload,
        explanation="Су ағады.",
        hints=["Ағады ма?"],
        section=0,
    )
    document = read(
        lesson(
            language="ru",
            number=15,
            goal="білу",
            equipment="тақта",
            outcomes="біледі",
            methods="әңгіме",
            sections=[{"heading": "Су", "text": "Ағады.\n\nТамады.", "figure": FIGURE}],
            terms=[{"kk": "су", "ru": "вода", "en": "water", "meaning": "Сұйықтық."}],
            sources=[" Су туралы\nкітап, 2020. "],
            questions=[full],
        )
    )
    (found,) = document.lessons

    assert document.verdict == "ok"
    assert (found.title, found.number, found.language, found.goal) == ("Су", 15, "ru", "білу")
    assert (found.equipment, found.outcomes, found.methods) == ("тақта", "біледі", "әңгіме")
    assert found.body == (ReadSection(heading="Су", text="Ағады.\n\nТамады.", figure=FIGURE),)
    assert found.terms == (Term(kk="су", ru="вода", en="water", meaning="Сұйықтық."),)
    assert found.sources == ("Су туралы кітап, 2020.",)
    assert found.questions == (
        ReadQuestion(
            part=Part.GUIDED,
            label="ОБӨЖ",
            kind="single-choice",
            text="Су деген не?",
            points=2,
            payload=payload,
            explanation="Су ағады.",
            hints=("Ағады ма?",),
            section=0,
        ),
    )


def test_only_the_title_is_needed_and_missing_questions_are_a_warning():
    document = read({"format": "lesson/1", "title": "Су"})

    assert document.verdict == "warn"
    assert [warning.code for warning in document.warnings] == ["questions-missing"]


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ([], "must be an object"),
        ({"title": "Су"}, "format: missing"),
        (lesson(format="lesson/2"), "format:"),
        (lesson(title=" "), "title:"),
        (lesson(title=None), "title:"),
        (lesson(language="de"), "language:"),
        (lesson(number=True), "number:"),
        (lesson(number=0), "number:"),
        (lesson(colour="red"), "colour: unknown key"),
        (lesson(sections=[{"heading": "Су"}]), "sections.0.text: missing"),
        (lesson(sections={}), "sections:"),
        (lesson(questions=["Су?"]), "questions.0:"),
        (lesson(questions=[question(part="level-4")]), "questions.0.part:"),
        (lesson(questions=[question(kind="")]), "questions.0.kind:"),
        (lesson(questions=[question(text=5)]), "questions.0.text:"),
        (lesson(questions=[question(points=0)]), "questions.0.points:"),
        (lesson(questions=[question(points=101)]), "questions.0.points:"),
        (lesson(questions=[question(points=1.5)]), "questions.0.points:"),
        (lesson(questions=[question(payload=[])]), "questions.0.payload:"),
        (lesson(questions=[question(hints="Ағады")]), "questions.0.hints:"),
        (lesson(questions=[question(hints=["a", ""])]), "questions.0.hints.1:"),
        (lesson(questions=[question(), question(section=0)]), "questions.1.section:"),
        (lesson(questions=[question(part="level-1", mark=1)]), "questions.0.mark: unknown key"),
        (lesson(goal="a\x00"), "goal:"),
        (lesson(sources="кітап"), "sources:"),
        (lesson(sources=["кітап", " "]), "sources.1:"),
        (lesson(details={"weather": "rain"}), "details.weather: key-unknown"),
        (lesson(questions=[question(details={"week": 3})]), "questions.0.details.week:"),
        (lesson(terms=["су"]), "terms.0: not-an-object"),
        (lesson(terms=[{"kk": "су"}]), "terms.0.meaning: key-missing"),
        (lesson(terms=[{"ru": "вода", "meaning": "…"}]), "terms.0: term-nameless"),
        (lesson(terms=[{"kk": "су", "meaning": "…"}] * 2), "terms.1: repeated"),
        (lesson(sections=[{"text": "Су", "figure": []}]), "sections.0.figure: not-an-object"),
        (with_figure(kind="map"), "sections.0.figure.kind: figure-unknown"),
        (with_figure(events=[{"date": "1991", "text": ""}] * 2), "figure.events.0.text:"),
        (with_figure(colour="red"), "figure.colour: key-unknown"),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(value, place):
    assert place in refusal(json.dumps(value).encode()).detail


def test_the_line_of_a_wrong_value_is_given():
    text = '{"format": "lesson/1",\n "title": "Су",\n "questions": [\n  {"part": "level-9"}]}'

    assert refusal(text.encode()).line == 4


def test_the_line_of_a_syntax_error_is_given():
    assert refusal(b'{"format": "lesson/1",\n "title" "x"}').line == 2


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"format": "lesson/1", "title": "x", "number": ' + "9" * 5000 + "}",
        '{"format": "lesson/1", "title": "x", "number": NaN}',
        '{"format": "lesson/1", "title": "x", "title": "y"}',
        '{"format": "lesson/1", "title": "\\ud800"}',
        '{"format": "lesson/1", "title": "x", "\\ud800": 1}',
        '{"format": "lesson/1", "title": "x", "questions": [{"part": "guided", "kind": "k",'
        ' "text": "t", "payload": {"a": 1e999}}]}',
    ],
)
def test_a_hostile_file_is_refused(text):
    detail = refusal(text.encode()).detail

    assert detail.encode("utf-8")


def test_a_pile_of_accents_is_refused_however_it_is_written():
    """As escapes they come into being only when the file is parsed."""
    title = "\\u0301" * 50_000 + "\\u0323" * 50_000
    with pytest.raises(DocumentError) as caught:
        read_document("a.json", f'{{"format": "lesson/1", "title": "{title}"}}'.encode())

    assert caught.value.code == "lesson-file-invalid"
