import json
from io import StringIO
from typing import Any

from django.core.management import call_command

from lessons.domain.handouts.document import (
    Document,
    Judgement,
    Kind,
    ReadLesson,
    ReadQuestion,
    ReadSection,
    Warning,  # noqa: A004
)
from lessons.domain.handouts.output import to_json
from lessons.domain.parts import Part
from tests.domain.handouts.office_files import zipped

OPTIONS = [{"id": "x", "text": "сұйық"}, {"id": "y", "text": "тас"}]


def lesson_json(*questions: ReadQuestion) -> dict[str, Any]:
    lesson = ReadLesson(
        title="Су", body=(ReadSection(heading="", text="Ағады."),), questions=questions
    )
    document = Document(file="a.txt", kind=Kind.HANDOUT, verdict=Judgement.OK, lessons=(lesson,))
    return to_json(document)["lessons"][0]


def test_the_keys_stand_in_the_agreed_order():
    document = Document(
        file="a.txt",
        kind=Kind.READING,
        verdict=Judgement.WARN,
        lessons=(),
        warnings=(Warning(line=3, code="no-questions"),),
    )

    assert json.dumps(to_json(document)) == (
        '{"file": "a.txt", "kind": "reading", "verdict": "warn", "lessons": [], '
        '"warnings": [{"line": 3, "code": "no-questions", "text": ""}]}'
    )


def test_a_repair_says_what_became_of_the_words():
    note = Warning(line=2, code="letters-repaired", text="дəріс", became="дәріс")
    document = Document(
        file="a.txt", kind=Kind.READING, verdict=Judgement.OK, lessons=(), warnings=(note,)
    )

    assert to_json(document)["warnings"] == [
        {"line": 2, "code": "letters-repaired", "text": "дəріс", "became": "дәріс"}
    ]


def test_open_questions_have_levels_and_tasks_have_labels():
    found = lesson_json(
        ReadQuestion(part=Part.LEVEL_2, text="Неге?"),
        ReadQuestion(part=Part.LEVEL_1, text="Қанша?", kind="short-answer"),
        ReadQuestion(part=Part.GUIDED, text="Сызба.", label="СОӨЖ"),
    )

    assert found["questions"] == [{"level": 2, "text": "Неге?"}, {"level": 1, "text": "Қанша?"}]
    assert found["tasks"] == [{"kind": "guided", "label": "СОӨЖ", "text": "Сызба."}]
    assert found["body"] == [{"heading": "", "text": "Ағады."}]


def test_choice_questions_are_tests_with_indexes_of_the_right_options():
    single = {"options": OPTIONS, "correct": "y"}
    several = {"options": OPTIONS, "correct": ["x", "y"]}
    found = lesson_json(
        ReadQuestion(part=Part.LEVEL_1, text="Су?", kind="single-choice", payload=single),
        ReadQuestion(
            part=Part.LEVEL_1,
            text="Қайсы?",
            kind="multiple-choice",
            payload=several,
            is_key_confirmed=False,
        ),
    )

    texts = ["сұйық", "тас"]
    assert found["tests"] == [
        {"stem": "Су?", "options": texts, "correct": [1], "key_confirmed": True},
        {"stem": "Қайсы?", "options": texts, "correct": [0, 1], "key_confirmed": False},
    ]
    assert found["questions"] == []


def test_the_command_reads_each_file_of_an_archive(tmp_path):
    path = tmp_path / "course.zip"
    path.write_bytes(zipped({"1.txt": "№4 семинар: Су\n1-деңгей\nСу деген не?", "2.xyz": "x"}))
    out = StringIO()

    call_command("read_document", path, stdout=out)

    found = json.loads(out.getvalue())
    assert [(item["file"], item["verdict"]) for item in found] == [
        ("1.txt", "warn"),
        ("2.xyz", "refuse"),
    ]


def test_the_command_prints_every_file_and_a_bad_one_does_not_hold_back_the_rest(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("№4 семинар: Су\nМақсаты: білу.\n1-деңгей\nСу деген не?\n", "utf-8")
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"%PDF-1.7")
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"format": "lesson/1",\n"title": 5}', "utf-8")
    out = StringIO()

    call_command("read_document", bad, wrong, tmp_path / "none.txt", tmp_path, good, stdout=out)

    found = json.loads(out.getvalue())
    assert [item["file"] for item in found[:3]] == ["bad.txt", "wrong.json", "none.txt"]
    assert [item["verdict"] for item in found] == ["refuse"] * 4 + ["warn"]
    assert [item["warnings"][0]["code"] for item in found[:4]] == [
        "file-damaged",
        "lesson-file-invalid",
        "file-missing",
        "file-missing",
    ]
    assert found[1]["warnings"][0]["line"] == 2
    assert found[4]["lessons"][0]["title"] == "Су"
    assert "Су" in out.getvalue()
