"""grade_answers: one JSON line an answer, learned only from --marked, clear refusals."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

RUBRICS = [
    {
        "id": "light",
        "question": "Фотосинтез деген не?",
        "max_points": 3,
        "level": 1,
        "key_points": [
            {"id": "a", "points": 2, "text": "Өсімдік жарық энергиясын пайдаланып глюкоза түзеді"},
            {"id": "b", "points": 1, "text": "Атмосфераға оттегі бөлінеді"},
        ],
    }
]
ANSWERS = [
    {"id": "1", "rubric": "light", "answer": "Өсімдік жарық энергиясымен глюкоза түзеді."},
    {"id": "2", "rubric": "light", "answer": "атмосферага оттеги болинеди", "note": "phone"},
    {"id": "3", "rubric": "light", "answer": ""},
]
MARKED = [
    {"id": f"m{number}", "rubric": "light", "answer": answer, "marks": [{"a": 0, "b": given}] * 2}
    for number, (answer, given) in enumerate(
        [("кеудеге тартатын таза нәрсе береді", 1), ("көктемде гүлдер ашылады", 0)] * 4
    )
]


@pytest.fixture
def grade(tmp_path):
    def run(answers, *, rubrics=RUBRICS, marked=None):
        options = {
            "rubrics": write(tmp_path / "rubrics.json", json.dumps(rubrics)),
            "answers": write(tmp_path / "answers.jsonl", answers),
        }
        if marked is not None:
            options["marked"] = write(tmp_path / "marked.jsonl", marked)
        out = StringIO()
        call_command("grade_answers", **options, stdout=out)
        return [json.loads(line) for line in out.getvalue().splitlines()]

    return run


def write(path, content):
    text = content if isinstance(content, str) else "\n".join(map(json.dumps, content))
    path.write_text(text, encoding="utf-8")
    return path


def test_each_answer_gets_one_line_of_the_agreed_shape(grade):
    first, second, third = grade(ANSWERS)
    assert first == {
        "id": "1",
        "points": {"a": 2, "b": 0},
        "total": 2,
        "band": "likely",
        "evidence": [{"key_point": "a", "start": 0, "end": 41}],
        "reasons": ["few-marked"],
    }
    assert second["points"] == {"a": 0, "b": 1}
    assert (third["total"], third["band"], third["reasons"]) == (0, "sure-none", ["blank"])


def test_nothing_is_learned_from_the_answers_themselves(grade):
    alone = [grade([one])[0] for one in ANSWERS]
    assert grade(ANSWERS) == alone
    assert grade(ANSWERS[::-1]) == alone[::-1]
    marks_in_the_answers = [{**one, "marks": [{"a": 0, "b": 0}]} for one in ANSWERS]
    assert grade(marks_in_the_answers) == alone


def test_marked_answers_teach(grade):
    answer = [{"id": "1", "rubric": "light", "answer": "кеудеге тартатын таза нәрсе береді ғой"}]
    (before,) = grade(answer)
    (after,) = grade(answer, marked=MARKED)
    assert before["points"]["b"] == 0
    assert after["points"]["b"] > 0


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ('{"id": "1", "rubric": "light", "answer": "x"}\n{"id"', "answers.jsonl:2: "),
        ('\n{"id": "1", "rubric": "dark", "answer": "x"}', "answers.jsonl:2: "),
        ('{"id": "1", "rubric": "light"}', "answers.jsonl:1: "),
        ('["x"]', "answers.jsonl:1: "),
        ('{"id": "1", "rubric": "light", "answer": "x"}\n' * 2, "answers.jsonl:2: "),
    ],
)
def test_bad_answers_are_refused_with_their_line(grade, answers, message):
    with pytest.raises(CommandError, match=message):
        grade(answers)


@pytest.mark.parametrize(
    "marks", [None, [], [{"a": 1}], [{"a": 3, "b": 0}], [{"a": "1", "b": 0}], [{"a": True, "b": 0}]]
)
def test_bad_marks_are_refused_with_their_line(grade, marks):
    broken = [MARKED[0], {**MARKED[1], "marks": marks}]
    with pytest.raises(CommandError, match=r"marked.jsonl:2: "):
        grade(ANSWERS, marked=broken)


@pytest.mark.parametrize(
    "rubrics",
    [
        {},
        [],
        [{"id": "x", "question": "?", "key_points": []}],
        [{"id": "x", "question": "?", "key_points": [{"id": "a", "text": "t", "points": 0}]}],
        RUBRICS * 2,
    ],
)
def test_bad_rubrics_are_refused(grade, rubrics):
    with pytest.raises(CommandError, match=r"rubrics.json"):
        grade(ANSWERS, rubrics=rubrics)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        call_command("grade_answers", rubrics=tmp_path / "nowhere", answers=tmp_path / "nowhere")
