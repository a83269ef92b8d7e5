"""What the benchmark of documents counts as right, wrong and neither."""

import json

import pytest

from benchmarks import documents
from benchmarks.scoring import Total, compare, is_alike

LESSON = {"number": None, "title": "", "body": [], "questions": [], "tasks": [], "tests": []}
TEST = {"stem": "Су не?", "options": ["бу", "мұз"], "correct": [1], "key_confirmed": True}


def label(**lesson) -> dict:
    about = {
        name: lesson.pop(name) for name in ("levels_soft", "verdict_also_ok") if name in lesson
    }
    return {"verdict": "ok", "lessons": [{**LESSON, **lesson}], **about}


def read(verdict: str = "ok", **lesson) -> dict:
    return {"verdict": verdict, "kind": "handout", "lessons": [{**LESSON, **lesson}]}


def asked(*texts: str, **about) -> list[dict]:
    return [{"level": None, "text": text, **about} for text in texts]


def told(count) -> tuple[int, int, int]:
    return count.wanted, count.found, count.right


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Су – деген не?", "Су - деген не", True),
        (
            "«Судың» айналымы қандай кезеңдерден тұрады?",
            "Судың айналымы қандай кезеңнен тұрады",
            False,
        ),
        ("Судың табиғаттағы айналымы қандай", "Судың табиғаттағы айналымы қандай,", True),
        ("", "", False),
    ],
)
def test_texts_are_alike_but_for_a_letter_of_twenty(one, other, same):
    assert is_alike(one, other) is same


def test_a_question_missed_and_one_too_many():
    score = compare(
        label(questions=asked("Су не?", "Мұз не?")), read(questions=asked("Су не?", "1"))
    )

    assert told(score.questions) == (2, 2, 1)
    assert score.misses == ["missing: Мұз не?", "too much: 1"]
    assert not score.is_whole


def test_a_short_word_before_a_long_text_is_no_fault():
    score = compare(
        label(questions=asked("Судың айналымын сипаттаңыз.")),
        read(questions=asked("Есеп: Судың айналымын сипаттаңыз.")),
    )

    assert told(score.questions) == (1, 1, 1)


@pytest.mark.parametrize(
    ("wanted", "found", "soft", "counted"),
    [
        (2, 2, False, (1, 1)),
        (2, None, False, (1, 0)),
        (2, None, True, (1, 1)),
        (None, 3, False, (0, 0)),
    ],
)
def test_a_level_counts_where_the_document_gives_one(wanted, found, soft, counted):
    score = compare(
        label(questions=[{"level": wanted, "text": "Су не?"}], levels_soft=soft),
        read(questions=[{"level": found, "text": "Су не?"}]),
    )

    assert (score.levels.wanted, score.levels.right) == counted


def test_points_and_answers_belong_to_their_question():
    wanted = asked("Су не?", points=5, answer="Сұйық зат екен")

    right = compare(label(questions=wanted), read(questions=wanted))
    left = compare(
        label(questions=wanted),
        read(questions=asked("Су не?"), body=[{"heading": "", "text": "Жауабы: сұйық зат екен."}]),
    )

    assert (right.points.right, right.answers.right, right.answers_left) == (1, 1, 0)
    assert (left.points.right, left.answers.right, left.answers_left) == (0, 0, 1)
    assert not left.is_whole


@pytest.mark.parametrize("name", ["questions", "tasks"])
def test_work_in_the_lesson_is_fair_as_a_task_or_a_question(name):
    found = asked("Картаны бояңыз", kind="guided", label="")
    score = compare(
        label(tasks=[{"kind": "class", "text": "Картаны бояңыз"}]), read(**{name: found})
    )

    assert told(score.class_tasks)[::2] == (1, 1)
    assert (score.questions.found, score.tasks.found) == (0, 0)


def test_what_may_be_read_or_left_is_neither_found_nor_false():
    wanted = label(also_ok={"questions": ["Мұз не?"]})

    assert told(compare(wanted, read(questions=asked("Мұз не?"))).questions) == (0, 0, 0)
    assert compare(wanted, read()).is_whole


def test_true_or_false_is_neither_either():
    score = compare(label(special=[{"text": "Су – зат."}]), read(questions=asked("Су – зат.")))

    assert told(score.questions) == (0, 0, 0)


def test_a_test_counts_with_all_its_options():
    short = {**TEST, "options": ["бу"]}

    assert told(compare(label(tests=[TEST]), read(tests=[TEST])).tests) == (1, 1, 1)
    assert told(compare(label(tests=[TEST]), read(tests=[short])).tests) == (1, 1, 0)


@pytest.mark.parametrize(
    ("about", "right", "wrong"),
    [({}, 1, 0), ({"key_confirmed": False}, 0, 0), ({"correct": [0]}, 0, 1)],
)
def test_only_a_confirmed_key_is_right_or_wrong(about, right, wrong):
    score = compare(label(tests=[TEST]), read(tests=[{**TEST, **about}]))

    assert (score.keys.right, score.wrong_keys) == (right, wrong)


def test_fields_are_those_of_the_lesson_of_the_same_number():
    expected = label(number=2, title="Мұз", goal="тану")
    found = {"verdict": "ok", "kind": "handout", "lessons": []}
    found["lessons"] = [
        {**LESSON, "number": 1, "title": "Су"},
        {**LESSON, "number": 2, "title": "Мұз"},
    ]

    score = compare(expected, found)

    assert told(score.main_fields)[::2] == (2, 1)
    assert score.numbers.right == 1


def test_what_is_asked_must_not_stand_in_the_body_and_steps_are_not_asked():
    score = compare(
        label(body_excludes=["Су не?"], body_contains=["Бұлт"], not_questions=["Суды құйыңыз"]),
        read(questions=asked("Суды құйыңыз"), body=[{"heading": "Бұлт", "text": "Су не?"}]),
    )

    assert (score.leaks, score.strays, score.body.right) == (1, 1, 1)


def test_sure_documents_are_right_and_right_ones_are_sure():
    whole, wrong = label(questions=asked("Су не?")), label(questions=asked("Мұз не?"))
    found = read(questions=asked("Су не?"))
    total = Total(
        [compare(whole, found), compare(wrong, found), compare(whole, {**found, "verdict": "warn"})]
    )

    assert told(total.sure) == (2, 2, 1)


def test_the_mean_is_over_documents():
    one = compare(label(questions=asked("Су не?")), read())
    other = compare(label(questions=asked("а", "б", "в")), read(questions=asked("а", "б", "в")))

    assert Total([one, other]).mean("questions", "recall") == 0.5
    assert Total([one, other]).count("questions").recall == 0.75


def test_the_command_prints_a_column_for_each_folder(tmp_path, capsys):
    for name, verdict in (("first", "ok"), ("second", "refuse")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "a.txt").write_text("№4 сабақ: Су\n1-деңгей\n1. Су деген не?\n", "utf-8")
        expected = {**label(questions=[{"level": 1, "text": "Су деген не?"}]), "file": "a.txt"}
        text = json.dumps({**expected, "verdict": verdict})
        (folder / "a.expected.json").write_text(text, "utf-8")

    documents.main([str(tmp_path / "first"), str(tmp_path / "second"), "--each"])

    printed = capsys.readouterr().out
    assert "|  | first | second | all |" in printed
    assert "| questions, recall | 1/1 1.000 | – – | 1/1 1.000 |" in printed
    assert "| refused, of those to be refused | – | 0/1 | 0/1 |" in printed


def test_folders_of_one_name_are_told_apart(tmp_path):
    folders = [tmp_path / "one" / "a", tmp_path / "two" / "a"]

    assert documents.names_of(folders) == ["one/a", "two/a"]


def test_a_glossary_that_is_kept_apart_is_no_leak():
    terms = [{"name": "Рекреация", "meaning": "демалыс"}]
    shown = {"heading": "", "text": "Рекреация – демалыс"}
    expected = label(body_excludes=["Рекреация – демалыс"], body_contains=["Рекреация"])

    score = compare(expected, read(body=[shown], terms=terms))

    assert score.leaks == 0
    assert score.body.right == 1
    assert compare(expected, read(body=[shown])).leaks == 1
