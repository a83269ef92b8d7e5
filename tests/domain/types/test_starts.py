"""The first step of each kind helps and is never the whole of the answer."""

import pytest

from lessons.domain.content.parsing import parse_payload
from lessons.domain.types.definition import FULL
from lessons.domain.types.registry import REGISTRY

EXAMPLES = [(kind, example) for kind, type_ in REGISTRY.items() for example in type_.examples()]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_a_start_is_right_and_not_the_whole_answer(kind, example):
    parsed = parse_payload(kind, example.payload)
    start = parsed.start

    if start.fields:
        assert parsed.is_valid(start.fields)
        grade = parsed.grade(start.fields)
        assert len(grade.right_fields) == 1
        assert grade.fraction != FULL
    assert not set(start.out) & set(parsed.solution.option_ids)
    assert start.text.removesuffix("…") not in parsed.solution.texts


def start_of(kind, payload):
    return parse_payload(kind, payload).start


def options(count):
    return [{"id": chr(97 + n), "text": f"Нұсқа {n}"} for n in range(count)]


def test_of_many_options_wrong_ones_can_be_ruled_out_but_for_one_and_of_two_none():
    many = start_of("single-choice", {"options": options(4), "correct": "a"})
    two = start_of("single-choice", {"options": options(2), "correct": "a"})

    assert len(many.out) == 2
    assert "a" not in many.out
    assert two.is_empty


def test_a_word_begins_with_a_third_of_its_letters_at_most():
    assert start_of("short-answer", {"accepted": ["доктрина"]}).text == "до…"
    assert start_of("short-answer", {"accepted": ["ТҚ"]}).is_empty


def test_of_several_gaps_one_is_filled_and_a_single_one_begins():
    year = {"id": "a", "accepted": ["мәдениет"]}
    two = ["Бірі – ", year, ", екіншісі – ", {**year, "id": "b"}]

    assert start_of("gaps", {"parts": two}).fields == ("a:мәдениет",)
    assert start_of("gaps", {"parts": two[:2]}).text == "мә…"


def test_a_model_answer_begins_with_its_first_words_where_there_are_many():
    points = [{"id": "a", "text": "Ой", "points": 1}]
    long = "Дипломатия – мемлекеттің сыртқы саясатын бейбіт жолмен жүргізу құралы."

    assert (
        start_of("open-answer", {"key_points": points, "model_answer": long}).text
        == "Дипломатия – мемлекеттің…"
    )
    assert start_of("open-answer", {"key_points": points, "model_answer": "Қысқа"}).is_empty
