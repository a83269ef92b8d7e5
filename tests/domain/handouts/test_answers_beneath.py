"""Answers that an author wrote under open questions: for the key, never for the students."""

import pytest

from lessons.domain.handouts.document import Document, ReadQuestion, Span
from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.registry import read_document
from lessons.domain.types.registry import REGISTRY

HEAD = "№4 практикалық сабақ: Су\nМақсаты: білу.\nТеориялық бөлім\nСу ағады.\n1-деңгей\n"


def read(asked: str) -> Document:
    return read_document("class.txt", (HEAD + asked).encode())


def questions(asked: str) -> tuple[ReadQuestion, ...]:
    (lesson,) = read(asked).lessons
    return lesson.questions


def answered(asked: str) -> list[tuple[str, str]]:
    return [(each.text, each.payload.get("model_answer", "")) for each in questions(asked)]


def codes(asked: str) -> list[str]:
    return [warning.code for warning in read(asked).warnings]


@pytest.mark.parametrize(
    "answer",
    [
        "Жауабы: сұйық.",
        "Жауап: сұйық.",
        "Дұрыс жауап: сұйық.",
        "Үлгі жауап: сұйық.",
        "Күтілетін жауап: сұйық.",
        "Ответ: сұйық.",
        "Правильный ответ: сұйық.",
        "Образец ответа: сұйық.",
        "(Жауабы: сұйық.)",
        "[Ответ: сұйық.]",
        "**Жауабы:** сұйық.",
    ],
)
@pytest.mark.parametrize("number", ["1. {}", "{}"], ids=["numbered", "a line each"])
def test_an_answer_below_a_question_is_its_model_answer(number, answer):
    first = number.format("Су не?")
    second = number.replace("1", "2").format("Бу не?")

    assert answered(f"{first}\n{answer}\n{second}\n") == [("Су не?", "сұйық."), ("Бу не?", "")]
    # In so small a document the models may not see what the rules do.
    assert set(codes(f"{first}\n{answer}\n{second}\n")) <= {"read-two-ways"}


def test_an_answer_may_stand_below_the_word_for_it():
    assert answered("1. Су не?\nЖауабы:\nсұйық.\n2. Бу не?\n") == [
        ("Су не?", "сұйық."),
        ("Бу не?", ""),
    ]


@pytest.mark.parametrize(
    ("line", "text", "answer"),
    [
        ("1. Су не? Жауабы: сұйық.", "Су не?", "сұйық."),
        ("1. Су не? (жауабы: сұйық)", "Су не?", "сұйық"),
        ("1. Түрін ата (Жауабы: су (сұйық)) (5 балл)", "Түрін ата", "су (сұйық)"),
        ("1. Су не? Қысқаша жауабы: сұйық.", "Су не?", "сұйық."),
        ("1. Су не? қысқаша жауабы: сұйық.", "Су не?", "сұйық."),
        ("1. Су не?Жауабы: сұйық.", "Су не?", "сұйық."),
        ("1. Су не? // Жауап: сұйық.", "Су не?", "сұйық."),
        ("1. Су не? Жауабы – сұйық.", "Су не?", "сұйық."),
        ("1. Су не? Жауабы - сұйық.", "Су не?", "сұйық."),
        ("1. Су деген не Жауабы: сұйық.", "Су деген не", "сұйық."),
        ("1. Су не? Дұрыс жауап нұсқасы: сұйық.", "Су не?", "сұйық."),
        ("1. Что есть вода? Краткий ответ: жидкость.", "Что есть вода?", "жидкость."),
    ],
)
def test_an_answer_may_stand_on_the_line_of_its_question(line, text, answer):
    assert answered(line) == [(text, answer)]


@pytest.mark.parametrize(
    "line",
    ["1. Суды ата, жауабы: сұйық.", "1. Су деген не жауабы – сұйық.", "1. Су, ответ: жидкость"],
)
def test_a_question_that_seems_to_hold_its_answer_is_doubted(line):
    """Students would see it."""
    assert codes(line) == ["heading-inside"]


@pytest.mark.parametrize(
    "line",
    ["1. Су не? Қысқаша жауап беріңіз.", "1. Суды ата, жауабы: ______"],
)
def test_a_question_that_only_speaks_of_answers_is_not_doubted(line):
    assert answered(line) == [(line.removeprefix("1. "), "")]
    assert codes(line) == []


def test_answers_and_questions_may_share_one_line():
    found = answered("1. Су не? Жауабы: сұйық. 2. Бу не? Жауабы: газ.\n")

    assert found == [("Су не?", "сұйық."), ("Бу не?", "газ.")]


def test_an_answer_goes_on_over_its_lines_and_points():
    found = answered("1. Су не?\nЖауабы: 1) бу; 2) мұз;\nәрі сұйық.\n2. Бу не?\n")

    assert found == [("Су не?", "1) бу; 2) мұз; әрі сұйық."), ("Бу не?", "")]


def test_the_answer_of_a_task_is_kept_too_and_its_lines_are_in_sight():
    *_, task = questions("1. Су не?\nБӨЖ\n1. Формуласын жаз.\nЖауабы: H2O\n")

    assert (task.text, task.payload["model_answer"]) == ("Формуласын жаз.", "H2O")
    assert task.span == Span(8, 9)


@pytest.mark.parametrize("blank", ["Жауабы: ______", "Жауабы: ........", "Жауабы:"])
def test_a_place_for_the_students_answer_is_none(blank):
    (question,) = questions(f"1. Су не?\n{blank}\n")

    assert question.text == f"Су не? {blank}"
    assert question.payload == {}


def test_an_answer_without_a_question_is_noted():
    assert questions("1. Жауабы: сұйық.\n") == ()
    assert "not-used" in codes("1. Жауабы: сұйық.\n")


def test_a_question_that_an_answer_seems_to_hold_is_doubted():
    assert "heading-inside" in codes("1. Су не?\nЖауабы: сұйық.\n3. Бу не?\nЖауабы: газ.\n")


def test_the_json_of_a_question_tells_its_answer_beside_its_text():
    (lesson,) = to_json(read("1. Су не?\nЖауабы: сұйық.\n"))["lessons"]

    assert lesson["questions"] == [{"level": 1, "text": "Су не?", "answer": "сұйық."}]


def test_what_is_read_is_what_the_question_type_parses():
    (question,) = questions("1. Су не?\nЖауабы: сұйық.\n")
    type_ = REGISTRY[question.kind]

    assert type_.to_text(type_.parse(question.payload)) == "---\nсұйық."
