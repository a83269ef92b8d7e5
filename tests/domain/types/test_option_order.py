"""The options of a question in an order of one attempt's own."""

import pytest

from lessons.domain.content.parsing import parse_payload
from lessons.domain.types.definition import Control, Input, Option
from lessons.domain.types.option_order import AS_WRITTEN, in_order_of
from lessons.domain.types.registry import REGISTRY

EXAMPLES = [(kind, one.payload) for kind, each in REGISTRY.items() for one in each.examples()]


def single(*texts):
    options = tuple(Option(id=f"o{place}", text=text) for place, text in enumerate(texts))
    return Input(control=Control.SINGLE, options=options)


def shown(drawn, seed, question=5):
    return [option.text for option in in_order_of(drawn, seed=seed, question=question).options]


FOUR = single("Елшілік", "Палата", "Өкілдік", "Консулдық")


def test_every_place_holds_every_option_in_some_attempt():
    orders = {tuple(shown(FOUR, seed)) for seed in range(1, 400)}

    assert len(orders) == 24


def test_the_same_attempt_shows_the_same_and_another_question_another_order():
    assert shown(FOUR, 9) == shown(FOUR, 9)
    assert len({tuple(shown(FOUR, 9, question)) for question in range(40)}) > 10


@pytest.mark.parametrize(
    "text",
    [
        "Барлығы дұрыс",
        "Жоғарыдағылардың бәрі",
        "Дұрыс жауап жоқ",
        "Все перечисленные",
        "Нет верного ответа",
        "All of the above",
        "None of these",
    ],
)
def test_an_option_about_the_others_stays_below_them(text):
    drawn = single("Елшілік", "Палата", "Өкілдік", text)

    assert {shown(drawn, seed)[-1] for seed in range(1, 50)} == {text}
    assert len({shown(drawn, seed)[0] for seed in range(1, 50)}) == 3


@pytest.mark.parametrize(("kind", "payload"), EXAMPLES)
def test_every_kind_keeps_its_options_its_fields_and_its_answers(kind, payload):
    drawn = parse_payload(kind, payload).input
    mixed = in_order_of(drawn, seed=11, question=3)

    assert in_order_of(drawn, seed=AS_WRITTEN, question=3) == drawn
    assert set(mixed.options) == set(drawn.options)
    assert [field.id for field in mixed.fields] == [field.id for field in drawn.fields]
    for one, other in zip(mixed.fields, drawn.fields, strict=True):
        assert set(one.options) == set(other.options)


def test_true_stays_before_false_and_matching_and_ordering_as_their_kind_has_them():
    for kind in ("true-false", "matching", "ordering"):
        drawn = parse_payload(kind, REGISTRY[kind].examples()[0].payload).input

        assert all(in_order_of(drawn, seed=seed, question=1) == drawn for seed in range(1, 20))
