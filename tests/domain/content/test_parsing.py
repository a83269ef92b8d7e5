from dataclasses import replace

import pytest

from lessons.domain.banks.bank import BankQuestion
from lessons.domain.content.parsing import (
    forget_payloads,
    is_same_content,
    parse,
    parse_payload,
    settle_points,
)
from lessons.domain.content.question import QuestionContent
from lessons.domain.handouts.document import ReadQuestion, Span
from lessons.domain.parts import Part
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.registry import REGISTRY

CONTENT = QuestionContent(text="Вена – Австрияда.", kind="true-false", payload={"correct": True})
POINTS = [{"id": "a", "text": "Құрал", "points": 2}, {"id": "b", "text": "Саясат", "points": 3}]
OPEN = QuestionContent(text="Дипломатия?", payload={"key_points": POINTS}, points=1)


@pytest.mark.parametrize("kind", REGISTRY)
def test_a_payload_says_what_its_type_says(kind):
    type_ = REGISTRY[kind]
    example = type_.examples()[0]
    definition = type_.parse(example.payload)

    parsed = parse_payload(kind, example.payload)

    assert parsed.definition == definition
    assert parsed.input == type_.input(definition)
    assert parsed.solution == type_.solution(definition)
    assert parsed.key_lines == type_.to_text(definition)
    assert parsed.is_valid(example.right)
    assert parsed.grade(example.wrong) == type_.grade(definition, example.wrong)


def test_equal_payloads_are_read_once():
    forget_payloads()

    assert parse(CONTENT) is parse(replace(CONTENT, text="Гаага", payload={"correct": True}))


def test_payloads_that_python_takes_for_equal_are_told_apart():
    assert parse_payload("true-false", {"correct": True})
    with pytest.raises(PayloadError):
        parse_payload("true-false", {"correct": 1})


@pytest.mark.parametrize("payload", [{"correct": {1, 2}}, {"correct": object()}, {1: 2}])
def test_what_is_no_json_is_refused_by_the_type(payload):
    with pytest.raises(PayloadError):
        parse_payload("true-false", payload)


def test_a_kind_that_is_not_there_is_no_payload_of_any_type():
    with pytest.raises(KeyError):
        parse_payload("essay", {})


def test_a_content_is_the_same_in_any_frame():
    read = ReadQuestion.of(CONTENT, part=Part.LEVEL_1, span=Span(1, 2))
    bank = BankQuestion.of(read, tags=("Еуропа",))

    assert is_same_content(read, bank)
    assert QuestionContent.of(bank) == CONTENT


@pytest.mark.parametrize(
    "other",
    [
        replace(CONTENT, text="Вена – Венгрияда."),
        replace(CONTENT, payload={"correct": False}),
        replace(CONTENT, points=2),
        replace(CONTENT, explanation="Астанасы."),
        replace(CONTENT, hints=("Картаға қараңыз.",)),
        replace(CONTENT, kind="open-answer", payload={}),
    ],
)
def test_a_content_is_another_where_one_field_differs(other):
    assert not is_same_content(CONTENT, other)


def test_a_payload_may_leave_out_what_goes_without_saying():
    spelled = {"key_points": [], "model_answer": ""}

    assert is_same_content(replace(OPEN, payload={}), replace(OPEN, payload=spelled))


def test_key_points_decide_about_the_points():
    read = ReadQuestion.of(OPEN, part=Part.LEVEL_2)

    assert settle_points(read) == replace(OPEN, points=5)
    assert settle_points(replace(OPEN, payload={}, points=4)).points == 4
